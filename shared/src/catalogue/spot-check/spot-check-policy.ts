import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { addDays, isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import { type DisclosureActor, type ItemOwner, maySeeItem } from '../disclosure/disclosure-policy.js'
import { isOpenRemedy, type RemedyState } from './remedy-state.js'
import { type LookRequest, MOST_DRAWN, SPOT_QUESTIONS } from './spot-check.contract.js'

const place = 'spot-check'
/** A remedy is not put off for longer. */
const MOST_REMEDY_DAYS = 180

function withRole({ roles }: DisclosureActor, at: string): Refusal[] {
  return roles.some((role) => role === 'editor' || role === 'approver')
    ? []
    : [refuse('account.role', at, '只有填报员或审签人才能办理')]
}

/** 抽查: the office all, a lead the items of its domains. */
export function decideDraw(actor: DisclosureActor): Decision {
  if (actor.organisationKind !== 'office' && actor.ledDomains.length === 0)
    return [refuse('spot-check.not-lead', place, '只有区信息公开办和牵头单位才能抽查')]
  return withRole(actor, place)
}

/** Whether an item can be drawn by the actor, so that nobody checks what is not his. */
export function mayDraw(actor: DisclosureActor, { domainCode }: ItemOwner): boolean {
  return actor.organisationKind === 'office' || actor.ledDomains.includes(domainCode)
}

export function countFault(count: number, poolSize: number): Refusal[] {
  if (poolSize === 0) return [refuse('spot-check.pool', 'domain', '这个范围内没有可以抽查的公开事项')]
  const most = Math.min(MOST_DRAWN, poolSize)
  return count >= 1 && count <= most
    ? []
    : [refuse('spot-check.count', 'count', `这个范围有 ${poolSize} 个事项，一次抽 1 到 ${most} 个`)]
}

/** A line is seen by the checker, and by everybody who may see its item. */
export function maySeeLine(actor: DisclosureActor, checkerCode: string, owner: ItemOwner): boolean {
  return actor.organisationCode === checkerCode || maySeeItem(actor, owner)
}

/** The result is noted by the checking unit; its own items are checked by others. */
export function decideLook(actor: DisclosureActor, checkerCode: string): Decision {
  if (actor.organisationCode !== checkerCode)
    return [refuse('spot-check.not-yours', place, '只有抽查的单位才能填写结果')]
  return withRole(actor, place)
}

/** Each question has its answer; what is wrong has a note and a day. */
export function lookFaults({ answers, note, remedyDueOn }: Omit<LookRequest, 'version'>, today: LocalDate): Refusal[] {
  const refusals: Refusal[] = []
  const wrong = SPOT_QUESTIONS.filter(({ code }) => answers[code] === 'no')
  if (wrong.length === 0) {
    if (remedyDueOn) refusals.push(refuse('spot-check.nothing-wrong', 'remedyDueOn', '没有问题的，不必写整改期限'))
    return refusals
  }
  if (!note.trim()) refusals.push(refuse('spot-check.note', 'note', '有问题的，请写明问题'))
  if (!isLocalDate(remedyDueOn)) refusals.push(refuse('spot-check.due', 'remedyDueOn', '有问题的，请写明整改期限'))
  else if (remedyDueOn < today) refusals.push(refuse('spot-check.due', 'remedyDueOn', '整改期限不能早于今天'))
  else if (remedyDueOn > addDays(today, MOST_REMEDY_DAYS))
    refusals.push(refuse('spot-check.due', 'remedyDueOn', `整改期限最长 ${MOST_REMEDY_DAYS} 天`))
  return refusals
}

/** 按要求更正: said by the unit that answers for the item, while the remedy is open. */
export function decideRemedy(actor: DisclosureActor, owner: ItemOwner, state: RemedyState): Decision {
  const refusals: Refusal[] = []
  if (actor.organisationCode !== owner.unitCode)
    refusals.push(refuse('spot-check.not-yours', place, '只有承担这一事项的单位才能反馈整改'))
  else refusals.push(...withRole(actor, place))
  if (!isOpenRemedy(state)) refusals.push(refuse('spot-check.closed', place, '没有等待整改的问题'))
  return refusals
}

export function remedyNoteFault(note: string): Refusal[] {
  return note.trim() ? [] : [refuse('spot-check.note', 'note', '请写明怎样更正的')]
}
