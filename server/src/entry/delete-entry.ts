import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { refuse } from '@gongkai/shared/base/refusal'
import { decideEdit } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { EntryEntity } from './entry.entity.js'

/** Deletes a draft entry in the version read; it can be restored until the next hand-in. */
@Injectable()
export class DeleteEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOne(EntryEntity, { where: { id }, withDeleted: true })
      if (!found) throw notFound('个公开事项')
      const the = await loadCase(tx, found.assignmentId, actor, true)
      const { assignment, facts, entries } = the
      ensure(decideEdit(facts, actor))
      const entry = entries.find((each) => each.id === id)
      // deleted already: a second tap asks for nothing more
      if (!entry) return this.presenter.detail(tx, the, actor)
      if (entry.version !== version) {
        throw new Refused(409, [refuse('entry.conflict', `entries/${id}`, '同事刚刚修改过这一项，请先看过再删除')])
      }
      await tx.update(EntryEntity, { id }, { deletedAt: this.clock.now() })
      await this.ledger.record(tx, actor, {
        kind: 'entry.deleted',
        assignmentId: assignment.id,
        detail: { entryId: id, fields: entry.fields },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignment.id, actor), actor)
    })
  }
}
