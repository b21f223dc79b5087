import type { AssignmentDetail } from '@gongkai/shared/assignment/assignment.contract'
import { decideFill } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { clearDeclines } from './append-entries.js'
import { EntryEntity } from './entry.entity.js'

/** 撤销删除, until the next hand-in; what is not deleted is left as it is. */
@Injectable()
export class RestoreEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOne(EntryEntity, { where: { id }, withDeleted: true })
      if (!found) throw notFound('个公开事项')
      const the = await loadCase(tx, found.assignmentId, actor, true)
      const { assignment, facts, entries } = the
      ensure(decideFill(facts, actor))
      if (entries.some((each) => each.id === id)) return this.presenter.detail(tx, the, actor)
      // a hand-in may have come in between
      const deleted = await tx.findOne(EntryEntity, { where: { id }, withDeleted: true })
      if (!deleted) throw notFound('个公开事项')
      // copied anew from the round before meanwhile: a public number stands once in a round
      const taken = entries.some(({ publicNumber }) => publicNumber !== null && publicNumber === deleted.publicNumber)
      await tx.update(EntryEntity, { id }, { deletedAt: null, ...(taken ? { publicNumber: null } : {}) })
      await clearDeclines(tx, assignment.id, [deleted])
      await this.ledger.record(tx, actor, {
        kind: 'entry.restored',
        assignmentId: assignment.id,
        detail: { entryId: id },
      })
      return this.presenter.detail(tx, await loadCase(tx, assignment.id, actor), actor)
    })
  }
}
