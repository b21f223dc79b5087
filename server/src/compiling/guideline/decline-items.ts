import type { AssignmentDetail, DeclineRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideDecline } from '@gongkai/shared/compiling/guideline/decide-decline'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { DeclinedItemEntity } from './declined-item.entity.js'
import { modelRowsOf } from './model-rows.js'
import { touchesModelRows } from './touches-model-rows.js'

/** 无此职责 for model rows; declining one again gives it the new reason. */
@Injectable()
export class DeclineItems {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, request: DeclineRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, declined } = assignmentCase
      const reasons = new Map(request.items.map(({ guidelineItemId, reason }) => [guidelineItemId, reason.trim()]))
      const standing = new Map(declined.map((declinedItem) => [declinedItem.guidelineItemId, declinedItem]))
      const changed = [...reasons].filter(([id, reason]) => standing.get(id)?.reason !== reason)
      const asked = [...reasons.keys()]
      if (changed.length > 0) await ensureSeenAssignment(tx, assignmentCase, request.version, touchesModelRows(asked))
      ensure(decideDecline(facts, actor, request, modelRowsOf(assignmentCase)))
      if (changed.length > 0) {
        const stamp = { assignmentId, by: `${actor.organisationName} ${actor.name}`, at: this.clock.now() }
        await tx.save(
          DeclinedItemEntity,
          changed.map(([guidelineItemId, reason]) => ({
            ...standing.get(guidelineItemId),
            ...stamp,
            guidelineItemId,
            reason,
          })),
        )
        await this.ledger.record(tx, actor, {
          kind: 'entry.declined',
          place: placeOf(assignmentCase.assignment),
          detail: { items: changed.map(([guidelineItemId, reason]) => ({ guidelineItemId, reason })) },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
