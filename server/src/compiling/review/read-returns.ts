import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import type { SubmissionEntity } from '../submission/submission.entity.js'
import { RemarkEntity } from './remark.entity.js'

/** When the hand-ins of these submissions were returned, in order: each return leaves a reason at its revision. */
export async function returnsOf(
  tx: EntityManager,
  submissions: readonly SubmissionEntity[],
): Promise<Map<number, Date[]>> {
  const remarks = await tx.find(RemarkEntity, {
    select: { id: true, submissionId: true, revision: true, at: true },
    // Nothing that was handed in was returned while its first revision is on its way.
    where: { submissionId: In(submissions.filter(({ revision }) => revision > 0).map(({ id }) => id)) },
    order: { id: 'ASC' },
  })
  const returns = new Map<number, Map<string, Date>>()
  for (const { submissionId, revision, at } of remarks) {
    // All remarks of one return are written at one instant; an approved revision may be returned once more by the office.
    const held = returns.get(submissionId) ?? new Map<string, Date>()
    returns.set(submissionId, held.set(`${revision}/${at.getTime()}`, at))
  }
  return new Map([...returns].map(([id, held]) => [id, [...held.values()]]))
}
