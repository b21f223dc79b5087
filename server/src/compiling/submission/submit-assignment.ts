import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { firstAfterHandIn } from '@gongkai/shared/compiling/submission/first-hand-in'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { decideSubmit, isApproved } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { type AssignmentCase, ensureSeenAssignment, inPhase, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { itemPresenter, questionsOf } from '../entry/item.presenter.js'
import { unitItems } from '../entry/unit-items.query.js'
import { handedIn, SubmissionRevisionEntity } from './submission-revision.entity.js'

/**
 * 报送: hands the assignment's entries in and keeps what they were; a lead's own entries in a domain it leads alone need no other reviewer.
 * Entries deleted before are now gone for good.
 */
@Injectable()
export class SubmitAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { version }: VersionRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenAssignment(tx, assignmentCase, version)
      const { facts, submission, entries } = assignmentCase
      ensure(decideSubmit({ ...facts, questions: await askedBefore(tx, assignmentCase) }, actor))
      submission.revision += 1
      const submittedAt = this.clock.now()
      submission.submittedAt = submittedAt
      submission.firstSentAt = firstAfterHandIn(submission.firstSentAt, submittedAt)
      submission.approvedBy = []
      submission.state = SUBMISSION.after('submit', isApproved({ ...facts, approvedBy: [] }))
      await tx.save(submission)
      await tx.delete(EntryEntity, { assignmentId, deletedAt: Not(IsNull()) })
      const held = inPhase(entries, submission)
      await tx.insert(SubmissionRevisionEntity, {
        submissionId: submission.id,
        revision: submission.revision,
        submittedAt,
        by: `${actor.organisationName} ${actor.name}`,
        entryCount: held.length,
        entries: held.map(handedIn) as never,
      })
      await this.ledger.record(tx, actor, {
        kind: 'submission.submitted',
        place: placeOf(assignmentCase.assignment),
        detail: { revision: submission.revision },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}

/** Questions about published items; read under the lock, since 动态调整 may have been finalised meanwhile. */
async function askedBefore(tx: EntityManager, { assignment, entries, submission }: AssignmentCase) {
  const itemOf = itemPresenter(await unitItems(tx, assignment), entries)
  return questionsOf(
    inPhase(entries, submission).map((entry) => ({ id: entry.id, fields: entry.fields, item: itemOf(entry) })),
  )
}
