import type { AssignmentDetail, GuidelineItemView } from '@gongkai/shared/assignment/assignment.contract'
import { refuse } from '@gongkai/shared/base/refusal'
import { decideEdit } from '@gongkai/shared/submission/submission-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { presentDetail } from '../assignment/assignment.presenter.js'
import { loadCase } from '../assignment/assignment-case.js'
import { nextPosition } from '../entry/add-entry.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { Clock } from '../platform/clock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, Refused } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { GuidelineItemEntity } from './guideline-item.entity.js'
import { fieldsFromModel } from './guideline-item.fields.js'

/** 从标准指引采用: model rows become entries of the unit; adopting a row twice changes nothing. */
@Injectable()
export class AdoptItems {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The model rows of the assignment's domain, and which of them are adopted already. */
  async list(actor: SignedIn, assignmentId: number): Promise<GuidelineItemView[]> {
    const tx = this.dataSource.manager
    const { domain, organisation, entries } = await loadCase(tx, assignmentId, actor)
    const items = await tx.find(GuidelineItemEntity, { where: { domainCode: domain.code }, order: { position: 'ASC' } })
    const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
    return items.map((item) => ({
      id: item.id,
      fields: fieldsFromModel(item, organisation.name),
      adopted: adopted.has(item.id),
    }))
  }

  run(actor: SignedIn, assignmentId: number, guidelineItemIds: number[]): Promise<AssignmentDetail> {
    return this.dataSource.manager.transaction(async (tx) => {
      const { facts, domain, organisation, entries } = await loadCase(tx, assignmentId, actor, true)
      ensure(decideEdit(facts, actor))
      const items = await tx.find(GuidelineItemEntity, {
        where: { domainCode: domain.code },
        order: { position: 'ASC' },
      })
      const unknown = guidelineItemIds.filter((id) => !items.some((item) => item.id === id))
      if (unknown.length > 0) {
        throw new Refused(
          422,
          unknown.map((id) =>
            refuse('guideline.unknown', `guidelineItemIds/${id}`, `本领域的标准指引里没有编号 ${id}`),
          ),
        )
      }
      const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
      const chosen = items.filter(({ id }) => guidelineItemIds.includes(id) && !adopted.has(id))
      const first = nextPosition(entries)
      await tx.insert(
        EntryEntity,
        chosen.map((item, index) => ({
          assignmentId,
          position: first + index,
          version: 1,
          guidelineItemId: item.id,
          publicNumber: null,
          fields: fieldsFromModel(item, organisation.name) as never,
        })),
      )
      await this.ledger.record(tx, actor, {
        kind: 'entry.adopted',
        assignmentId,
        detail: { guidelineItemIds: chosen.map(({ id }) => id) },
      })
      return presentDetail(tx, await loadCase(tx, assignmentId, actor), actor, this.clock.today())
    })
  }
}
