import type {
  AssignmentDetail,
  AssignmentSummary,
  EntryDetail,
  EntrySummary,
  Remark,
} from '@gongkai/shared/assignment/assignment.contract'
import { submitIssues } from '@gongkai/shared/entry/submit-issues'
import {
  decideApprove,
  decideEdit,
  decideRecall,
  decideReturn,
  decideSubmit,
} from '@gongkai/shared/submission/submission-policy'
import { daysBetween, localDateAt } from '@gongkai/shared/time/local-date'
import type { EntityManager } from 'typeorm'
import type { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import type { SignedIn } from '../platform/http/actor.js'
import { EventEntity } from '../platform/ledger/event.entity.js'
import { RemarkEntity } from '../review/remark.entity.js'
import { dueOn } from '../round/round.entity.js'
import type { SubmissionEntity } from '../submission/submission.entity.js'
import { type AssignmentCase, inPhase } from './assignment-case.js'

const EVENT_TEXT: Readonly<Record<string, string>> = {
  'submission.submitted': '报送',
  'submission.recalled': '撤回',
  'submission.approved': '通过',
  'submission.returned': '退回',
  'submission.reopened': '区信息公开办退回，重新打开',
  'submission.opened': '清单已接收，开始编制目录',
  'entry.added': '增加公开事项',
  'entry.adopted': '采用标准指引',
  'entry.saved': '修改公开事项',
  'entry.deleted': '删除公开事项',
}

export type SummaryCase = Pick<
  AssignmentCase,
  'assignment' | 'submission' | 'domain' | 'organisation' | 'round' | 'entries'
>

export function presentSummary(the: SummaryCase, today: string, remark: string): AssignmentSummary {
  const { assignment, submission, domain, organisation, round } = the
  const entries = inPhase(the.entries, submission)
  const due = dueOn(round, submission.phase, organisation.kind === 'agency' ? 'leads' : 'towns')
  const sentOn = submission.submittedAt ? localDateAt(submission.submittedAt) : null
  return {
    id: assignment.id,
    round: { code: round.code, name: round.name },
    phase: submission.phase,
    domain: { code: domain.code, name: domain.name },
    organisation: { code: organisation.code, name: organisation.name },
    state: submission.state,
    revision: submission.revision,
    entryCount: entries.length,
    incompleteCount: entries.filter(({ fields }) => submitIssues(fields, submission.phase).length > 0).length,
    dueOn: due,
    late: isLate(submission, sentOn ?? today, due, today),
    daysLeft: due ? daysBetween(today, due) : 0,
    submittedAt: submission.submittedAt?.toISOString() ?? null,
    remark,
  }
}

/** Late: handed in after the date, or not handed in while the date has passed (a date ends at 24:00). */
function isLate(submission: SubmissionEntity, sentOn: string, due: string, today: string): boolean {
  if (!due) return false
  return (submission.state === 'submitted' || submission.state === 'approved' ? sentOn : today) > due
}

export function presentEntry(entry: EntryEntity, phase: SubmissionEntity['phase']): EntrySummary {
  const { id, version, position, fields } = entry
  return { id, version, position, fields, issues: submitIssues(fields, phase) }
}

export async function remarksOf(tx: EntityManager, submissionId: number): Promise<Remark[]> {
  const remarks = await tx.find(RemarkEntity, { where: { submissionId }, order: { id: 'DESC' } })
  return remarks.map(({ entryId, field, text, revision, by, at }) => ({
    entryId,
    field,
    text,
    revision,
    by,
    at: at.toISOString(),
  }))
}

export async function presentDetail(
  tx: EntityManager,
  the: AssignmentCase,
  actor: SignedIn,
  today: string,
): Promise<AssignmentDetail> {
  const { facts, submission, domain, assignment } = the
  const remarks = await remarksOf(tx, submission.id)
  const events = await tx.find(EventEntity, { where: { assignmentId: assignment.id }, order: { id: 'DESC' }, take: 50 })
  const leads = await tx.findBy(
    OrganisationEntity,
    facts.reviewerCodes.map((code) => ({ code })),
  )
  return {
    ...presentSummary(the, today, latestRemark(the, remarks)),
    entries: inPhase(the.entries, submission).map((entry) => presentEntry(entry, submission.phase)),
    remarks,
    coSigns: facts.reviewerCodes.map((code) => ({
      organisation: { code, name: leads.find((lead) => lead.code === code)?.name ?? domain.name },
      approved: facts.approvedBy.includes(code),
    })),
    history: events.map(({ at, by, kind }) => ({ at: at.toISOString(), by, text: EVENT_TEXT[kind] ?? kind })),
    can: {
      edit: [...decideEdit(facts, actor)],
      submit: [...decideSubmit(facts, actor)],
      recall: [...decideRecall(facts, actor)],
      approve: [...decideApprove(facts, actor)],
      return: [...decideReturn(facts, actor)],
    },
  }
}

export async function presentEntryDetail(
  tx: EntityManager,
  the: AssignmentCase,
  entry: EntryEntity,
  actor: SignedIn,
  today: string,
): Promise<EntryDetail> {
  const remarks = await remarksOf(tx, the.submission.id)
  return {
    ...presentEntry(entry, the.submission.phase),
    assignment: presentSummary(the, today, latestRemark(the, remarks)),
    remarks: remarks.filter(({ entryId }) => entryId === entry.id),
    can: { edit: [...decideEdit(the.facts, actor)] },
  }
}

function latestRemark(the: AssignmentCase, remarks: Remark[]): string {
  return the.submission.state === 'returned' ? (remarks[0]?.text ?? '') : ''
}
