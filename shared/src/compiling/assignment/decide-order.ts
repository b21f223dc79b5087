import { type Decision, refuse } from '../../base/refusal.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'

/** 排序: every entry once; a list read before a colleague added or deleted something is refused whole. */
export function decideOrder(facts: SubmissionFacts, actor: Actor, entryIds: readonly number[]): Decision {
  const refusals = [...decideEdit(facts, actor)]
  const wanted = new Set(entryIds)
  const complete = wanted.size === entryIds.length && wanted.size === facts.entries.length
  if (!complete || facts.entries.some(({ id }) => !wanted.has(id))) {
    refusals.push(refuse('order.incomplete', 'entryIds', '公开事项有增减，请刷新后再排序'))
  }
  return refusals
}
