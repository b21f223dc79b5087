import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { SubmissionFacts } from '@gongkai/shared/compiling/submission/submission-policy'
import type { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import type { EntryEntity } from '../entry/entry.entity.js'
import type { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import type { AssignmentEntity } from './assignment.entity.js'

interface Covered {
  assignment: AssignmentEntity
  entries: EntryEntity[]
  /** the domain's model rows */ items: GuidelineItemEntity[]
  declined: DeclinedItemEntity[]
}

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

export function coverageOf(covered: Covered): AssignmentSummary['coverage'] {
  const total = covered.assignment.parentId === null ? covered.items.length : 0
  return { answered: total - unanswered(covered).length, total }
}
