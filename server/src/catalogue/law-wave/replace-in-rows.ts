import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { MOVED_ON } from '@gongkai/shared/base/seen.contract'
import type { Basis } from '@gongkai/shared/base/template/fields'
import type { WaveRowsRequest, WaveView } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import { replaceLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { decideEdit } from '@gongkai/shared/compiling/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { entryName, loadCase } from '../../compiling/assignment/assignment-case.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { toldLast } from '../../platform/seen/acts-upon.js'
import { law } from './draft-portion.js'
import { WaveQuery } from './wave.query.js'
import { loadWave } from './wave-case.js'

/** 改用 the new law in rows of one's own open work. */
@Injectable()
export class ReplaceInRows {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WaveQuery) private readonly waves: WaveQuery,
  ) {}

  run(actor: SignedIn, id: number, { assignmentId, items }: WaveRowsRequest): Promise<WaveView> {
    return act(this.dataSource, async (tx) => {
      const wave = await loadWave(tx, id)
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { facts, entries, assignment } = assignmentCase
      const rowOf = new Map(entries.map((entry) => [entry.id, entry]))
      const [refusals, moved]: [Refusal[], Refusal[]] = [[...decideEdit(facts, actor)], []]
      const changes: { id: number; version: number; bases: Basis[] }[] = []
      for (const { id: entryId, version } of items) {
        const row = rowOf.get(entryId)
        const at = `items/${entryId}`
        const replaced = row && replaceLaw(row.fields.bases, law(wave), wave.replacement)
        if (!row) refusals.push(refuse('entry.unknown', at, `本任务里没有编号 ${entryId} 的公开事项`))
        else if (row.version !== version)
          moved.push(refuse('entry.conflict', `${at}/version`, `“${entryName(row)}”：${MOVED_ON}`))
        else if (!replaced)
          refusals.push(refuse('law-wave.not-cited', at, `“${entryName(row)}”没有引用《${wave.lawTitle}》`))
        else changes.push({ id: entryId, version, bases: replaced.bases })
      }
      if (moved.length > 0) throw new Refused(409, moved, { changed: await toldOfRows(tx, assignmentId, items) })
      ensure(refusals)
      for (const { id: entryId, version, bases } of changes)
        await tx.update(
          EntryEntity,
          { id: entryId },
          { fields: { ...rowOf.get(entryId)?.fields, bases } as never, version: version + 1, confirmed: false },
        )
      await this.ledger.record(tx, actor, {
        kind: 'entry.batch-saved',
        place: placeOf(assignment),
        detail: { entryIds: changes.map((change) => change.id), lawWaveId: id },
      })
      return this.waves.view(tx, actor, id)
    })
  }
}

const toldOfRows = (tx: EntityManager, assignmentId: number, items: WaveRowsRequest['items']) => {
  const ids = new Set(items.map(({ id }) => id))
  return toldLast(tx, items.length, {
    kinds: ['entry.*'],
    assignmentIds: [assignmentId],
    about: ({ detail }) => namedEntries(detail).some((id) => ids.has(id)),
  })
}
