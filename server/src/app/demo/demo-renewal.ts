import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CancelledItemEntity } from '../../compiling/entry/cancelled-item.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { RoundEntity } from '../../district/round/round.entity.js'

/** 重大建设项目 is accepted, one unit that is behind excepted; 农村危房改造 waits for the office. */
const ACCEPTED = '03'
const REPORTED = '10'
/** 城市综合执法: one town keeps to itself who reported what. */
const WITHHOLDING = '16'
/** The feedback that a demo's renewal shows; its removal takes it away. */
export const DEMO_FEEDBACK = 'DEMORENEWAL2026A'

const DRAFT = { state: 'draft', revision: 0, submittedAt: null, firstSentAt: null, approvedBy: [] as string[] } as const

/** A renewal under way: work at every state, by a fixed pattern; rows the same, changed and cancelled. */
export async function midCourse(tx: EntityManager, round: RoundEntity, today: LocalDate): Promise<void> {
  const organisations = await tx.find(OrganisationEntity)
  const domains = new Map((await tx.find(PilotDomainEntity)).map((domain) => [domain.code, domain]))
  const assignments = await tx.find(AssignmentEntity, { where: { roundCode: round.code }, order: { id: 'ASC' } })
  for (const [index, assignment] of assignments.entries()) {
    const { id, domainCode, organisationCode } = assignment
    const leadCodes = domains.get(domainCode)?.leadCodes ?? []
    const reviewers = leadCodes.filter((code) => code !== organisationCode)
    const submittedAt = atNoon(addDays(today, -1 - (index % 5)))
    const state = stateOf(assignment, index, reviewers)
    const sent = { revision: 1, submittedAt, firstSentAt: submittedAt, state }
    await tx.update(
      SubmissionEntity,
      { assignmentId: id, phase: 'catalogue' },
      state === 'draft' ? DRAFT : { ...sent, approvedBy: state === 'approved' ? reviewers : [] },
    )
    const by = organisations.find(({ code }) => code === organisationCode)?.name ?? ''
    await answer(tx, assignment, { index, state, by, at: submittedAt })
    if (state === 'returned') {
      const lead = organisations.find(({ code }) => code === reviewers[0])?.name ?? ''
      await remark(tx, assignment, lead, atNoon(today))
    }
  }
  await report(tx, round, assignments, domains)
}

type State = 'draft' | 'submitted' | 'approved' | 'returned'

function stateOf(
  { domainCode, organisationCode }: AssignmentEntity,
  index: number,
  reviewers: readonly string[],
): State {
  if (domainCode === ACCEPTED || domainCode === REPORTED)
    return domainCode === ACCEPTED && organisationCode === BEHIND ? 'draft' : 'approved'
  const states = ['draft', 'submitted', 'approved', 'returned', 'draft', 'approved'] as const
  const state = states[(index * 5 + (index % 7)) % 6] ?? 'draft'
  // a sole lead's own entries are nobody's to return
  return reviewers.length === 0 && (state === 'submitted' || state === 'returned') ? 'approved' : state
}
/** 南埔镇 has not answered in a domain that its lead has reported: what it has there stays published. */
const BEHIND = '350505102'

/** The answers of a unit to its rows: of all that are handed in, of some of a draft. */
async function answer(
  tx: EntityManager,
  { id }: AssignmentEntity,
  { index, state, by, at }: { index: number; state: State; by: string; at: Date },
): Promise<void> {
  const rows = await tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC' } })
  const [first] = rows
  const last = rows.at(-1)
  if (state === 'draft') {
    if (first && index % 3 === 1)
      await tx.update(
        EntryEntity,
        { id: first.id },
        { fields: { ...first.fields, timeLimit: '', channels: [] } as never },
      )
    return
  }
  await tx.update(EntryEntity, { assignmentId: id }, { confirmed: true })
  if (first && index % 4 === 1) {
    const fields = { ...first.fields, timeLimit: '信息形成之日起10个工作日内' }
    await tx.update(EntryEntity, { id: first.id }, { fields: fields as never, version: first.version + 1 })
  }
  if (!last?.publicNumber || rows.length < 3 || index % 9 !== 2) return
  await tx.delete(EntryEntity, { id: last.id })
  await tx.insert(CancelledItemEntity, {
    assignmentId: id,
    publicNumber: last.publicNumber,
    reason: '该项职责已经调整，不再由本单位办理',
    successorEntryId: null,
    by,
    at,
  })
}

async function remark(tx: EntityManager, { id }: AssignmentEntity, by: string, at: Date): Promise<void> {
  const submission = await tx.findOneByOrFail(SubmissionEntity, { assignmentId: id, phase: 'catalogue' })
  const [first] = await tx.find(EntryEntity, { where: { assignmentId: id }, order: { position: 'ASC' }, take: 1 })
  await tx.insert(RemarkEntity, {
    submissionId: submission.id,
    revision: 1,
    entryId: first?.id ?? null,
    field: 'content',
    text: '公开内容请写明本单位实际公开的要素，不要照抄指引。',
    by,
    at,
  })
}

async function report(
  tx: EntityManager,
  round: RoundEntity,
  assignments: readonly AssignmentEntity[],
  domains: ReadonlyMap<string, PilotDomainEntity>,
): Promise<void> {
  for (const { code, leadCodes } of domains.values()) {
    const behind = assignments.find(
      ({ domainCode, organisationCode }) => domainCode === code && organisationCode === BEHIND,
    )
    const standing =
      code === ACCEPTED
        ? { state: 'accepted', exceptions: behind ? [{ assignmentId: behind.id, reason: '逾期未报' }] : [] }
        : { state: code === REPORTED ? 'reported' : 'preparing', exceptions: [] }
    const signedBy = standing.state === 'preparing' ? [] : leadCodes
    await tx.update(ReportEntity, { roundCode: round.code, domainCode: code }, { ...standing, signedBy } as never)
  }
}

/** 不予公开 of one town in the round before, to be looked at again in these weeks. */
export async function keepToOneself(
  tx: EntityManager,
  round: RoundEntity,
  town: string,
  today: LocalDate,
): Promise<void> {
  const work = await tx.findOneBy(AssignmentEntity, {
    roundCode: round.code,
    domainCode: WITHHOLDING,
    organisationCode: town,
  })
  const rows = work ? await tx.find(EntryEntity, { where: { assignmentId: work.id }, order: { position: 'ASC' } }) : []
  const [first] = rows
  if (!first) return
  await tx.insert(EntryEntity, {
    assignmentId: first.assignmentId,
    position: rows.length + 1,
    version: 1,
    guidelineItemId: null,
    publicNumber: null,
    fields: {
      ...first.fields,
      level2: '举报人信息',
      content: '举报人姓名、联系方式和举报内容',
      attribute: 'withheld',
      withholdGround: 'article15',
      reassessOn: addDays(today, 12),
    } as never,
  })
}

/** A resident has not found one of the items that a town still has to answer for. */
export async function complain(tx: EntityManager, round: RoundEntity, town: string, at: Date): Promise<void> {
  const works = await tx.find(AssignmentEntity, {
    where: { roundCode: round.code, organisationCode: town },
    order: { domainCode: 'ASC' },
  })
  for (const { id, domainCode, organisationCode } of works) {
    if (!(await tx.existsBy(SubmissionEntity, { assignmentId: id, phase: 'catalogue', state: 'draft' }))) continue
    const [row] = await tx.find(EntryEntity, {
      where: { assignmentId: id, publicNumber: Not(IsNull()) },
      order: { position: 'DESC' },
      take: 1,
    })
    if (!row) continue
    await tx.insert(FeedbackEntity, {
      trackingCode: DEMO_FEEDBACK,
      kind: 'missing',
      text: '在村里的公示栏没有看到，网站上也没有找到',
      publicNumber: row.publicNumber,
      entryName: row.fields.level2,
      domainCode,
      organisationCode,
      at,
      intent: null,
      sender: '',
    })
    return
  }
}

function atNoon(date: string): Date {
  return new Date(`${date}T04:00:00Z`)
}
