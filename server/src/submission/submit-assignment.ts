import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { decideSubmit, isApproved } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'

/** 报送: hands the assignment's entries in; a lead's own entries in a domain it leads alone need no other reviewer. */
@Injectable()
export class SubmitAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, assignmentId: number): Promise<AssignmentDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const { facts, submission } = await loadCase(tx, assignmentId, actor, true)
      ensure(decideSubmit(facts, actor))
      submission.revision += 1
      submission.submittedAt = this.clock.now()
      submission.approvedBy = []
      submission.state = isApproved({ ...facts, approvedBy: [] }) ? 'approved' : 'submitted'
      await tx.save(submission)
      await this.ledger.record(tx, actor, {
        kind: 'submission.submitted',
        assignmentId,
        detail: { revision: submission.revision },
      })
      return presentDetail(tx, await loadCase(tx, assignmentId, actor), actor, this.clock.today())
    })
  }
}
