import type { AssignmentDetail, EntryIdsRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideFill } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { clearCancellations, clearDeclines } from './append-entries.js'
import { commonAssignment } from './common-assignment.js'
import { EntryEntity } from './entry.entity.js'

/** 撤销删除 of entries of one assignment, until the next hand-in; entries not deleted are left as they are. */
@Injectable()
export class RestoreEntries {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, { entryIds }: EntryIdsRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentId = await commonAssignment(tx, entryIds)
      const { assignment, facts, entries } = await loadCase(tx, assignmentId, actor, true)
      ensure(decideFill(facts, actor))
      const wanted = entryIds.filter((id) => !entries.some((entry) => entry.id === id))
      const deleted = await tx.find(EntryEntity, { where: { id: In(wanted) }, order: { id: 'ASC' }, withDeleted: true })
      // a hand-in may have come in between
      if (deleted.length < wanted.length) throw notFound('个公开事项')
      const numbers = new Set(entries.map(({ publicNumber }) => publicNumber))
      for (const { id, publicNumber } of deleted) {
        // copied anew from the round before meanwhile: a public number stands once in a round
        const taken = publicNumber !== null && numbers.has(publicNumber)
        await tx.update(EntryEntity, { id }, { deletedAt: null, ...(taken ? { publicNumber: null } : {}) })
        await this.ledger.record(tx, actor, {
          kind: 'entry.restored',
          place: placeOf(assignment),
          detail: { entryId: id },
        })
      }
      await clearDeclines(tx, assignmentId, deleted)
      await clearCancellations(tx, assignmentId, deleted)
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
