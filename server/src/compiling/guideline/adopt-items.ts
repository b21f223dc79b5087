import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { decideAdopt } from '@gongkai/shared/compiling/guideline/decide-adopt'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { adoptedFields } from '../../district/guideline/guideline-item.fields.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { AssignmentPresenter } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { placeOf } from '../assignment/place-of.js'
import { appendEntries } from '../entry/append-entries.js'
import { modelRowsOf } from './model-rows.js'

/** 从标准指引采用: model rows become entries of the unit; adopting a row twice changes nothing. */
@Injectable()
export class AdoptItems {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AssignmentPresenter) private readonly presenter: AssignmentPresenter,
  ) {}

  run(actor: SignedIn, assignmentId: number, guidelineItemIds: number[]): Promise<AssignmentDetail> {
    return act(this.dataSource, async (tx) => {
      const assignmentCase = await loadCase(tx, assignmentId, actor, true)
      const { assignment, facts, organisation, entries, items } = assignmentCase
      ensure(decideAdopt(facts, actor, guidelineItemIds, modelRowsOf(assignmentCase)))
      const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
      const chosen = items.filter(({ id }) => guidelineItemIds.includes(id) && !adopted.has(id))
      await appendEntries(
        tx,
        assignmentId,
        entries,
        chosen.map((item) => ({ guidelineItemId: item.id, fields: adoptedFields(item, organisation) })),
      )
      if (chosen.length > 0) {
        await this.ledger.record(tx, actor, {
          kind: 'entry.adopted',
          place: placeOf(assignment),
          detail: { guidelineItemIds: chosen.map(({ id }) => id) },
        })
      }
      return this.presenter.detail(tx, await loadCase(tx, assignmentId, actor), actor)
    })
  }
}
