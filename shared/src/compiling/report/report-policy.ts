import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { Actor } from '../submission/submission-policy.js'
import type { ReportState } from './report.contract.js'
import { REPORT } from './report-lifecycle.js'

/** The facts of a 汇总上报 that the rules need. */
export interface ReportFacts {
  state: ReportState
  leadCodes: readonly string[]
  signedBy: readonly string[]
  officeCode: string
  /** accepted, the last phase, and no edition that stands was made of it */ unpublished: boolean
  /** the domain's work has reached this report's phase */ phaseOpen: boolean
  assignments: readonly { id: number; organisationName: string; state: SubmissionState; exception: string }[]
}

function approver(actor: Actor): Refusal[] {
  return actor.roles.includes('approver') ? [] : [refuse('account.role', 'report', '只有本单位的审签人才能办理')]
}

/** Why the act cannot be done in this state, where that state has words for it. */
function wrongState(
  act: 'sign' | 'recall',
  { state }: ReportFacts,
  texts: Partial<Record<ReportState, string>>,
): Refusal[] {
  const text = REPORT.mayFrom(act, state) ? undefined : texts[state]
  return text ? [refuse('report.state', 'report', text)] : []
}
const NOT_SIGNED = { reported: '已经上报，等待区信息公开办接收', accepted: '区信息公开办已经接收' }
/** A returned report has no signature left, and the refusal says so. */
const NOT_RECALLED = { accepted: '区信息公开办已经接收，不能撤回' }

/** 上报 (of two leads the second co-signs): every assignment is approved or excepted with a reason. */
export function decideSign(facts: ReportFacts, actor: Actor): Decision {
  const refusals = approver(actor)
  if (!facts.leadCodes.includes(actor.organisationCode)) {
    refusals.push(refuse('report.not-lead', 'report', '本单位不是该领域的牵头单位'))
  }
  if (!facts.phaseOpen) refusals.push(refuse('report.phase', 'report', '上一阶段尚未办结，还不能上报本阶段'))
  refusals.push(...wrongState('sign', facts, NOT_SIGNED))
  if (facts.signedBy.includes(actor.organisationCode)) {
    refusals.push(refuse('report.signed', 'report', '本单位已经签署，等待另一牵头单位会签'))
  }
  for (const { id, organisationName, state, exception } of facts.assignments) {
    if (state !== 'approved' && !exception.trim()) {
      refusals.push(
        refuse(
          'report.open',
          `assignments/${id}`,
          `${organisationName}尚未通过审核，请写明例外原因（如逾期未报、无此职责）`,
        ),
      )
    }
  }
  return refusals
}

/**
 * 撤回上报: by a lead that has signed, until the office has acted. The other lead's signature goes too, since it was given to a report that
 * changes now.
 */
export function decideRecallReport(facts: ReportFacts, actor: Actor): Decision {
  const refusals = approver(actor)
  if (!facts.leadCodes.includes(actor.organisationCode)) {
    refusals.push(refuse('report.not-lead', 'report', '本单位不是该领域的牵头单位'))
  }
  const late = wrongState('recall', facts, NOT_RECALLED)
  if (late.length > 0) refusals.push(...late)
  else if (!facts.signedBy.includes(actor.organisationCode)) {
    refusals.push(refuse('report.unsigned', 'report', '本单位还没有上报，不必撤回'))
  }
  return refusals
}

function officeActs(facts: ReportFacts, actor: Actor): Refusal[] {
  const refusals = approver(actor)
  if (actor.organisationCode !== facts.officeCode) {
    refusals.push(refuse('report.not-office', 'report', '只有区信息公开办才能办理'))
  }
  return refusals
}

/** 接收 by the office. */
export function decideAccept(facts: ReportFacts, actor: Actor): Decision {
  const refusals = officeActs(facts, actor)
  if (!REPORT.mayFrom('accept', facts.state))
    refusals.push(refuse('report.state', 'report', '牵头单位尚未上报或已经办结'))
  return refusals
}

/** 退回 by the office, which names the assignments to reopen; also what it accepted, as long as no edition was made of it. */
export function decideReturnReport(facts: ReportFacts, actor: Actor): Decision {
  const refusals = officeActs(facts, actor)
  const again = REPORT.mayFrom('takeBack', facts.state) && facts.unpublished
  if (!REPORT.mayFrom('return', facts.state) && !again)
    refusals.push(refuse('report.state', 'report', '牵头单位尚未上报或已经办结'))
  return refusals
}
