import { firstAfterHandIn } from '@gongkai/shared/compiling/submission/first-hand-in'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { isApproved } from '@gongkai/shared/compiling/submission/submission-policy'
import { type EntityManager, IsNull, Not } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import type { Ledger } from '../../platform/ledger/ledger.js'
import { type AssignmentCase, inPhase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { readNotBack } from '../delegation/not-back.query.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { handedIn, SubmissionRevisionEntity } from './submission-revision.entity.js'

/**
 * Hands in what `decideSubmit` has allowed, and keeps what it was. Entries deleted before are now gone for good. The case must have been
 * read with its lock.
 */
export async function handIn(
  tx: EntityManager,
  ledger: Ledger,
  actor: SignedIn,
  { facts, submission, entries, assignment }: AssignmentCase,
  submittedAt: Date,
): Promise<void> {
  submission.revision += 1
  submission.submittedAt = submittedAt
  submission.firstSentAt = firstAfterHandIn(submission.firstSentAt, submittedAt)
  submission.approvedBy = []
  submission.state = SUBMISSION.after('submit', isApproved({ ...facts, approvedBy: [] }))
  await tx.save(submission)
  await tx.delete(EntryEntity, { assignmentId: assignment.id, deletedAt: Not(IsNull()) })
  const held = inPhase(entries, submission)
  await tx.insert(SubmissionRevisionEntity, {
    submissionId: submission.id,
    revision: submission.revision,
    submittedAt,
    by: `${actor.organisationName} ${actor.name}`,
    entryCount: held.length,
    entries: held.map(handedIn) as never,
  })
  const left = await readNotBack(tx, [assignment.id])
  const notBack = left.map(({ organisationCode, assignmentId, state }) => ({ organisationCode, assignmentId, state }))
  await ledger.record(tx, actor, {
    kind: 'submission.submitted',
    place: placeOf(assignment),
    detail: { revision: submission.revision, ...(notBack.length > 0 ? { notBack } : {}) },
  })
}
