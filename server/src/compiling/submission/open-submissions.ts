import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import type { EntityManager } from 'typeorm'
import { insertMany } from '../../platform/database/write-many.js'
import { SubmissionEntity } from './submission.entity.js'

export const FILLING_PHASES = ['inventory', 'catalogue'] as const

/** A draft for both filling phases of each of these assignments. */
export async function openSubmissions(tx: EntityManager, assignments: readonly { id: number }[]): Promise<void> {
  for (const phase of FILLING_PHASES) {
    await insertMany(
      tx,
      SubmissionEntity,
      assignments.map(({ id }) => ({
        assignmentId: id,
        phase,
        state: SUBMISSION.start,
        revision: 0,
        submittedAt: null,
        firstSentAt: null,
        approvedBy: [],
      })),
    )
  }
}
