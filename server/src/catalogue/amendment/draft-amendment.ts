import { refuse } from '@gongkai/shared/base/refusal'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import type {
  AmendmentView,
  DraftAmendmentRequest,
  OpenAmendmentConflict,
} from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { AMENDMENT } from '@gongkai/shared/catalogue/amendment/amendment-lifecycle'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import type { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound, Refused } from '../../platform/http/refused.js'
import { AmendmentEntity } from './amendment.entity.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { AmendmentActs } from './amendment-acts.js'
import { loadAmendment } from './amendment-case.js'
import { openAmendments, ownPublished } from './own-published.query.js'

interface Target {
  assignment: AssignmentEntity
  written: Pick<AmendmentEntity, 'publicNumber' | 'entryId' | 'before' | 'fields'>
}

/** 起草: a copy of one's own published entry to change, the entry to withdraw, or an empty one to add. */
@Injectable()
export class DraftAmendment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  run(actor: SignedIn, { kind, publicNumber = '', domainCode = '' }: DraftAmendmentRequest): Promise<AmendmentView> {
    return act(this.dataSource, async (tx) => {
      const { assignment, written } =
        kind === 'add' ? await toAdd(tx, actor, domainCode) : await toAmend(tx, actor, publicNumber)
      const amendment = await tx.save(AmendmentEntity, {
        ...written,
        domainCode: assignment.domainCode,
        assignmentId: assignment.id,
        fields: kind === 'withdraw' ? null : written.fields,
        version: 1,
        kind,
        state: AMENDMENT.start,
        organisationCode: actor.organisationCode,
        trigger: '' as const,
        triggerOn: '',
        reason: '',
        signedBy: [],
        remark: '',
        editionId: null,
        lawWaveId: null,
        askedArticle: '',
      })
      await this.acts.record(tx, actor, { amendment, assignment }, 'drafted')
      return this.presenter.view(tx, await loadAmendment(tx, amendment.id, actor), actor)
    })
  }
}

/** To the unit's own work of the round in which the domain is published. */
async function toAdd(tx: EntityManager, actor: SignedIn, domainCode: string): Promise<Target> {
  const work = (await ownPublished(tx, actor.organisationCode)).assignments.filter(
    (assignment) => assignment.domainCode === domainCode,
  )
  const assignment = work.find(({ organisationCode }) => organisationCode === actor.organisationCode) ?? work[0]
  if (!assignment) {
    const text = '本单位在该领域还没有已发布的目录，请在填报任务中增加公开事项'
    throw new Refused(422, [refuse('amendment.unpublished', 'domainCode', text)])
  }
  return { assignment, written: { publicNumber: null, entryId: null, before: null, fields: { ...EMPTY_ENTRY } } }
}

/** One at a time: the domain's row is held while we look whether there is one. */
async function toAmend(tx: EntityManager, actor: SignedIn, publicNumber: string): Promise<Target> {
  const found = (await ownPublished(tx, actor.organisationCode)).rows.find(
    ({ entry }) => entry.publicNumber === publicNumber,
  )
  if (!found) throw notFound('个本单位已发布的公开事项')
  const { assignment, entry } = found
  await tx.findOneOrFail(PilotDomainEntity, { where: { code: assignment.domainCode }, ...rowLock(tx) })
  const open = (await openAmendments(tx, [entry.id])).get(entry.id)
  if (open) {
    const text = `这个公开事项已有一件尚未发布的动态调整（编号 ${open}），请先办结`
    const conflict: OpenAmendmentConflict = {
      refusals: [refuse('amendment.open', 'publicNumber', text)],
      openAmendmentId: open,
    }
    throw new Refused(409, conflict.refusals, { openAmendmentId: open })
  }
  return { assignment, written: { publicNumber, entryId: entry.id, before: entry.fields, fields: entry.fields } }
}
