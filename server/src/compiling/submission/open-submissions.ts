import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { phasesOfRound } from '@gongkai/shared/district/round/phases-of-round'
import type { EntityManager } from 'typeorm'
import { insertMany } from '../../platform/database/write-many.js'
import { SubmissionEntity } from './submission.entity.js'

/** A draft of each of these assignments for every phase that their round fills in, from the one on that it stands in. */
export async function openSubmissions(
  tx: EntityManager,
  assignments: readonly { id: number; phase?: FillingPhase }[],
  kind: RoundKind,
): Promise<void> {
  for (const phase of phasesOfRound(kind)) {
    await insertMany(
      tx,
      SubmissionEntity,
      assignments
        .filter((work) => work.phase !== 'catalogue' || phase === 'catalogue')
        .map(({ id }) => ({
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
