import type { EntryDetail, SaveEntryConflict, SaveEntryRequest } from '@gongkai/shared/assignment/assignment.contract'
import { refuse } from '@gongkai/shared/base/refusal'
import { decideEdit } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentEntry, presentEntryDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { EntryEntity } from './entry.entity.js'

/** Saves a draft. Whoever read an older version is refused and shown what stands now, so that neither loses anything. */
@Injectable()
export class SaveEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, id: number, { version, fields }: SaveEntryRequest): Promise<EntryDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const found = await tx.findOneBy(EntryEntity, { id })
      if (!found) throw notFound('个公开事项')
      const the = await loadCase(tx, found.assignmentId, actor, true)
      ensure(decideEdit(the.facts, actor))
      const entry = the.entries.find((each) => each.id === id)
      if (!entry) throw notFound('个公开事项')
      if (entry.version !== version) {
        const current = presentEntry(entry, the.submission.phase)
        const refusals = [refuse('entry.conflict', `entries/${id}`, '同事刚刚修改过这一项，请对照后选择保留哪一份')]
        throw new Refused(409, refusals, { current } satisfies Omit<SaveEntryConflict, 'refusals'>)
      }
      const before = entry.fields
      Object.assign(entry, { fields: { ...fields }, version: version + 1 })
      await tx.save(entry)
      const changed = Object.keys(fields).filter(
        (key) =>
          JSON.stringify(before[key as keyof typeof before]) !== JSON.stringify(fields[key as keyof typeof fields]),
      )
      await this.ledger.record(tx, actor, {
        kind: 'entry.saved',
        assignmentId: the.assignment.id,
        detail: { entryId: id, changed },
      })
      return presentEntryDetail(tx, the, entry, actor, this.clock.today())
    })
  }
}
