import type { AssignmentDetail, NoDutyRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideNoDuty } from '@gongkai/shared/compiling/assignment/decide-no-duty'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentEntity } from './assignment.entity.js'
import { AssignmentPresenter } from './assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from './assignment-case.js'
import { placeOf } from './place-of.js'

/** 本镇无此职责 for a whole domain, with its reason; an empty reason takes it back. */
@Injectable()
export class DeclareNoDuty {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, request: NoDutyRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, assignment } = assignmentCase
      const reason = request.reason.trim()
      if (reason !== assignment.noDutyReason) await ensureSeenAssignment(tx, assignmentCase, request.version)
      const villages = await tx.countBy(AssignmentEntity, { parentId: assignmentId })
      ensure(decideNoDuty(facts, actor, request.reason, villages))
      if (reason !== assignment.noDutyReason) {
        await tx.update(AssignmentEntity, { id: assignmentId }, { noDutyReason: reason })
        const kind = reason ? 'submission.no-duty' : 'submission.no-duty-withdrawn'
        await this.ledger.record(tx, actor, { kind, place: placeOf(assignment), detail: { reason } })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
