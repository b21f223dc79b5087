import type { GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { adoptedFields } from '../../district/guideline/guideline-item.fields.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { loadCase } from '../assignment/assignment-case.js'

/** The model rows of the assignment's domain, and what the unit answered to each. */
@Injectable()
export class ListGuidelineQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, assignmentId: number): Promise<GuidelineItemView[]> {
    const { organisation, entries, items, declined } = await loadCase(this.dataSource.manager, assignmentId, actor)
    const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
    const reasons = new Map(declined.map(({ guidelineItemId, reason }) => [guidelineItemId, reason]))
    return items.map((item) => ({
      id: item.id,
      fields: adoptedFields(item, organisation),
      adopted: adopted.has(item.id),
      declinedReason: reasons.get(item.id) ?? '',
    }))
  }
}
