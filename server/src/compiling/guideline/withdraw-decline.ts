import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { DeclinedItemEntity } from './declined-item.entity.js'
import { touchesModelRows } from './touches-model-rows.js'

/** Takes 无此职责 of a model row back; rows not declined are left as they are. */
@Injectable()
export class WithdrawDecline {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, guidelineItemId: number, version: number): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, declined } = assignmentCase
      const stands = declined.find((declinedItem) => declinedItem.guidelineItemId === guidelineItemId)
      if (stands) await ensureSeenAssignment(tx, assignmentCase, version, touchesModelRows([guidelineItemId]))
      ensure(decideEdit(facts, actor))
      if (stands) {
        await tx.delete(DeclinedItemEntity, { id: stands.id })
        await this.ledger.record(tx, actor, {
          kind: 'entry.decline-withdrawn',
          place: placeOf(assignmentCase.assignment),
          detail: { guidelineItemId },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
