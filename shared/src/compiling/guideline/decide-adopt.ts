import { type Decision, refuse } from '../../base/refusal.js'
import { type Actor, decideFill, type SubmissionFacts } from '../submission/submission-policy.js'

/** 采用: rows of the domain's own 标准指引; adopting one twice is no fault. `known` holds the ids of the domain's rows. */
export function decideAdopt(
  facts: SubmissionFacts,
  actor: Actor,
  guidelineItemIds: readonly number[],
  known: ReadonlySet<number>,
): Decision {
  const unknown = guidelineItemIds.filter((id) => !known.has(id))
  return [
    ...decideFill(facts, actor),
    ...unknown.map((id) => refuse('guideline.unknown', `guidelineItemIds/${id}`, `本领域的标准指引里没有编号 ${id}`)),
  ]
}
