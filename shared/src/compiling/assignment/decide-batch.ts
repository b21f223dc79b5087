import { type Decision, refuse } from '../../base/refusal.js'
import { type Actor, decideEdit, type SubmissionFacts } from '../submission/submission-policy.js'
import type { BatchRequest } from './assignment.contract.js'

/** The fields that may be set on many entries at once. */
export const BATCH_FIELDS = ['timeLimit', 'channels', 'channelOther'] as const

/** 批量设置: at least one field, on entries that belong here. */
export function decideBatch(facts: SubmissionFacts, actor: Actor, request: BatchRequest): Decision {
  const refusals = [...decideEdit(facts, actor)]
  if (BATCH_FIELDS.every((field) => request[field] === undefined)) {
    refusals.push(refuse('batch.nothing', 'timeLimit', '请至少设置公开时限或公开渠道中的一项'))
  }
  request.entryIds.forEach((entryId, index) => {
    if (!facts.entries.some(({ id }) => id === entryId)) {
      refusals.push(refuse('entry.unknown', `entryIds/${index}`, `本任务里没有编号 ${entryId} 的公开事项`))
    }
  })
  return refusals
}
