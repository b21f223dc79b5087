import { type Decision, refuse } from '../../base/refusal.js'
import type { DeclineRequest } from '../assignment/assignment.contract.js'
import { reasonIssues } from '../assignment/reason.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'
import { type ModelRows, notAsked } from './decide-adopt.js'

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
      const instead = notAsked(row, guidelineItemId, `${at}/guidelineItemId`)
      if (!row || instead.length > 0) return instead
      const refusals = reasonIssues(reason, `${at}/reason`)
      if (row.adopted) {
        const text = `“${row.name}”已经采用，请先删除对应的公开事项`
        refusals.push(refuse('guideline.adopted', `${at}/guidelineItemId`, text))
      }
      return refusals
    }),
  ]
}
