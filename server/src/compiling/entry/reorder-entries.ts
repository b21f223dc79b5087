import type { AssignmentDetail, OrderRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideOrder } from '@gongkai/shared/compiling/assignment/decide-order'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { EntryEntity } from './entry.entity.js'

/** Acts that neither add, take away nor move a row. */
const LEAVE_THE_ORDER = ['entry.saved', 'entry.batch-saved', 'entry.declined', 'entry.decline-withdrawn']

/** 排序; rows that dropped out of the phase come after the others. An entry's version counts its content, not its place. */
@Injectable()
export class ReorderEntries {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { entryIds, version }: OrderRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, entries } = assignmentCase
      const rest = entries.filter(({ id }) => !entryIds.includes(id)).map(({ id }) => id)
      const moved = [...entryIds, ...rest].flatMap((id, index) => {
        const position = index + 1
        return entries.some((entry) => entry.id === id && entry.position === position) ? [] : [{ id, position }]
      })
      if (moved.length > 0)
        await ensureSeenAssignment(tx, assignmentCase, version, ({ kind }) => !LEAVE_THE_ORDER.includes(kind))
      ensure(decideOrder(facts, actor, entryIds))
      for (const { id, position } of moved) await tx.update(EntryEntity, { id }, { position })
      if (moved.length > 0)
        await this.ledger.record(tx, actor, {
          kind: 'entry.reordered',
          place: placeOf(assignmentCase.assignment),
          detail: { entryIds },
        })
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
