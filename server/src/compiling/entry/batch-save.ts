import type { AssignmentDetail, BatchRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { BATCH_FIELDS, decideBatch } from '@gongkai/shared/compiling/assignment/decide-batch'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { namedEntries } from '../../platform/ledger/event-detail.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { ensureSeenAssignment, loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { EntryEntity } from './entry.entity.js'

/** 批量设置 公开时限 and 公开渠道 on many entries at once; an entry that had them already keeps its version. */
@Injectable()
export class BatchSave {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, request: BatchRequest): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const chosen = new Set(request.entryIds)
      const { facts, entries } = assignmentCase
      const set = Object.fromEntries(
        BATCH_FIELDS.filter((field) => request[field] !== undefined).map((field) => [field, request[field]]),
      )
      const changed = entries.filter(
        ({ id, fields }) => chosen.has(id) && entryDiff(fields, { ...fields, ...set }).length > 0,
      )
      if (changed.length > 0)
        await ensureSeenAssignment(
          tx,
          assignmentCase,
          request.version,
          ({ kind, detail }) => !kind.startsWith('entry.') || namedEntries(detail).some((id) => chosen.has(id)),
        )
      ensure(decideBatch(facts, actor, request))
      for (const { id, version, fields } of changed) {
        await tx.update(EntryEntity, { id }, { version: version + 1, fields: { ...fields, ...set } as never })
      }
      if (changed.length > 0) {
        await this.ledger.record(tx, actor, {
          kind: 'entry.batch-saved',
          place: placeOf(assignmentCase.assignment),
          detail: { entryIds: changed.map(({ id }) => id), set },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
