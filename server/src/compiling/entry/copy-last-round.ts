import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideCopy, rowsToCopy } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { lastRound } from '../assignment/last-round.query.js'
import { placeOf } from '../assignment/place-of.js'
import { appendEntries } from './append-entries.js'
import { EntryEntity } from './entry.entity.js'

/** 复制上一轮: rows that are not here yet, with their public numbers, which an item keeps for life. */
@Injectable()
export class CopyLastRound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const { assignment, facts, entries, round } = await loadCase(tx, assignmentId, actor, true)
      const before = await lastRound(tx, assignment, round)
      ensure(decideCopy(facts, actor, before?.entryCount ?? 0))
      const earlier = await tx.find(EntryEntity, {
        where: { assignmentId: before?.assignmentId ?? 0 },
        order: { position: 'ASC', id: 'ASC' },
      })
      const copied = await appendEntries(
        tx,
        assignmentId,
        entries,
        rowsToCopy(earlier, entries).map(({ fields, guidelineItemId, publicNumber, originCode }) => ({
          fields,
          guidelineItemId,
          publicNumber,
          originCode,
        })),
      )
      if (copied.length > 0) {
        await this.ledger.record(tx, actor, {
          kind: 'entry.copied',
          place: placeOf(assignment),
          detail: { roundCode: before?.round.code, entryIds: copied.map(({ id }) => id) },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
