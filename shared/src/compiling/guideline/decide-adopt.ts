import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { RowStanding } from '../../district/guideline/standing-row.js'
import { type Actor, decideFill, type SubmissionFacts } from '../submission/submission-policy.js'

/** The domain's model rows by id: how each stands to the work, and whether an entry was made of it. */
export type ModelRows = ReadonlyMap<number, { name: string; adopted: boolean; standing: RowStanding }>

/** 采用: rows of the domain's own 标准指引 that are in force and of the unit's level; adopting one twice is no fault. */
export function decideAdopt(
  facts: SubmissionFacts,
  actor: Actor,
  guidelineItemIds: readonly number[],
  rows: ModelRows,
): Decision {
  return [
    ...decideFill(facts, actor),
    ...guidelineItemIds.flatMap((id) => {
      const row = rows.get(id)
      return row?.adopted ? [] : notAsked(row, id, `guidelineItemIds/${id}`)
    }),
  ]
}

/** Why a model row cannot be answered; [] where it can. */
export function notAsked(row: { name: string; standing: RowStanding } | undefined, id: number, at: string): Refusal[] {
  if (!row) return [refuse('guideline.unknown', at, `本领域的标准指引里没有编号 ${id}`)]
  const { name, standing } = row
  if (standing === 'otherLevel')
    return [refuse('guideline.other-level', at, `“${name}”不属于本级的公开层级，不必采用或者说明`)]
  if (standing === 'retired') return [refuse('guideline.retired', at, `“${name}”已不再适用，不必采用或者说明`)]
  return []
}
