import type { GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { adoptedFields, fieldsFromModel, isUnchecked } from '../../district/guideline/guideline-item.fields.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { loadCase } from '../assignment/assignment-case.js'
import { rowStanding } from '../assignment/coverage.js'

/**
 * The model rows of the assignment's domain, and what the unit answered to each: those of its own level; `all` adds those of the other level,
 * which are shown and not asked. Of the retired ones those that were answered.
 */
@Injectable()
export class ListGuidelineQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, assignmentId: number, all: boolean): Promise<GuidelineItemView[]> {
    const assignmentCase = await loadCase(this.dataSource.manager, assignmentId, actor)
    const { organisation, entries, items, declined } = assignmentCase
    const adopted = new Set(entries.map(({ guidelineItemId }) => guidelineItemId))
    const reasons = new Map(declined.map(({ guidelineItemId, reason }) => [guidelineItemId, reason]))
    return items.flatMap((item) => {
      const standing = rowStanding(assignmentCase, item)
      const answered = adopted.has(item.id) || reasons.has(item.id)
      if (standing === 'retired' && !answered) return []
      if (standing === 'otherLevel' && !answered && !all) return []
      return [
        {
          id: item.id,
          fields:
            standing === 'otherLevel'
              ? { ...fieldsFromModel(item, ''), subjects: [] }
              : adoptedFields(item, organisation),
          adopted: adopted.has(item.id),
          declinedReason: reasons.get(item.id) ?? '',
          standing,
          unchecked: isUnchecked(item),
        },
      ]
    })
  }
}
