import type { PackGuidelineItem } from '@gongkai/shared/base/region/region-pack'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type {
  GuidelineDetail,
  GuidelineSummary,
  GuidelineVersionDetail,
  GuidelineVersionView,
  ModelRowView,
  RowChangeView,
} from '@gongkai/shared/compiling/guideline/guideline.contract'
import {
  concerns,
  decideAnnounce,
  decideEditGuideline,
  decideEditVersion,
  decidePublishGuideline,
  decideTakeBackVersion,
} from '@gongkai/shared/compiling/guideline/guideline-policy'
import { asEntry, modelDiff } from '@gongkai/shared/compiling/guideline/rows-of-version'
import { isOfLevel } from '@gongkai/shared/district/guideline/levels'
import { proposedStages } from '@gongkai/shared/district/guideline/stage-proposal'
import type { MarkedFinding } from '@gongkai/shared/district/privacy/privacy.contract'
import type { EntityManager } from 'typeorm'
import type { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { isUnchecked } from '../../district/guideline/guideline-item.fields.js'
import type {
  GuidelineChangeEntity,
  GuidelineVersionEntity,
} from '../../district/guideline/guideline-version.entity.js'
import { readMarks } from '../../district/privacy/read-marks.query.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { ensureReads, type GuidelineCase, loadGuideline, textsOfChanges } from './guideline-case.js'
import { handedInUpon } from './handed-in-upon.query.js'

interface Asker {
  actor: SignedIn
  today: string
}

const isKeeper = ({ domain }: Pick<GuidelineCase, 'domain'>, actor: SignedIn) =>
  decideEditGuideline(domain.leadCodes, actor).length === 0

/** The rows that the asker reads: all for whoever keeps it, for others those of their level. */
function visible({ domain, items }: Pick<GuidelineCase, 'domain' | 'items'>, actor: SignedIn): GuidelineItemEntity[] {
  if (isKeeper({ domain }, actor)) return items
  return items.filter(({ fields, appliesTo }) => appliesTo === null && isOfLevel(fields.levels, actor.organisationKind))
}

export function presentSummary(
  guideline: Pick<GuidelineCase, 'domain' | 'items' | 'versions'>,
  actor: SignedIn,
): GuidelineSummary {
  const { domain, versions } = guideline
  const rows = visible(guideline, actor).filter(({ appliesTo }) => appliesTo === null)
  const states = isKeeper(guideline, actor) ? ['draft', 'announced'] : ['announced']
  return {
    domain: { code: domain.code, name: domain.name },
    total: rows.length,
    checked: rows.filter((row) => !isUnchecked(row)).length,
    withoutStage: rows.filter(({ fields }) => fields.stages.length === 0).length,
    number: versions.find(({ state }) => state === 'inForce')?.number ?? 0,
    pending: versions.filter(({ state }) => states.includes(state)).length,
    can: {
      edit: [...decideEditGuideline(domain.leadCodes, actor)],
      announce: [...decidePublishGuideline(domain.leadCodes, actor)],
    },
  }
}

/** @throws Refused 404 where the asker has nothing to do with the domain */
export async function presentGuideline(tx: EntityManager, domainCode: string, asker: Asker): Promise<GuidelineDetail> {
  const guideline = await loadGuideline(tx, domainCode)
  await ensureReads(tx, guideline, asker.actor)
  const drafted = draftedRows(guideline, asker.actor)
  const versions: GuidelineVersionView[] = []
  for (const version of guideline.versions)
    if (isShown(guideline, version, asker.actor)) versions.push(await presentVersion(tx, guideline, version, asker))
  return {
    ...presentSummary(guideline, asker.actor),
    version: guideline.version,
    running: runningOf(guideline),
    items: visible(guideline, asker.actor).map((item) => presentRow(item, drafted.get(item.id) ?? null)),
    versions,
  }
}

/** A draft is its keepers' own, also one that was given up; of the others a unit sees those that concern it. */
function isShown(guideline: GuidelineCase, version: GuidelineVersionEntity, actor: SignedIn): boolean {
  if (isKeeper(guideline, actor)) return true
  if (version.number === 0) return false
  const changes = guideline.changesOf.get(version.id) ?? []
  return version.origin === 'pack' && changes.length === 0
    ? true
    : changes.some((change) => concerns({ before: change.base, after: change.fields }, actor.organisationKind))
}

const runningOf = ({ phases }: GuidelineCase) =>
  phases.running && { round: phases.running.round, phase: phases.running.phase }

/** By row, its change in the draft that is written by hand; a unit that does not keep the 标准指引 knows of none. */
function draftedRows(guideline: GuidelineCase, actor: SignedIn): Map<number, ModelRowView['drafted']> {
  const draft = guideline.versions.find(({ state, origin }) => state === 'draft' && origin === 'hand')
  if (!draft || !isKeeper(guideline, actor)) return new Map()
  const changes = guideline.changesOf.get(draft.id) ?? []
  return new Map(changes.map(({ id, itemId }) => [itemId ?? 0, { versionId: draft.id, changeId: id }]))
}

const presentRow = (item: GuidelineItemEntity, drafted: ModelRowView['drafted']): ModelRowView => ({
  id: item.id,
  fields: shown(item.fields),
  unchecked: isUnchecked(item),
  checkedBy: item.checkedBy,
  checkedAt: item.checkedAt?.toISOString() ?? null,
  proposedStages: item.fields.stages.length === 0 ? proposedStages(item.fields) : [],
  appliesFrom: item.appliesFrom?.toISOString() ?? null,
  appliesTo: item.appliesTo?.toISOString() ?? null,
  drafted,
})

const shown = (fields: PackGuidelineItem): EntryFields => ({ ...EMPTY_ENTRY, ...asEntry(fields) })

async function presentVersion(
  tx: EntityManager,
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  { actor, today }: Asker,
): Promise<GuidelineVersionView> {
  const changes = changesFor(guideline, version, actor)
  const { id, number, origin, state, source, comesOn, announcedAt, inForceAt, by } = version
  const facts = {
    state,
    leadCodes: guideline.domain.leadCodes,
    changes: (guideline.changesOf.get(id) ?? []).length,
    handedInUpon: await handedInUpon(tx, version),
  }
  const count = (kind: RowChangeView['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    id,
    number,
    origin,
    state,
    source,
    comesOn,
    announcedAt: announcedAt?.toISOString() ?? null,
    inForceAt: inForceAt?.toISOString() ?? null,
    by,
    counts: {
      new: count('new'),
      changed: count('changed'),
      gone: count('gone'),
      same: untouchedBy(guideline, version, actor).length,
    },
    can: {
      edit: [...decideEditVersion(facts, actor)],
      announce: [...decideAnnounce(facts, actor, null, today)],
      takeBack: [...decideTakeBackVersion(facts, actor)],
    },
  }
}

function changesFor(
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  actor: SignedIn,
): GuidelineChangeEntity[] {
  const changes = guideline.changesOf.get(version.id) ?? []
  if (isKeeper(guideline, actor)) return changes
  return changes.filter(({ base, fields }) => concerns({ before: base, after: fields }, actor.organisationKind))
}

function untouchedBy(
  guideline: GuidelineCase,
  version: GuidelineVersionEntity,
  actor: SignedIn,
): GuidelineItemEntity[] {
  const touched = new Set((guideline.changesOf.get(version.id) ?? []).map(({ itemId }) => itemId))
  return visible(guideline, actor).filter(({ id, appliesTo }) => appliesTo === null && !touched.has(id))
}

/** A version of it. @throws Refused 404 where it is not the asker's to see */
export function shownVersion(guideline: GuidelineCase, id: number, actor: SignedIn): GuidelineVersionEntity {
  const version = guideline.versions.find((candidate) => candidate.id === id)
  if (!version || !isShown(guideline, version, actor)) throw notFound('一版标准指引')
  return version
}

/** @throws Refused 404 where the asker has nothing to do with it */
export async function presentVersionDetail(
  tx: EntityManager,
  domainCode: string,
  id: number,
  asker: Asker,
): Promise<GuidelineVersionDetail> {
  const guideline = await loadGuideline(tx, domainCode)
  await ensureReads(tx, guideline, asker.actor)
  const version = shownVersion(guideline, id, asker.actor)
  const unit = asker.actor.organisationCode
  const found = await readMarks(tx, [unit], asker.today)
  const marks = (change: GuidelineChangeEntity) => textsOfChanges([change]).flatMap((text) => found(unit, text))
  return {
    ...(await presentVersion(tx, guideline, version, asker)),
    version: guideline.version,
    domain: { code: guideline.domain.code, name: guideline.domain.name },
    running: runningOf(guideline),
    changes: changesFor(guideline, version, asker.actor).map((change) => presentChange(change, marks)),
    same: untouchedBy(guideline, version, asker.actor).map((item) => ({ id: item.id, name: entryName(item.fields) })),
  }
}

function presentChange(
  change: GuidelineChangeEntity,
  marks: (change: GuidelineChangeEntity) => MarkedFinding[],
): RowChangeView {
  const { id, kind, itemId, base, fields } = change
  const findings = marks(change)
  return {
    ...(findings.length > 0 ? { findings } : {}),
    id,
    kind,
    itemId,
    before: base && shown(base),
    after: fields && shown(fields),
    fields: base && fields ? modelDiff(base, fields) : [],
    proposedStages: fields && fields.stages.length === 0 ? proposedStages(fields) : [],
  }
}
