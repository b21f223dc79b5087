import type { EntityManager } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import type { SubmissionEntity } from '../submission/submission.entity.js'
import { VerdictEntity } from './verdict.entity.js'

/** The entries that the actor's organisation marked for return in this revision. */
export function markedForReturn(
  tx: EntityManager,
  { id, revision }: SubmissionEntity,
  { organisationCode }: SignedIn,
): Promise<VerdictEntity[]> {
  return tx.find(VerdictEntity, {
    where: { submissionId: id, revision, organisationCode, mark: 'return' },
    order: { id: 'ASC' },
  })
}
