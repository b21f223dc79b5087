import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { addDays, type LocalDate } from '../../base/time/local-date.js'
import { addWorkingDays, type IsWorkingDay, isEstimate, type KnowsYear } from '../../base/time/working-days.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { Role } from '../../base/words/roles.js'
import type { Actor } from '../../compiling/submission/submission-policy.js'

/** A message unanswered for three months is a veto item in inspections; the product asks for an answer long before. */
export const ANSWER_WORKING_DAYS = 10
export const TEXT_LENGTH = { least: 5, most: 500 }
export const ANSWER_LENGTH = { least: 10, most: 1000 }
/** From one place; many may stand behind one address. */
export const MOST_FROM_ONE_PLACE = { inAnHour: 10, inADay: 30 }

/**
 * By when what was received on a day shall be answered. Never stored: the calendar may change after it. `estimated` where it
 * hangs on holidays that are not announced yet.
 */
export function answerDue(
  receivedOn: LocalDate,
  calendar: { isWorkingDay: IsWorkingDay; knows: KnowsYear },
): { answerDueOn: LocalDate; estimated?: true } {
  const answerDueOn = addWorkingDays(receivedOn, ANSWER_WORKING_DAYS, calendar.isWorkingDay)
  return { answerDueOn, ...(isEstimate(receivedOn, answerDueOn, calendar.knows) ? { estimated: true as const } : {}) }
}

/** The last day of which what was received is late today; a day later is never due earlier. */
export function lastLateDay(today: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  let day = addDays(addWorkingDays(today, -ANSWER_WORKING_DAYS, isWorkingDay), -1)
  while (addWorkingDays(addDays(day, 1), ANSWER_WORKING_DAYS, isWorkingDay) < today) day = addDays(day, 1)
  while (addWorkingDays(day, ANSWER_WORKING_DAYS, isWorkingDay) >= today) day = addDays(day, -1)
  return day
}

/** The facts of a 群众反馈 that the rules need. */
export interface FeedbackFacts {
  /** who answers */ organisationCode: string
  answered: boolean
  officeCode: string
}

/** 反馈 by a resident: something is said, and not too often. */
export function decideGive(text: string, sent: { inAnHour: number; inADay: number }): Decision {
  const refusals: Refusal[] = []
  const said = [...text.trim()]
  if (said.length < TEXT_LENGTH.least || new Set(said).size < 3)
    refusals.push(refuse('feedback.text', 'text', `请写明情况，至少 ${TEXT_LENGTH.least} 个字`))
  if (said.length > TEXT_LENGTH.most) refusals.push(refuse('feedback.text', 'text', `最多 ${TEXT_LENGTH.most} 个字`))
  if (sent.inAnHour >= MOST_FROM_ONE_PLACE.inAnHour || sent.inADay >= MOST_FROM_ONE_PLACE.inADay)
    refusals.push(refuse('feedback.too-many', '', '提交得太多了，请过一段时间再提交'))
  return refusals
}

const place = 'feedback'

function approves(actor: Actor, role: Role = 'approver'): Refusal[] {
  return actor.roles.includes(role) ? [] : [refuse('account.role', place, '只有本单位的审签人才能办理')]
}

/** 答复 by an approver of the unit responsible, once; without `answer` whether one may be given at all. */
export function decideAnswer(facts: FeedbackFacts, actor: Actor, answer?: string): Decision {
  const refusals = approves(actor)
  if (actor.organisationCode !== facts.organisationCode)
    refusals.push(refuse('feedback.not-yours', place, '这件反馈由其他单位答复'))
  if (facts.answered) refusals.push(refuse('feedback.answered', place, '已经答复，不能再改'))
  if (answer !== undefined) {
    const { length } = [...answer.trim()]
    if (length < ANSWER_LENGTH.least)
      refusals.push(refuse('feedback.answer', 'answer', `请写明答复，至少 ${ANSWER_LENGTH.least} 个字`))
    if (length > ANSWER_LENGTH.most)
      refusals.push(refuse('feedback.answer', 'answer', `最多 ${ANSWER_LENGTH.most} 个字`))
  }
  return refusals
}

/** 转办: the office to any unit that has people of its own, the unit responsible back to the office. */
export function decideTransfer(
  facts: FeedbackFacts,
  actor: Actor,
  to?: { code: string; kind: OrganisationKind; active: boolean } | null,
): Decision {
  const refusals = approves(actor)
  const byOffice = actor.organisationCode === facts.officeCode
  if (!byOffice && actor.organisationCode !== facts.organisationCode)
    refusals.push(refuse('feedback.not-yours', place, '这件反馈由其他单位答复'))
  if (facts.answered) refusals.push(refuse('feedback.answered', place, '已经答复，不必转办'))
  if (to === undefined) return refusals
  const at = 'organisationCode'
  if (to === null || !to.active || to.kind === 'village')
    refusals.push(refuse('feedback.unit', at, '请选择在用的区直部门或镇（街道）'))
  else if (to.code === facts.organisationCode) refusals.push(refuse('feedback.same-unit', at, '已经由这个单位答复'))
  else if (!byOffice && to.code !== facts.officeCode)
    refusals.push(refuse('feedback.only-office', at, '不属于本单位的，请退回区信息公开办转办'))
  return refusals
}
