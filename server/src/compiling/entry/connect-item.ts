import { refuse } from '@gongkai/shared/base/refusal'
import type { ConnectItemRequest, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { alikeItems, sameItems } from '@gongkai/shared/compiling/entry/connect-items'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { entryName, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { CancelledItemEntity } from './cancelled-item.entity.js'
import { EntryEntity } from './entry.entity.js'
import { ensureSeenEntry, loadEntry } from './entry-case.js'
import { metBy, unitItems } from './unit-items.query.js'

/** “是不是去年的《…》？”: the published item that a row goes on with, or that it is none of those asked. */
@Injectable()
export class ConnectItem {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, continues }: ConnectItemRequest): Promise<EntryDetail> {
    return act(this.dataSource, async (tx) => {
      const { assignmentCase, entry } = await loadEntry(tx, id, actor)
      await ensureSeenEntry(tx, entry, version)
      const { assignment, facts, entries } = assignmentCase
      const { items } = await unitItems(tx, assignment)
      const item = items.find((candidate) => candidate.id === continues)
      const same = sameItems(entries, items)
      const holder = entries.find(
        (other) => other.id !== id && continues !== null && (other.publicNumber ?? same.get(other.id)) === continues,
      )
      ensure([
        ...decideEdit(facts, actor),
        ...(continues === null || item
          ? []
          : [refuse('item.unknown', 'continues', `现行目录里没有编号 ${continues} 的本单位事项`)]),
        ...(holder
          ? [refuse('item.taken', 'continues', `“${entryName(holder)}”已经沿续这个事项，一个编号只能属于一行`)]
          : []),
      ])
      const denied = new Set(entry.deniedNumbers)
      if (item) {
        denied.delete(item.id)
        entry.publicNumber = item.id
        entry.fields = metBy(item, entry)?.fields ?? entry.fields
        await tx.delete(CancelledItemEntity, { assignmentId: assignment.id, publicNumber: item.id })
      } else {
        const before = entry.publicNumber ?? same.get(id)
        if (before) denied.add(before)
        entry.publicNumber = null
        // All that could be asked of it is answered by this one No.
        for (const alike of alikeItems([...entries], items).get(id) ?? []) denied.add(alike.id)
      }
      entry.deniedNumbers = [...denied]
      entry.version += 1
      await tx.save(EntryEntity, entry)
      await this.ledger.record(tx, actor, {
        kind: 'entry.connected',
        place: placeOf(assignment),
        detail: { entryId: id, continues },
      })
      return this.presenter.entryDetail(tx, await loadCase(tx, assignment.id, actor), entry, actor)
    })
  }
}
