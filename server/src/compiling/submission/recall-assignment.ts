import type { RevisionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { firstAfterRecall } from '@gongkai/shared/compiling/submission/first-hand-in'
import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { decideRecall } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { ensureSeenRevision } from '../review/ensure-seen-revision.js'

/** 撤回 while no lead has acted; the revision number stays with the hand-in that was recalled. */
@Injectable()
export class RecallAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { revision }: RevisionRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenRevision(tx, assignmentCase, revision)
      const { facts, submission } = assignmentCase
      ensure(decideRecall(facts, actor))
      submission.state = SUBMISSION.after('recall')
      submission.firstSentAt = firstAfterRecall(submission.firstSentAt, submission.submittedAt)
      submission.submittedAt = null
      await tx.save(submission)
      await this.ledger.record(tx, actor, {
        kind: 'submission.recalled',
        place: placeOf(assignmentCase.assignment),
        detail: { revision: submission.revision },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
