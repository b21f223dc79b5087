import type { VersionRequest } from '@gongkai/shared/base/seen.contract'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { duplicateFields } from '@gongkai/shared/compiling/assignment/duplicate-fields'
import { decideFill } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, MoreThan } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { appendEntries } from './append-entries.js'
import { EntryEntity } from './entry.entity.js'

/** Makes a copy right after the original; a row of one's own, for a similar item. */
@Injectable()
export class DuplicateEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version }: VersionRequest): Promise<EntryDetail> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOneBy(EntryEntity, { id })
      if (!found) throw notFound('个公开事项')
      const { assignment, facts, entries } = await loadCase(tx, found.assignmentId, actor, true)
      ensure(decideFill(facts, actor))
      const original = entries.find((entry) => entry.id === id)
      if (!original) throw notFound('个公开事项')
      const acts: Acts = {
        kinds: ['entry.*'],
        assignmentIds: [assignment.id],
        about: (event) => namedEntries(event.detail).includes(id),
      }
      await ensureUnchanged(tx, 'entry.conflict', { read: version, stands: original.version }, acts)
      const assignmentId = assignment.id
      const row = { fields: duplicateFields(original.fields) }
      const [copy] = await appendEntries(tx, assignmentId, entries, [row])
      if (!copy) throw new Error('nothing was added')
      await tx.increment(EntryEntity, { assignmentId, position: MoreThan(original.position) }, 'position', 1)
      copy.position = original.position + 1
      await tx.update(EntryEntity, { id: copy.id }, { position: copy.position })
      await this.ledger.record(tx, actor, {
        kind: 'entry.duplicated',
        place: placeOf(assignment),
        detail: { entryId: copy.id, of: id },
      })
      return this.presenter.entryDetail(tx, await loadCase(tx, assignmentId, actor), copy, actor)
    })
  }
}
