import type { EntryDetail } from '@gongkai/shared/assignment/assignment.contract'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/entry/entry'
import { decideEdit } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentEntryDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { EntryEntity } from './entry.entity.js'

/** 自行增加 an entry; the rest of the template stays empty until somebody answers. */
@Injectable()
export class AddEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, assignmentId: number, fields: Partial<EntryFields>): Promise<EntryDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const the = await loadCase(tx, assignmentId, actor, true)
      ensure(decideEdit(the.facts, actor))
      const entry = await tx.save(EntryEntity, {
        assignmentId,
        position: nextPosition(the.entries),
        version: 1,
        guidelineItemId: null,
        publicNumber: null,
        fields: { ...EMPTY_ENTRY, ...fields },
      })
      await this.ledger.record(tx, actor, { kind: 'entry.added', assignmentId, detail: { entryId: entry.id } })
      return presentEntryDetail(tx, the, entry, actor, this.clock.today())
    })
  }
}

export function nextPosition(entries: EntryEntity[]): number {
  return Math.max(0, ...entries.map(({ position }) => position)) + 1
}
