import { type Decision, refuse } from '@gongkai/shared/base/refusal'
import { isLocalDate } from '@gongkai/shared/base/time/local-date'
import type {
  EditChangeRequest,
  GuidelineVersionDetail,
  NameSourceRequest,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import { decideEditGuideline, decideEditVersion } from '@gongkai/shared/compiling/guideline/guideline-policy'
import { asModel } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import {
  GuidelineChangeEntity,
  type GuidelineVersionEntity,
} from '../../district/guideline/guideline-version.entity.js'
import { rowTexts } from '../../district/privacy/guarded-text.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { rowAsWritten, rowFaults } from './change-rows.js'
import { presentVersionDetail, shownVersion } from './guideline.presenter.js'
import {
  domainOfVersion,
  ensureReads,
  ensureSeenGuideline,
  type GuidelineCase,
  loadGuideline,
} from './guideline-case.js'

/** Acts upon one version that leave the model rows as they are: its changes are corrected or taken out, its source is named. */
@Injectable()
export class EditVersion {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  edit(actor: SignedIn, id: number, changeId: number, { version, fields }: EditChangeRequest) {
    return this.on(actor, id, version, async (tx, guideline, held) => {
      const change = changeOf(guideline, id, changeId)
      ensure([
        ...decideEdit(guideline, held, actor),
        ...(change.kind === 'gone' ? [refuse('guideline.gone', 'fields', '这一行不再适用，没有可以修改的内容')] : []),
        ...rowFaults(fields),
        // An announced version is read by all units already.
        ...(held.state === 'draft'
          ? []
          : await this.guard.refusals(tx, actor.organisationCode, rowTexts(rowAsWritten(fields)))),
      ])
      await tx.save(GuidelineChangeEntity, { ...change, fields: asModel(fields) })
      return 'changed'
    })
  }

  remove(actor: SignedIn, id: number, changeId: number, version: number) {
    return this.on(actor, id, version, async (tx, guideline, held) => {
      const change = changeOf(guideline, id, changeId)
      ensure(decideEdit(guideline, held, actor))
      await tx.delete(GuidelineChangeEntity, { id: change.id })
      return 'removed'
    })
  }

  nameSource(actor: SignedIn, id: number, { version, source }: NameSourceRequest) {
    return this.on(actor, id, version, async (tx, guideline, held) => {
      const day: Decision =
        source.date && !isLocalDate(source.date)
          ? [refuse('guideline.date', 'source/date', '没有这一天，请重新填写')]
          : []
      ensure([...decideEditGuideline(guideline.domain.leadCodes, actor), ...day])
      const { issuer, title, documentNumber, date } = source
      await tx.save(Object.assign(held, { source: { issuer, title, documentNumber, date } }))
      return 'source'
    })
  }

  private on(
    actor: SignedIn,
    id: number,
    read: number,
    write: (tx: EntityManager, guideline: GuidelineCase, held: GuidelineVersionEntity) => Promise<string>,
  ): Promise<GuidelineVersionDetail> {
    return act(this.dataSource, async (tx) => {
      const domainCode = await domainOfVersion(tx, id)
      const guideline = await loadGuideline(tx, domainCode, true)
      await ensureReads(tx, guideline, actor)
      const held = shownVersion(guideline, id, actor)
      await ensureSeenGuideline(tx, guideline, read)
      const change = await write(tx, guideline, held)
      await this.ledger.record(tx, actor, {
        kind: 'guideline.edited',
        place: { domainCode },
        detail: { versionId: id, change, rows: 1 },
      })
      return presentVersionDetail(tx, domainCode, id, { actor, today: this.clock.today() })
    })
  }
}

const decideEdit = ({ domain }: GuidelineCase, { state }: GuidelineVersionEntity, actor: SignedIn): Decision =>
  decideEditVersion({ state, leadCodes: domain.leadCodes, changes: 0, handedInUpon: false }, actor)

function changeOf({ changesOf }: GuidelineCase, id: number, changeId: number): GuidelineChangeEntity {
  const change = changesOf.get(id)?.find((candidate) => candidate.id === changeId)
  if (!change) throw notFound('处改动')
  return change
}
