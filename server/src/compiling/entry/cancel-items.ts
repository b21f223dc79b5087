import { refuse } from '@gongkai/shared/base/refusal'
import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { AssignmentDetail, CancelItemsRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { freeItems } from '@gongkai/shared/compiling/entry/connect-items'
import { decideCancel } from '@gongkai/shared/compiling/entry/decide-cancel'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { CancelledItemEntity } from './cancelled-item.entity.js'
import { unitItems } from './unit-items.query.js'

/** 取消 of published items that no row goes on with, for a reason that the public can read; taken back until 报送. */
@Injectable()
export class CancelItems {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(
    actor: SignedIn,
    assignmentId: number,
    { version, numbers, reason, intoEntryId }: CancelItemsRequest,
  ): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenAssignment(tx, assignmentCase, version)
      const { assignment, facts, entries } = assignmentCase
      const free = new Set(freeItems(entries, (await unitItems(tx, assignment)).items).map(({ id }) => id))
      ensure([
        ...decideEdit(facts, actor),
        ...decideCancel({ reason, intoEntryId, rows: entries }),
        ...numbers.flatMap((number) =>
          free.has(number)
            ? []
            : [
                refuse(
                  'item.not-free',
                  `numbers/${number}`,
                  `现行目录里没有编号 ${number} 的本单位事项，或者已有对应的行`,
                ),
              ],
        ),
      ])
      await cancel(
        tx,
        numbers.map((publicNumber) => ({
          assignmentId,
          publicNumber,
          reason: reason.trim(),
          successorEntryId: intoEntryId ?? null,
          by: `${actor.organisationName} ${actor.name}`,
          at: this.clock.now(),
        })),
      )
      await this.ledger.record(tx, actor, {
        kind: 'item.cancelled',
        place: placeOf(assignment),
        detail: { numbers, reason: reason.trim() },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }

  takeBack(
    actor: SignedIn,
    assignmentId: number,
    number: string,
    { version }: VersionRequest,
  ): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      await ensureSeenAssignment(tx, assignmentCase, version)
      const { assignment, facts } = assignmentCase
      ensure(decideEdit(facts, actor))
      const cancelled = await tx.findOneBy(CancelledItemEntity, { assignmentId, publicNumber: number })
      if (!cancelled) throw notFound('个取消的事项')
      await tx.delete(CancelledItemEntity, { id: cancelled.id })
      await this.ledger.record(tx, actor, {
        kind: 'item.cancel-withdrawn',
        place: placeOf(assignment),
        detail: { numbers: [number] },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}

/** Said again, the later reason counts. */
export async function cancel(tx: EntityManager, items: readonly Omit<CancelledItemEntity, 'id'>[]): Promise<void> {
  const [first] = items
  if (!first) return
  const numbers = items.map(({ publicNumber }) => publicNumber)
  await tx.delete(CancelledItemEntity, { assignmentId: first.assignmentId, publicNumber: In(numbers) })
  await tx.insert(CancelledItemEntity, [...items])
}
