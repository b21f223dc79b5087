import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { decideApprove, isApproved } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { acceptVillageRows } from './accept-village-rows.js'

/** 通过; where a domain has two leads both must approve (会签). A village's rows become its town's own. */
@Injectable()
export class ApproveAssignment {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const the = await loadCase(tx, assignmentId, actor, true)
      const { facts, submission, town } = the
      ensure(decideApprove(facts, actor))
      submission.approvedBy = [...submission.approvedBy, actor.organisationCode]
      if (isApproved({ ...facts, approvedBy: submission.approvedBy })) submission.state = 'approved'
      await tx.save(submission)
      await this.ledger.record(tx, actor, {
        kind: 'submission.approved',
        assignmentId,
        detail: { revision: submission.revision },
      })
      if (town) {
        await this.ledger.record(tx, actor, {
          kind: 'entry.accepted',
          assignmentId: town.assignment.id,
          detail: { from: the.organisation.code, ...(await acceptVillageRows(tx, the, town, this.clock.now())) },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
