import { phaseKey } from '@gongkai/shared/district/guideline/standing-row'
import type { EntityManager } from 'typeorm'
import type { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { SubmissionRevisionEntity } from '../submission/submission-revision.entity.js'

/** Whether a unit has handed in a phase that was asked by this version: one that did not run yet when it came into force. */
export async function handedInUpon(
  tx: EntityManager,
  { state, domainCode, inForceAt, spared }: GuidelineVersionEntity,
): Promise<boolean> {
  if (state !== 'inForce') return false
  const query = tx
    .createQueryBuilder(SubmissionRevisionEntity, 'revision')
    .innerJoin(SubmissionEntity, 'submission', 'submission.id = revision.submissionId')
    .innerJoin(AssignmentEntity, 'work', 'work.id = submission.assignmentId')
    .select('work.roundCode', 'roundCode')
    .addSelect('submission.phase', 'phase')
    .distinct(true)
    .where('work.domainCode = :domainCode', { domainCode })
  if (inForceAt) query.andWhere('revision.submittedAt >= :inForceAt', { inForceAt })
  const handedIn = await query.getRawMany<{ roundCode: string; phase: string }>()
  return handedIn.some(({ roundCode, phase }) => !(spared ?? []).includes(phaseKey(roundCode, phase)))
}
