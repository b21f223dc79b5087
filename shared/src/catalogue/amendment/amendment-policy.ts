import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import { addWorkingDays, type IsWorkingDay } from '../../base/time/working-days.js'
import { type AmendmentKind } from '../../base/words/amendment-kinds.js'
import type { Role } from '../../base/words/roles.js'
import { entryDiff } from '../../compiling/entry/entry-diff.js'
import { submitIssues } from '../../compiling/entry/submit-issues.js'
import type { Actor } from '../../compiling/submission/submission-policy.js'
import { type AmendmentState, TRIGGERS, type Trigger } from './amendment.contract.js'
import { AMENDMENT } from './amendment-lifecycle.js'

/** Public information that changes is to be disclosed anew within 20 working days (条例第二十六条). */
export const TERM_WORKING_DAYS = 20

/** The facts of a 动态调整 that the rules need. */
export interface AmendmentFacts {
  kind: AmendmentKind
  state: AmendmentState
  /** the unit whose entry it is */ organisationCode: string
  /** the domain's leads, the owner excepted: the proposer cannot approve */ reviewerCodes: readonly string[]
  /** those of them that have approved */ signedBy: readonly string[]
  officeCode: string
  trigger: Trigger | ''
  triggerOn: LocalDate
  reason: string
  /** null for what is to be added */ before: EntryFields | null
  /** null for what is to be withdrawn */ fields: EntryFields | null
  /** why the catalogue can no longer take it over, '' when it can */ outdated: string
  /** once finalised: why what it did to the entry cannot be undone, '' when it can */ builtUpon: string
  /** finalised, and the entry is still as that left it */ asLeft: boolean
  /** articles of a replaced law for which the new law's are to be named, '' when there is nothing to ask */ askedArticle: string
}

const place = 'amendment'

/** The day by which it is to be published; '' while the trigger's date is not known. */
export function amendmentDueOn(triggerOn: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  return isLocalDate(triggerOn) ? addWorkingDays(triggerOn, TERM_WORKING_DAYS, isWorkingDay) : ''
}

/** Of those who must approve nobody is left. */
export function isSettled({ reviewerCodes, signedBy }: Pick<AmendmentFacts, 'reviewerCodes' | 'signedBy'>): boolean {
  return reviewerCodes.every((code) => signedBy.includes(code))
}

function ownedBy(actor: Actor, facts: AmendmentFacts): Refusal[] {
  return actor.organisationCode === facts.organisationCode
    ? []
    : [refuse('amendment.not-yours', place, '这不是本单位提出的动态调整')]
}

function withRole(actor: Actor, role: Role, act: string): Refusal[] {
  return actor.roles.includes(role) ? [] : [refuse('account.role', place, `只有本单位的审签人才能${act}`)]
}

/** Why nothing can be done in this state; `texts` where the act has words of its own for it. */
function wrongState({ state }: AmendmentFacts, texts: Partial<Record<AmendmentState, string>> = {}): Refusal[] {
  const text = {
    draft: '还没有提交',
    proposed: '已经提交，正在等待牵头单位审核；如需修改请先撤回',
    returned: '已经退回提出单位修改',
    approved: '已经通过审核，正在等待区信息公开办审定',
    finalised: '已经审定，将随下一版目录发布',
    published: '已经发布',
    ...texts,
  }[state]
  return [refuse('amendment.state', place, text)]
}

/** Writing it: the owner's people, while it is a draft or was returned. */
export function decideEdit(facts: AmendmentFacts, actor: Actor): Decision {
  return [...ownedBy(actor, facts), ...(AMENDMENT.mayFrom('edit', facts.state) ? [] : wrongState(facts))]
}

/** 删除: of an amendment that nobody is waiting for, and of a returned one, so that the entry can be amended otherwise. */
export function decideDelete(facts: AmendmentFacts, actor: Actor): Decision {
  return decideEdit(facts, actor)
}

/** 提出: by an approver of the owner, with trigger, date, reason, and an entry that is complete and differs. */
export function decidePropose(facts: AmendmentFacts, actor: Actor, today: LocalDate): Decision {
  return [
    ...ownedBy(actor, facts),
    ...withRole(actor, 'approver', '提出动态调整'),
    ...(AMENDMENT.mayFrom('propose', facts.state) ? [] : wrongState(facts)),
    ...incomplete(facts, today),
    ...unnamedArticle(facts),
    ...outOfDate(facts),
  ]
}

/** 条款待核对: whoever took over a new law says which of its articles, or that it is cited as a whole. */
function unnamedArticle({ askedArticle }: AmendmentFacts): Refusal[] {
  return askedArticle
    ? [refuse('amendment.article', 'fields/bases', `条款待核对：原引用${askedArticle}，请填写新法的条款`)]
    : []
}

/** The parts missing before an amendment can be proposed, all at once; `at` is `trigger`, `triggerOn`, `reason` or `fields/level2`. */
export function incomplete(
  facts: Pick<AmendmentFacts, 'kind' | 'trigger' | 'triggerOn' | 'reason' | 'before' | 'fields'>,
  today: LocalDate,
): Refusal[] {
  const { kind, trigger, triggerOn, reason, before, fields } = facts
  const issues: Refusal[] = []
  if (!TRIGGERS.some(({ code }) => code === trigger)) {
    issues.push(refuse('amendment.trigger', 'trigger', '请选择调整缘由'))
  }
  if (!isLocalDate(triggerOn)) {
    issues.push(refuse('amendment.trigger-on', 'triggerOn', '请填写情形发生的日期'))
  } else if (triggerOn > today) {
    issues.push(refuse('amendment.trigger-on', 'triggerOn', '情形发生的日期不能晚于今天'))
  }
  if (!reason.trim()) issues.push(refuse('amendment.reason', 'reason', '请写明调整的理由'))
  if (kind === 'withdraw' || !fields) return issues
  // 不予公开 stays inside: of what was published it is a withdrawal, and says so to the public.
  if (fields.attribute === 'withheld') {
    const instead = kind === 'revise' ? '；不再公开的，请改为提出撤销' : ''
    issues.push(refuse('amendment.withheld', 'fields/attribute', `目录里只有公开的事项，不能选“不予公开”${instead}`))
    return issues
  }
  for (const issue of submitIssues(fields, 'catalogue')) issues.push({ ...issue, at: `fields/${issue.at}` })
  if (kind === 'revise' && before && entryDiff(before, fields).length === 0) {
    issues.push(refuse('amendment.unchanged', 'fields', '内容与已发布的相同，请至少修改一栏'))
  }
  return issues
}

function outOfDate({ outdated }: AmendmentFacts): Refusal[] {
  return outdated ? [refuse('amendment.outdated', place, outdated)] : []
}

/** 撤回: by an approver of the owner, while nobody has acted upon it. */
export function decideRecall(facts: AmendmentFacts, actor: Actor): Decision {
  const refusals = [...ownedBy(actor, facts), ...withRole(actor, 'approver', '撤回')]
  const waits =
    AMENDMENT.mayFrom('recall', facts.state) ||
    (AMENDMENT.mayFrom('recallUnreviewed', facts.state) && facts.reviewerCodes.length === 0)
  if (!waits) refusals.push(...wrongState(facts))
  else if (facts.signedBy.length > 0) {
    refusals.push(refuse('amendment.acted', place, '牵头单位已经开始审核，不能撤回'))
  }
  return refusals
}

function reviewedBy(facts: AmendmentFacts, actor: Actor): Refusal[] {
  if (actor.organisationCode === facts.organisationCode) {
    return [refuse('amendment.own', place, '提出单位不能审核自己的动态调整')]
  }
  const refusals = facts.reviewerCodes.includes(actor.organisationCode)
    ? []
    : [refuse('amendment.not-lead', place, '本单位不是该领域的牵头单位')]
  return [...refusals, ...withRole(actor, 'approver', '审核')]
}

/** 通过: by a lead that has not approved yet; of two leads both must (会签). */
export function decideApprove(facts: AmendmentFacts, actor: Actor): Decision {
  const refusals = reviewedBy(facts, actor)
  if (!AMENDMENT.mayFrom('approve', facts.state)) refusals.push(...wrongState(facts))
  else if (facts.signedBy.includes(actor.organisationCode)) {
    refusals.push(refuse('amendment.already', place, '本单位已经通过，正在等待另一牵头单位会签'))
  }
  return refusals
}

/** 退回: by a lead until the office has finalised it, by the office once the leads have approved. */
export function decideReturn(facts: AmendmentFacts, actor: Actor): Decision {
  if (actor.organisationCode === facts.officeCode) {
    return [...withRole(actor, 'approver', '退回'), ...beforeTheOffice('returnByOffice', facts)]
  }
  return [...reviewedBy(facts, actor), ...(AMENDMENT.mayFrom('return', facts.state) ? [] : wrongState(facts))]
}

function beforeTheOffice(act: 'returnByOffice' | 'finalise', facts: AmendmentFacts): Refusal[] {
  return AMENDMENT.mayFrom(act, facts.state)
    ? []
    : wrongState(facts, { proposed: '牵头单位尚未通过，还不能审定或退回' })
}

/** 退回 says why. */
export function returnFaults(remark: string): Refusal[] {
  return remark.trim() ? [] : [refuse('amendment.remark', 'remark', '退回须写明原因')]
}

/** 审定: by an approver of the office, while the entry is still the one it was drafted upon. */
export function decideFinalise(facts: AmendmentFacts, actor: Actor): Decision {
  const refusals =
    actor.organisationCode === facts.officeCode
      ? withRole(actor, 'approver', '审定')
      : [refuse('amendment.not-office', place, '只有区信息公开办才能审定')]
  const early = beforeTheOffice('finalise', facts)
  return [...refusals, ...(early.length > 0 ? early : outOfDate(facts))]
}

/** 撤回审定: by an approver of the office, while no edition carries it and nothing was built upon it. */
export function decideTakeBack(facts: AmendmentFacts, actor: Actor): Decision {
  const refusals =
    actor.organisationCode === facts.officeCode
      ? withRole(actor, 'approver', '撤回审定')
      : [refuse('amendment.not-office', place, '只有区信息公开办才能撤回审定')]
  if (!AMENDMENT.mayFrom('takeBack', facts.state))
    return [...refusals, ...wrongState(facts, { approved: '还没有审定' })]
  return [...refusals, ...(facts.builtUpon ? [refuse('amendment.built-upon', place, facts.builtUpon)] : [])]
}

/** 终止: by an approver of the office, of what is finalised and no edition carries. */
export function decideEnd(facts: AmendmentFacts, actor: Actor): Decision {
  const refusals =
    actor.organisationCode === facts.officeCode
      ? withRole(actor, 'approver', '终止')
      : [refuse('amendment.not-office', place, '只有区信息公开办才能终止动态调整')]
  return AMENDMENT.mayFrom('end', facts.state)
    ? refusals
    : [...refusals, refuse('amendment.state', place, '只有已经审定、尚未发布的动态调整才能终止')]
}

/** 终止 says why: the unit is told. */
export function endFaults(remark: string): Refusal[] {
  return remark.trim() ? [] : [refuse('amendment.remark', 'remark', '终止须写明原因，提出单位会看到')]
}

/** Whether the next act is this person's; `outdated` hinders it and still waits. */
export function waitsFor(facts: AmendmentFacts, actor: Actor): boolean {
  const decisions = [
    decideEdit(facts, actor),
    decideApprove(facts, actor),
    decideFinalise({ ...facts, outdated: '' }, actor),
  ]
  return decisions.some((refusals) => refusals.length === 0)
}
