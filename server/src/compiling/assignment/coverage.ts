import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { SubmissionFacts } from '@gongkai/shared/compiling/submission/submission-policy'
import { phaseKey, type RowStanding, standingOf } from '@gongkai/shared/district/guideline/standing-row'
import type { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import type { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { EntryEntity } from '../entry/entry.entity.js'
import type { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import type { AssignmentEntity } from './assignment.entity.js'

interface Asked {
  assignment: Pick<AssignmentEntity, 'parentId' | 'roundCode' | 'phase'>
  organisation: Pick<OrganisationEntity, 'kind'>
  /** the domain's model rows */ items: readonly GuidelineItemEntity[]
}
interface Covered extends Asked {
  entries: EntryEntity[]
  declined: DeclinedItemEntity[]
}

/** How a model row stands to a work: of its unit's level, and whether its phase began with it. */
export function rowStanding(
  { assignment, organisation }: Omit<Asked, 'items'>,
  item: GuidelineItemEntity,
): RowStanding {
  const { fields, appliesTo, spared } = item
  const { roundCode, phase } = assignment
  const row = { levels: fields.levels, retired: Boolean(appliesTo), spared: spared ?? [] }
  return standingOf(row, organisation.kind, phaseKey(roundCode, phase))
}

/** The model rows that the work has to answer; a village answers only for what it is given to fill. */
export function askedRows(asked: Asked): GuidelineItemEntity[] {
  if (asked.assignment.parentId !== null) return []
  return asked.items.filter((item) => rowStanding(asked, item) === 'asked')
}

/** Those of them that are neither adopted nor declined. */
export function unanswered(covered: Covered): SubmissionFacts['unanswered'] {
  const answered = new Set([
    ...covered.entries.map(({ guidelineItemId }) => guidelineItemId),
    ...covered.declined.map(({ guidelineItemId }) => guidelineItemId),
  ])
  return askedRows(covered)
    .filter(({ id }) => !answered.has(id))
    .map(({ id, fields }) => ({ id, name: fields.level3 || fields.level2 || fields.level1 }))
}

export function coverageOf(covered: Covered): AssignmentSummary['coverage'] {
  const total = askedRows(covered).length
  return { answered: total - unanswered(covered).length, total }
}
