import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import type { SubmissionFacts } from '@gongkai/shared/compiling/submission/submission-policy'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import type { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type GuardedRow, type GuardedText, rowName, rowTexts } from '../../district/privacy/guarded-text.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { kept } from '../../platform/database/kept.js'
import { rowLock, waitsForRows } from '../../platform/database/row-lock.js'
import { type SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { type Acts, toldSince, versionOf } from '../../platform/seen/acts-upon.js'
import { movedOn } from '../../platform/seen/ensure-seen.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { openRows, type RowChange, readRenewal } from '../renewal/read-renewal.js'
import { ReportEntity } from '../report/report.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import type { AssignmentEntity } from './assignment.entity.js'
import { unanswered } from './coverage.js'
import { type PlacedAssignment, readAssignment } from './read-assignment.js'

/** Everything an act upon an assignment asks for, read in one place. */
export interface AssignmentCase {
  /** moves on with each act upon the assignment and its entries */ version: number
  assignment: AssignmentEntity
  submission: SubmissionEntity
  domain: PilotDomainEntity
  organisation: OrganisationEntity
  round: RoundEntity
  entries: EntryEntity[]
  /** the domain's model rows */ items: GuidelineItemEntity[]
  declined: DeclinedItemEntity[]
  phaseClosed: boolean
  report: ReportEntity
  /** 年度更新: its rows against what stands published; null in another round */ renewal: RowChange[] | null
  /** the work that this one belongs to, in its phase: a village's town's; of a department the lead's that asked it */ town: TownWork | null
  facts: SubmissionFacts
}

/** The same for an act upon one row, which has a version of its own. */
export type RowCase = Omit<AssignmentCase, 'version'>

export interface TownWork {
  assignment: AssignmentEntity
  submission: SubmissionEntity
}

/**
 * The reviewers of this sender: of a unit that was asked who asked it (its town, a lead); else all leads of the domain, the sender excepted ("who hands in cannot
 * review it").
 */
export function reviewersOf(domain: PilotDomainEntity, organisationCode: string, town: TownWork | null): string[] {
  return town ? [town.assignment.organisationCode] : domain.leadCodes.filter((code) => code !== organisationCode)
}

/** How an entry is called in a refusal: its most particular name, in which nothing stands that must not be repeated. */
export function entryName({ fields, position }: Pick<EntryEntity, 'fields' | 'position'>): string {
  return maskPersonalData(fields.level3 || fields.level2 || fields.level1) || `第${position}项`
}

/** The rows that are handed in, for the gates: 第3行“临时救助”. */
export function rowsOfCase({
  assignment,
  entries,
  submission,
}: Pick<AssignmentCase, 'assignment' | 'entries' | 'submission'>): GuardedRow[] {
  return inPhase(entries, submission).map((entry, index) => ({
    fields: entry.fields,
    at: `entries/${entry.id}/fields`,
    name: rowName(index + 1, entryName(entry)),
    unit: assignment.organisationCode,
    origin: entry.originCode,
  }))
}

/** Everything that a hand-in lays before others: its rows, and the reasons for what it does not fill. */
export function textsOfCase(
  the: Pick<AssignmentCase, 'assignment' | 'entries' | 'submission' | 'declined'>,
): GuardedText[] {
  const { assignment, declined } = the
  return [
    ...rowsOfCase(the).flatMap(rowTexts),
    { at: 'noDutyReason', name: '无此职责的理由', text: assignment.noDutyReason },
    ...declined.map(({ guidelineItemId, reason }) => ({
      at: `guideline/${guidelineItemId}`,
      name: '标准指引无此职责的理由',
      text: reason,
    })),
  ]
}

/**
 * Reads an assignment in its current phase for `actor`; with `lock` its submission stays locked until the transaction ends,
 * and the report's row too, which every act of the workflow takes first: so a town's and its villages' acts wait for each
 * other.
 * @throws Refused 404 when it does not exist or is not the actor's to see.
 */
export async function loadCase(tx: EntityManager, id: number, actor: SignedIn, lock = false): Promise<AssignmentCase> {
  const read = lock ? 0 : await versionOf(tx, actsUponAssignment(id))
  const rest = await readCase(tx, id, actor, { lock, modelRows })
  return { ...rest, version: lock ? await versionOf(tx, actsUponAssignment(id)) : read }
}

/**
 * The same for an act upon one row, which every key pressed on a phone asks for: it hangs on the row's own version, and model rows, which
 * it only shows, may be a second old.
 */
export const loadRowCase = (tx: EntityManager, id: number, actor: SignedIn, lock = false): Promise<RowCase> =>
  readCase(tx, id, actor, { lock, modelRows: shownModelRows })

const modelRows = (tx: EntityManager, domainCode: string) =>
  tx.find(GuidelineItemEntity, { where: { domainCode }, order: { position: 'ASC' } })

const shownModelRows = (tx: EntityManager, domainCode: string) =>
  kept(tx, [GuidelineItemEntity], `model rows of ${domainCode}`, () => modelRows(tx, domainCode))

interface Reading {
  lock: boolean
  modelRows: (tx: EntityManager, domainCode: string) => Promise<GuidelineItemEntity[]>
}

async function readCase(tx: EntityManager, id: number, actor: SignedIn, reading: Reading): Promise<RowCase> {
  const { lock } = reading
  let placed = await readAssignment(tx, id)
  if (!placed || !maySee(actor, placed)) throw notFound('项任务')
  const { roundCode, domainCode, phase } = placed.assignment
  const report = await tx.findOneOrFail(ReportEntity, {
    where: { roundCode, domainCode, phase },
    ...(lock ? rowLock(tx) : {}),
  })
  if (lock && waitsForRows(tx)) {
    // The state read before the lock may be out of date: the next phase opened, the delegation was taken back.
    placed = await readAssignment(tx, id)
    if (!placed) throw notFound('项任务')
    if (placed.assignment.phase !== phase) return readCase(tx, id, actor, reading)
  }
  const { parent, round } = placed
  const submissionOf = (assignmentId: number) =>
    tx.findOneOrFail(SubmissionEntity, { where: { assignmentId, phase }, ...(lock ? rowLock(tx) : {}) })
  const submission = await submissionOf(id)
  const town = parent && { assignment: parent, submission: await submissionOf(parent.id) }
  const [entries, items, declined] = await Promise.all([
    tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC', id: 'ASC' } }),
    reading.modelRows(tx, domainCode),
    tx.findBy(DeclinedItemEntity, { assignmentId: id }),
  ])
  const renewal = await readRenewal(tx, round, domainCode, entries)
  const all = { ...placed, submission, entries, items, declined, report, town, renewal }
  return { ...all, facts: factsOf(all) }
}

function factsOf(the: Omit<RowCase, 'facts'>): SubmissionFacts {
  const { assignment, submission, domain, organisation, entries, report, town } = the
  const shown = inPhase(entries, submission)
  const isShown = new Set(shown.map(({ id }) => id))
  const open = openRows(the.renewal)
  return {
    phase: submission.phase,
    state: submission.state,
    organisationCode: assignment.organisationCode,
    reviewerCodes: reviewersOf(domain, assignment.organisationCode, town),
    approvedBy: submission.approvedBy,
    entries: shown.map((entry) => ({ id: entry.id, name: entryName(entry), fields: entry.fields })),
    droppedOut: entries.length - shown.length,
    withheld: entries
      .filter(({ id }) => !isShown.has(id))
      .map((entry) => ({ id: entry.id, name: entryName(entry), fields: entry.fields })),
    noDutyReason: assignment.noDutyReason,
    unanswered: unanswered(the),
    unconfirmed: shown.filter(({ id }) => open.has(id)).map((entry) => ({ id: entry.id, name: entryName(entry) })),
    town: town && {
      state: town.submission.state,
      noDutyReason: town.assignment.noDutyReason,
      asker: organisation.kind === 'village' ? 'town' : 'lead',
    },
    phaseClosed: the.phaseClosed,
    questions: [],
    reported: (report.state !== 'preparing' && report.state !== 'returned') || report.signedBy.length > 0,
  }
}

/** The acts that move works on. */
export const actsUponAssignments = (assignmentIds: readonly number[]): Acts => ({
  kinds: ['submission.*', 'entry.*', 'item.*', 'import.*'],
  assignmentIds,
})
const actsUponAssignment = (id: number): Acts => actsUponAssignments([id])

/** @throws Refused 409 unless the assignment is as it was read; `matters` narrows what counts as moving it on. */
export async function ensureSeenAssignment(
  tx: EntityManager,
  { assignment, version }: AssignmentCase,
  read: number,
  matters?: Acts['about'],
): Promise<void> {
  const acts = { ...actsUponAssignment(assignment.id), ...(matters ? { about: matters } : {}) }
  if (read === version || (read < version && (await versionOf(tx, acts)) <= read)) return
  throw movedOn('assignment.version', await toldSince(tx, Math.min(read, version - 1), acts))
}

/** 不予公开 entries drop out of the catalogue phase. */
export function inPhase(entries: EntryEntity[], submission: Pick<SubmissionEntity, 'phase'>): EntryEntity[] {
  return submission.phase === 'catalogue' ? entries.filter(({ fields }) => fields.attribute !== 'withheld') : entries
}

/** The owner and the office; of the work of a unit that was asked who asked it, of everything else the domain's leads. */
function maySee(actor: SignedIn, { assignment, parent, domain }: PlacedAssignment): boolean {
  const { organisationCode, organisationKind } = actor
  if (organisationKind === 'office' || organisationCode === assignment.organisationCode) return true
  return parent ? organisationCode === parent.organisationCode : domain.leadCodes.includes(organisationCode)
}
