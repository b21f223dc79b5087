import { type Decision, refuse } from '../../base/refusal.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'
import { reasonIssues } from './reason.js'

/**
 * 本镇无此职责 for the whole domain (避免“一刀切”); an empty reason takes it back.
 * @param villages how many units fill the domain for this one
 */
export function decideNoDuty(facts: SubmissionFacts, actor: Actor, reason: string, villages: number): Decision {
  const refusals = [...decideEdit(facts, actor)]
  if (!reason.trim()) return refusals
  refusals.push(...reasonIssues(reason, 'reason'))
  if (facts.entries.length + facts.droppedOut > 0) {
    refusals.push(refuse('no-duty.entries', 'submission', '本领域已有公开事项，请先全部删除再声明无此职责'))
  }
  if (villages > 0) {
    refusals.push(refuse('no-duty.villages', 'submission', '本领域已委托其他单位填报，请先收回委托'))
  }
  return refusals
}
