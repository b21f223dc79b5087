import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Actor } from '../../compiling/submission/submission-policy.js'
import { understandTimeLimit } from '../../compiling/time-limit/understand-time-limit.js'
import type { Expectation } from './expectation.js'
import { isQuarter, type Quarter, quarterEnd, quarterName, quarterOf } from './quarter.js'

/** Somebody who records or looks at what is public. */
export interface DisclosureActor extends Actor {
  organisationKind: OrganisationKind
  /** the town of a village, '' for others */ parentCode: string
  /** domains that the unit leads */ ledDomains: readonly string[]
}
/** The owner of an item: the unit that answers for it now, and the domain. */
export interface ItemOwner {
  unitCode: string
  domainCode: string
}

const place = 'item'
const isOwn = (actor: DisclosureActor, { unitCode }: ItemOwner) => actor.organisationCode === unitCode
const isLead = (actor: DisclosureActor, { domainCode }: ItemOwner) => actor.ledDomains.includes(domainCode)
const isOfTown = (actor: DisclosureActor, { unitCode }: ItemOwner) =>
  actor.organisationKind === 'village' && actor.parentCode === unitCode

/** The office all; leads their domains; everybody his own unit's, a village its town's. */
export function maySeeItem(actor: DisclosureActor, owner: ItemOwner): boolean {
  return actor.organisationKind === 'office' || isOwn(actor, owner) || isLead(actor, owner) || isOfTown(actor, owner)
}

function withRole(actor: Actor): Refusal[] {
  return actor.roles.some((role) => role === 'editor' || role === 'approver')
    ? []
    : [refuse('account.role', place, '只有填报员或审签人才能登记公开')]
}

/** A photo or a file is sent by whoever may record something. */
export const decideSendFile = (actor: Actor): Decision => withRole(actor).map((refusal) => ({ ...refusal, at: 'file' }))

/** 登记公开: the unit, a village for its town, and the lead that publishes for all units of its domain (区局统一公开). */
export function decideRecord(actor: DisclosureActor, owner: ItemOwner): Decision {
  if (isOwn(actor, owner) || isLead(actor, owner) || isOfTown(actor, owner)) return withRole(actor)
  return [refuse('disclosure.not-yours', place, '只有承担这一事项的单位、所属村（社区）和牵头单位才能登记公开')]
}

/** Corrections, deletions: as recording; a village only of what it recorded itself. */
export function decideCorrect(actor: DisclosureActor, owner: ItemOwner, recordedBy: string): Decision {
  const decision = decideRecord(actor, owner)
  if (decision.length > 0 || isOwn(actor, owner) || recordedBy === actor.organisationCode) return decision
  return [refuse('disclosure.not-yours', place, '这条记录由其他单位登记，请联系登记单位或承担单位更正')]
}

/** A fact is deleted for a reason, which the 留痕 keeps. */
export function reasonFault(reason: string): Refusal[] {
  return reason.trim() ? [] : [refuse('disclosure.reason', 'reason', '请写明理由')]
}

/** 本期无新增: signed by an approver of the unit, for a quarter that has begun, of an item that waits for events. */
export function decideNothingArose(
  actor: DisclosureActor,
  owner: ItemOwner,
  facts: {
    expectations: readonly Expectation[]
    quarter: Quarter
    today: LocalDate
    /** something is recorded of that quarter */ recorded: boolean
  },
  at: string,
): Decision {
  const { expectations, quarter, today, recorded } = facts
  const refusals: Refusal[] = []
  if (!isOwn(actor, owner)) refusals.push(refuse('disclosure.not-yours', at, '这不是本单位的事项'))
  if (expectations.every(({ kind }) => kind === 'on-request'))
    refusals.push(refuse('nothing.not-measured', at, '依申请公开的事项不必确认'))
  else if (expectations.every(({ kind }) => kind === 'periodic' || kind === 'on-request'))
    refusals.push(refuse('nothing.periodic', at, '定期公开的事项到期必须公开，不能确认本期无新增'))
  if (isQuarter(quarter) && quarter <= quarterOf(today) && recorded)
    refusals.push(refuse('nothing.recorded', at, `${quarterName(quarter)}已经登记了应公开信息，不能确认本期无新增`))
  return refusals
}

/** Reasons that concern the whole act of signing. */
export function decideSignNothing(actor: Actor, quarter: Quarter, today: LocalDate): Decision {
  const refusals: Refusal[] = []
  if (!actor.roles.includes('approver'))
    refusals.push(refuse('account.role', place, '只有本单位的审签人才能确认本期无新增'))
  if (!isQuarter(quarter)) refusals.push(refuse('nothing.quarter', 'quarter', '季度的格式应如 2026Q3'))
  else if (quarter > quarterOf(today))
    refusals.push(refuse('nothing.quarter', 'quarter', '这个季度还没有开始，不能确认'))
  else if (quarterEnd(quarter) < '2019-05-15') refusals.push(refuse('nothing.quarter', 'quarter', '没有这个季度的目录'))
  return refusals
}

/** 确认本期无新增 at all, of the items of `unitCode`: a village's are signed by its town. */
export function decideSigning(actor: DisclosureActor, unitCode: string, today: LocalDate): Decision {
  const own = actor.organisationCode === unitCode
  return [
    ...(own ? [] : [refuse('disclosure.not-yours', place, '本期无新增由镇（街道）的审签人确认')]),
    ...decideSignNothing(actor, quarterOf(today), today),
  ]
}

/** 已阅更正: by the lead of the domain. */
export function decideSeeCorrection(actor: DisclosureActor, owner: ItemOwner, limit: string): Decision {
  if (!isLead(actor, owner)) return [refuse('disclosure.not-lead', place, '只有牵头单位才能标为已阅')]
  return limit ? [] : [refuse('expectation.none', place, '这一事项的公开要求没有更正')]
}

/** 更正公开要求: by the unit, in words that are understood, with a reason. Empty words take the correction back. */
export function decideCorrectExpectation(
  actor: DisclosureActor,
  owner: ItemOwner,
  { limit, reason }: { limit: string; reason: string },
): Decision {
  const refusals: Refusal[] = []
  if (!isOwn(actor, owner))
    refusals.push(refuse('disclosure.not-yours', place, '只有承担这一事项的单位才能更正公开要求'))
  else if (!actor.roles.includes('approver'))
    refusals.push(refuse('account.role', place, '只有本单位的审签人才能更正公开要求'))
  const understood = understandTimeLimit(limit)
  if (limit.trim() && (understood.length === 0 || understood.some(({ kind }) => kind === 'asWritten')))
    refusals.push(
      refuse('expectation.limit', 'limit', '没有看懂这样的时限，可以写“批准后20日内”“每季度公开1次”“长期公开”等'),
    )
  return [...refusals, ...reasonFault(reason)]
}
