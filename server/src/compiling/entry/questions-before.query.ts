import type { SubmissionFacts } from '@gongkai/shared/compiling/submission/submission-policy'
import type { EntityManager } from 'typeorm'
import { type AssignmentCase, inPhase } from '../assignment/assignment-case.js'
import { itemPresenter, questionsOf } from './item.presenter.js'
import { unitItems } from './unit-items.query.js'

/** Questions about published items that stand in the way of 报送; read under the lock, since 动态调整 may have been finalised meanwhile. */
export async function questionsBefore(
  tx: EntityManager,
  { assignment, entries, submission }: AssignmentCase,
): Promise<SubmissionFacts['questions']> {
  const itemOf = itemPresenter(await unitItems(tx, assignment), entries)
  return questionsOf(
    inPhase(entries, submission).map((entry) => ({ id: entry.id, fields: entry.fields, item: itemOf(entry) })),
  )
}
