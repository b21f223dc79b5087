import type { AssignmentSummary } from '@gongkai/shared/assignment/assignment.contract'
import type { SubmissionFacts } from '@gongkai/shared/submission/submission-policy'
import type { AssignmentCase } from './assignment-case.js'

type Covered = Pick<AssignmentCase, 'assignment' | 'entries' | 'items' | 'declined'>

/** The model rows that are neither adopted nor declined; a village answers only for what it is given to fill. */
export function unanswered({ assignment, entries, items, declined }: Covered): SubmissionFacts['unanswered'] {
  if (assignment.parentId !== null) return []
  const answered = new Set([
    ...entries.map(({ guidelineItemId }) => guidelineItemId),
    ...declined.map(({ guidelineItemId }) => guidelineItemId),
  ])
  return items
    .filter(({ id }) => !answered.has(id))
    .map(({ id, fields }) => ({ id, name: fields.level3 || fields.level2 || fields.level1 }))
}

export function coverageOf(the: Covered): AssignmentSummary['coverage'] {
  const total = the.assignment.parentId === null ? the.items.length : 0
  return { answered: total - unanswered(the).length, total }
}
