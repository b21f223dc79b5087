import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { sizeFaults } from '@gongkai/shared/base/template/entry-limits'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { ChangeRowsRequest, GuidelineVersionDetail } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { decideEditGuideline, unknownRow } from '@gongkai/shared/compiling/guideline/guideline-policy'
import { asEntry, asModel, modelDiff } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { GUIDELINE } from '@gongkai/shared/district/guideline/guideline-lifecycle'
import { NO_SOURCE } from '@gongkai/shared/district/guideline/guideline-source'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { GuidelineChangeEntity, GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { type GuardedRow, rowTexts } from '../../district/privacy/guarded-text.js'
import { PrivacyGuard } from '../../district/privacy/privacy-guard.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentVersionDetail } from './guideline.presenter.js'
import { ensureReads, ensureSeenGuideline, type GuidelineCase, loadGuideline } from './guideline-case.js'

/** 增加、修改、不再适用: into a version that is not in force yet; nothing that units are asked changes by it. */
@Injectable()
export class ChangeRows {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(PrivacyGuard) private readonly guard: PrivacyGuard,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, domainCode: string, request: ChangeRowsRequest): Promise<GuidelineVersionDetail> {
    return act(this.dataSource, async (tx) => {
      const guideline = await loadGuideline(tx, domainCode, true)
      await ensureReads(tx, guideline, actor)
      await ensureSeenGuideline(tx, guideline, request.version)
      const { into, fields } = request
      const announced = guideline.versions.some(({ id, state }) => id === into && state !== 'draft')
      ensure([
        ...decideEditGuideline(guideline.domain.leadCodes, actor),
        ...faultsOf(guideline, request),
        // An announced version is read by all units already.
        ...(announced && fields
          ? await this.guard.refusals(tx, actor.organisationCode, rowTexts(rowAsWritten(fields)))
          : []),
      ])
      const version = await this.versionFor(tx, guideline, request.into, actor)
      const written = await writeChanges(tx, guideline, version.id, request)
      await this.ledger.record(tx, actor, {
        kind: 'guideline.edited',
        place: { domainCode },
        detail: { versionId: version.id, change: request.kind, rows: written },
      })
      return presentVersionDetail(tx, domainCode, version.id, { actor, today: this.clock.today() })
    })
  }

  private async versionFor(
    tx: EntityManager,
    { versions, domain }: GuidelineCase,
    into: number | undefined,
    actor: SignedIn,
  ): Promise<GuidelineVersionEntity> {
    const open = versions.find((version) =>
      into === undefined ? version.state === 'draft' && version.origin === 'hand' : version.id === into,
    )
    if (open) return open
    return tx.save(GuidelineVersionEntity, {
      domainCode: domain.code,
      number: 0,
      origin: 'hand',
      state: GUIDELINE.start,
      source: { ...NO_SOURCE },
      packHash: '',
      comesOn: '',
      announcedIn: '',
      spared: null,
      by: `${actor.organisationName} ${actor.name}`,
      madeAt: this.clock.now(),
      announcedAt: null,
      inForceAt: null,
    })
  }
}

/** All reasons at once, each at the part of the request that it is about. */
function faultsOf(guideline: GuidelineCase, { kind, itemIds = [], fields, into }: ChangeRowsRequest): Refusal[] {
  const faults: Refusal[] = []
  if (into !== undefined) {
    const version = guideline.versions.find(({ id }) => id === into)
    if (!version) throw notFound('一版标准指引')
    if (!GUIDELINE.mayFrom('edit', version.state))
      faults.push(refuse('guideline.state', 'into', '这一版已经生效或者收回，不能再改'))
  }
  if (kind === 'new' && itemIds.length > 0)
    faults.push(refuse('guideline.rows', 'itemIds', '增加一行时不必指明现有的行'))
  if (kind === 'changed' && itemIds.length !== 1) faults.push(refuse('guideline.rows', 'itemIds', '请指明要修改的一行'))
  if (kind === 'gone' && itemIds.length === 0) faults.push(refuse('guideline.rows', 'itemIds', '请至少选择一行'))
  itemIds.forEach((id, index) => {
    const item = guideline.items.find((candidate) => candidate.id === id)
    if (!item) faults.push(unknownRow(id, `itemIds/${index}`))
    else if (item.appliesTo !== null) faults.push(refuse('guideline.retired', `itemIds/${index}`, '这一行已不再适用'))
  })
  if (kind !== 'gone') faults.push(...rowFaults(fields))
  return faults
}

/** A row as it was written in the request, for the gate. */
export const rowAsWritten = (fields: NonNullable<ChangeRowsRequest['fields']>): GuardedRow => ({
  fields: asEntry(fields),
  at: 'fields',
  name: `“${maskPersonalData(entryName(asEntry(fields)))}”`,
})

/** A row has a name, at least one level, and nothing absurdly long. */
export function rowFaults(fields: ChangeRowsRequest['fields']): Refusal[] {
  if (!fields) return [refuse('guideline.fields', 'fields', '缺少这一行的内容')]
  const row = asEntry(fields)
  const faults = sizeFaults(row).map((fault) => ({ ...fault, at: `fields/${fault.at}` }))
  if (!row.level1.trim()) faults.push(refuse('guideline.name', 'fields/level1', '请填写一级事项'))
  if (!row.level2.trim()) faults.push(refuse('guideline.name', 'fields/level2', '请填写二级事项'))
  if (row.levels.length === 0)
    faults.push(refuse('guideline.levels', 'fields/levels', '请选择公开层级：区级、乡级或者两级都选'))
  return faults
}

async function writeChanges(
  tx: EntityManager,
  guideline: GuidelineCase,
  versionId: number,
  { kind, itemIds = [], fields }: ChangeRowsRequest,
): Promise<number> {
  const held = guideline.changesOf.get(versionId) ?? []
  if (kind === 'new') {
    const row = asModel(fields ?? {})
    const same = held.find(
      (change) => change.kind === 'new' && change.fields && namesOf(change.fields) === namesOf(row),
    )
    await tx.save(GuidelineChangeEntity, { ...blank(versionId), ...same, kind, fields: row })
    return 1
  }
  for (const itemId of itemIds) {
    const item = guideline.items.find(({ id }) => id === itemId)
    const before = held.find((change) => change.itemId === itemId)
    const base = before?.base ?? item?.fields ?? null
    const next = kind === 'changed' ? asModel(fields ?? {}) : null
    // A row that is written back to what it was is no change.
    if (base && next && modelDiff(base, next).length === 0) {
      if (before) await tx.delete(GuidelineChangeEntity, { id: before.id })
    } else await tx.save(GuidelineChangeEntity, { ...blank(versionId), ...before, kind, itemId, base, fields: next })
  }
  return itemIds.length
}

const blank = (versionId: number) => ({ versionId, itemId: null, base: null, fields: null, former: null })
