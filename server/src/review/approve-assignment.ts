import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { decideApprove, isApproved } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'

/** 通过; where a domain has two leads both must approve (会签). */
@Injectable()
export class ApproveAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, assignmentId: number): Promise<AssignmentDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const { facts, submission } = await loadCase(tx, assignmentId, actor, true)
      ensure(decideApprove(facts, actor))
      submission.approvedBy = [...submission.approvedBy, actor.organisationCode]
      if (isApproved({ ...facts, approvedBy: submission.approvedBy })) submission.state = 'approved'
      await tx.save(submission)
      await this.ledger.record(tx, actor, {
        kind: 'submission.approved',
        assignmentId,
        detail: { revision: submission.revision },
      })
      return presentDetail(tx, await loadCase(tx, assignmentId, actor), actor, this.clock.today())
    })
  }
}
