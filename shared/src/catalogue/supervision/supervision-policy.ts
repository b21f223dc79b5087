import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { addDays, isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import type { Actor } from '../../compiling/submission/submission-policy.js'
import type { DisclosureActor } from '../disclosure/disclosure-policy.js'
import { type IssueRequest, MOST_SUPERVISED } from './supervision.contract.js'
import type { SupervisionState } from './supervision-state.js'

const place = 'supervision'
const MOST_DAYS = 180

/** 督办 goes out in the district's name: an approver of the office. */
export function decideIssue(actor: DisclosureActor): Decision {
  return actor.organisationKind === 'office' && actor.roles.includes('approver')
    ? []
    : [refuse('account.role', place, '只有区信息公开办的审签人才能督办')]
}

export function maySeeSupervision(actor: DisclosureActor, unitCode: string): boolean {
  const { organisationKind, organisationCode, parentCode } = actor
  return organisationKind === 'office' || unitCode === organisationCode || unitCode === parentCode
}

export function issueFaults(request: IssueRequest, today: LocalDate): Refusal[] {
  const { demand, dueOn, occurrenceIds, publicNumbers } = request
  const refusals: Refusal[] = []
  const named = occurrenceIds.length + publicNumbers.length
  if (named === 0) refusals.push(refuse('supervision.nothing', 'occurrenceIds', '请至少选择一项逾期的内容'))
  if (named > MOST_SUPERVISED)
    refusals.push(refuse('supervision.many', 'occurrenceIds', `一件督办最多 ${MOST_SUPERVISED} 项`))
  if (!demand.trim()) refusals.push(refuse('supervision.demand', 'demand', '请写明督办要求'))
  if (!isLocalDate(dueOn)) refusals.push(refuse('supervision.due', 'dueOn', '请写明办结期限'))
  else if (dueOn <= today) refusals.push(refuse('supervision.due', 'dueOn', '办结期限应晚于今天'))
  else if (dueOn > addDays(today, MOST_DAYS))
    refusals.push(refuse('supervision.due', 'dueOn', `办结期限最长 ${MOST_DAYS} 天`))
  return refusals
}

/** 撤回: for a reason, while it is open; its number stays taken. */
export function decideWithdraw(actor: Actor, isOffice: boolean, state: SupervisionState): Decision {
  const refusals: Refusal[] = []
  if (!isOffice || !actor.roles.includes('approver'))
    refusals.push(refuse('account.role', place, '只有区信息公开办的审签人才能撤回督办'))
  if (state === 'closed') refusals.push(refuse('supervision.closed', place, '已经办结，不必撤回'))
  if (state === 'withdrawn') refusals.push(refuse('supervision.withdrawn', place, '已经撤回'))
  return refusals
}

export function withdrawReasonFault(reason: string): Refusal[] {
  return reason.trim() ? [] : [refuse('supervision.reason', 'reason', '请写明撤回的理由')]
}
