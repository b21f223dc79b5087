import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import type { AddEntryRequest, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideFill } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadRowCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { appendEntries } from './append-entries.js'
import { EntryEntity } from './entry.entity.js'

/** 自行增加 an entry; the rest of the template stays empty until somebody answers. Sent twice, it adds one. */
@Injectable()
export class AddEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, { fields, saveId }: AddEntryRequest): Promise<EntryDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadRowCase(tx, assignmentId, actor, true)
      const addId = saveId ?? null
      if (addId && actor.organisationCode === assignmentCase.assignment.organisationCode) {
        const already = await tx.findOne(EntryEntity, { where: { assignmentId, addId }, withDeleted: true })
        if (already?.deletedAt) throw notFound('个公开事项')
        if (already) return this.presenter.entryDetail(tx, assignmentCase, already, actor)
      }
      ensure(decideFill(assignmentCase.facts, actor))
      const row = { fields: { ...EMPTY_ENTRY, ...fields }, addId }
      const [entry] = await appendEntries(tx, assignmentId, assignmentCase.entries, [row])
      if (!entry) throw new Error('nothing was added')
      await this.ledger.record(tx, actor, {
        kind: 'entry.added',
        place: placeOf(assignmentCase.assignment),
        detail: { entryId: entry.id },
      })
      // A row of one's own answers no model row: nothing else of the work has changed.
      const entries = [...assignmentCase.entries, entry]
      return this.presenter.entryDetail(tx, { ...assignmentCase, entries }, entry, actor)
    })
  }
}
