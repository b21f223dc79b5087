import { refuse } from '@gongkai/shared/base/refusal'
import type {
  EntryDetail,
  SaveEntryConflict,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { plainNames } from '@gongkai/shared/compiling/entry/connect-items'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { keepUnwritten } from '@gongkai/shared/compiling/entry/keep-unwritten'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound, Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadRowCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { connectRows } from './connect-rows.js'
import { EntryEntity } from './entry.entity.js'
import { entryPresenter } from './entry.presenter.js'

/** A phone that was offline sends again what it sent last, not what it sent long ago. */
const SAVES_REMEMBERED = 20

/**
 * Saves a draft. A writer who read an older version is refused and shown what stands now, so that neither writer loses anything. A save
 * that arrived before (its answer was lost on the way) is answered with what stands, and stored once.
 */
@Injectable()
export class SaveEntry {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, id: number, { version, fields: written, saveId }: SaveEntryRequest): Promise<EntryDetail> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOne(EntryEntity, { select: { id: true, assignmentId: true }, where: { id } })
      if (!found) throw notFound('个公开事项')
      const assignmentCase = await loadRowCase(tx, found.assignmentId, actor, true)
      const entry = assignmentCase.entries.find((candidate) => candidate.id === id)
      if (!entry) throw notFound('个公开事项')
      const saveIds = entry.saveIds ?? []
      const own = actor.organisationCode === assignmentCase.assignment.organisationCode
      if (own && saveId && saveIds.includes(saveId)) return this.presenter.entryDetail(tx, assignmentCase, entry, actor)
      ensure(decideEdit(assignmentCase.facts, actor))
      if (entry.version !== version) {
        const current = (await entryPresenter(tx, assignmentCase, this.clock.today()))(entry)
        const refusals = [refuse('entry.conflict', `entries/${id}`, '同事刚刚修改过这一项，请对照后选择保留哪一份')]
        throw new Refused(409, refusals, { current } satisfies Omit<SaveEntryConflict, 'refusals'>)
      }
      const fields = keepUnwritten(entry.fields, written)
      const changed = entryDiff(entry.fields, fields)
      const renamed = entry.publicNumber === null && plainNames(entry.fields) !== plainNames(fields)
      // An item that is renamed keeps its number: by its names of before, else by those it has now.
      if (renamed) await connectRows(tx, assignmentCase.assignment, assignmentCase.entries)
      Object.assign(entry, { fields, version: version + 1 })
      if (saveId) entry.saveIds = [...saveIds, saveId].slice(-SAVES_REMEMBERED)
      const { saveIds: kept } = entry
      await tx.update(EntryEntity, { id }, { fields: fields as never, version: entry.version, saveIds: kept as never })
      if (renamed && entry.publicNumber === null)
        await connectRows(tx, assignmentCase.assignment, assignmentCase.entries)
      await this.ledger.record(tx, actor, {
        kind: 'entry.saved',
        place: placeOf(assignmentCase.assignment),
        detail: { entryId: id, changed },
      })
      return this.presenter.entryDetail(tx, assignmentCase, entry, actor)
    })
  }
}
