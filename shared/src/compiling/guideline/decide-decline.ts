import { type Decision, refuse } from '../../base/refusal.js'
import type { DeclineRequest } from '../assignment/assignment.contract.js'
import { reasonIssues } from '../assignment/reason.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'

/** The domain's model rows by id, with whether an entry was made of each. */
export type ModelRows = ReadonlyMap<number, { name: string; adopted: boolean }>

/** 无此职责 for model rows, each with its reason; an adopted one is deleted first. */
export function decideDecline(
  facts: SubmissionFacts,
  actor: Actor,
  { items }: DeclineRequest,
  rows: ModelRows,
): Decision {
  return [
    ...decideEdit(facts, actor),
    ...items.flatMap(({ guidelineItemId, reason }, index) => {
      const at = `items/${index}`
      const row = rows.get(guidelineItemId)
      if (!row) {
        const text = `本领域的标准指引里没有编号 ${guidelineItemId}`
        return [refuse('guideline.unknown', `${at}/guidelineItemId`, text)]
      }
      const refusals = reasonIssues(reason, `${at}/reason`)
      if (row.adopted) {
        const text = `“${row.name}”已经采用，请先删除对应的公开事项`
        refusals.push(refuse('guideline.adopted', `${at}/guidelineItemId`, text))
      }
      return refusals
    }),
  ]
}
