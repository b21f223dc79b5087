import { daysBetween, type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'
import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import { isLate } from '@gongkai/shared/district/round/is-late'
import type { Due } from '../../district/round/due.js'
import { type AssignmentCase, inPhase } from './assignment-case.js'
import { askedRows, coverageOf } from './coverage.js'

type SummaryCase = Pick<AssignmentCase, 'assignment' | 'submission' | 'domain' | 'organisation' | 'round'>
type Counts = Pick<AssignmentSummary, 'entryCount' | 'incompleteCount' | 'coverage'>

/** Counted entry by entry, while they may still change. */
export function countEntries(
  the: Pick<AssignmentCase, 'assignment' | 'organisation' | 'submission' | 'entries' | 'items' | 'declined'>,
  today: LocalDate,
): Counts {
  const { phase } = the.submission
  const entries = inPhase(the.entries, the.submission)
  return {
    entryCount: entries.length,
    incompleteCount: entries.filter(({ fields }) => submitIssues(fields, phase, today).length > 0).length,
    coverage: coverageOf(the),
  }
}

/** A hand-in was complete (decideSubmit) and does not change (decideEdit): its entries need not be read. */
export function countHandedIn(
  entryCount: number,
  the: Pick<AssignmentCase, 'assignment' | 'organisation' | 'items'>,
): Counts {
  const total = askedRows(the).length
  return { entryCount, incompleteCount: 0, coverage: { answered: total, total } }
}

/** The day on which it is looked at, the dates that count (extensions too), and how many working days there are to each. */
export interface When {
  today: string
  dueOf: Due
  workingDaysTo: (due: LocalDate) => number
  /** that number hangs on holidays not announced yet */ estimatedTo: (due: LocalDate) => boolean
}

/** @param remark the first remark of the latest return; @param villagesWaiting of a town, for itself to see */
export function presentSummary(
  summaryCase: SummaryCase,
  counts: Counts,
  { today, dueOf, workingDaysTo, estimatedTo }: When,
  remark: string,
  villagesWaiting: number,
): AssignmentSummary {
  const { assignment, submission, domain, organisation, round } = summaryCase
  const due = dueOf(submission.phase, organisation, domain.code)
  const firstSentOn = submission.firstSentAt && localDateAt(submission.firstSentAt)
  return {
    id: assignment.id,
    round: { code: round.code, name: round.name },
    phase: submission.phase,
    domain: { code: domain.code, name: domain.name },
    organisation: { code: organisation.code, name: organisation.name },
    state: submission.state,
    revision: submission.revision,
    ...counts,
    dueOn: due,
    late: isLate(firstSentOn, due, today),
    daysLeft: due ? daysBetween(today, due) : 0,
    workingDaysLeft: due ? workingDaysTo(due) : 0,
    workingDaysEstimated: due !== '' && estimatedTo(due),
    noDutyReason: assignment.noDutyReason,
    parentId: assignment.parentId,
    villagesWaiting,
    submittedAt: submission.submittedAt?.toISOString() ?? null,
    firstSubmittedAt: submission.firstSentAt?.toISOString() ?? null,
    remark,
  }
}
