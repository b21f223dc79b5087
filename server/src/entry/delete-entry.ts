import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { refuse } from '@gongkai/shared/base/refusal'
import { decideEdit } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { EntryEntity } from './entry.entity.js'

/** Deletes a draft entry in the version read; the ledger keeps what it held. */
@Injectable()
export class DeleteEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<AssignmentDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const found = await tx.findOneBy(EntryEntity, { id })
      if (!found) throw notFound('个公开事项')
      const { assignment, facts, entries } = await loadCase(tx, found.assignmentId, actor, true)
      ensure(decideEdit(facts, actor))
      const entry = entries.find((each) => each.id === id)
      if (!entry) throw notFound('个公开事项')
      if (entry.version !== version) {
        throw new Refused(409, [refuse('entry.conflict', `entries/${id}`, '同事刚刚修改过这一项，请先看过再删除')])
      }
      await tx.delete(EntryEntity, { id })
      await this.ledger.record(tx, actor, {
        kind: 'entry.deleted',
        assignmentId: assignment.id,
        detail: { entryId: id, fields: entry.fields },
      })
      return presentDetail(tx, await loadCase(tx, assignment.id, actor), actor, this.clock.today())
    })
  }
}
