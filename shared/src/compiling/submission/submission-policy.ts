import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import { type EntryFields, FIELD_LABELS } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { Role } from '../../base/words/roles.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import { phaseClosed } from '../../district/round/phase-closed.js'
import { submitIssues } from '../entry/submit-issues.js'
import { SUBMISSION } from './submission-lifecycle.js'

/** The person who acts: the organisation owns the work, the roles say what a person may do for it. */
export interface Actor {
  organisationCode: string
  roles: readonly Role[]
}

/** The facts of a 报送 that the rules need. */
export interface SubmissionFacts {
  phase: FillingPhase
  state: SubmissionState
  /** the organisation that fills */ organisationCode: string
  /** the leads that must approve, in order; the sender's own organisation excepted */ reviewerCodes: readonly string[]
  /** those of them that have approved this revision */ approvedBy: readonly string[]
  entries: readonly { id: number; name: string; fields: EntryFields }[]
  /** rows that dropped out of this phase (不予公开) */ droppedOut: number
  /** those of them; a row that became 不予公开 since the inventory has to say why as well */
  withheld?: SubmissionFacts['entries']
  /** why the unit has no such duty in the whole domain, '' when it has */ noDutyReason: string
  /** model rows neither adopted nor declined; a village is not asked */ unanswered: readonly {
    id: number
    name: string
  }[]
  /** 年度更新: rows the same as published, of which nobody has said so */ unconfirmed: readonly {
    id: number
    name: string
  }[]
  /** work of a unit that was asked: how the own work of its town (of a department its lead) stands, whose rows it becomes; else null */
  town: { state: SubmissionState; noDutyReason: string; asker?: 'town' | 'lead' } | null
  /** the office has closed the phase */ phaseClosed: boolean
  /** the lead has reported this domain and phase already */ reported: boolean
  /** rows about which the unit is asked something (`ItemOfRow`); read where 报送 is decided */ questions: readonly {
    id: number
    name: string
    /** published items that it might be */ alike: readonly string[]
    /** fields that 动态调整 amended too; null: the whole item was withdrawn */ asked: readonly (EntryField | null)[]
  }[]
}

const place = 'submission'
const askerOf = ({ asker }: NonNullable<SubmissionFacts['town']>) => (asker === 'lead' ? '牵头单位' : '镇（街道）')

function ownedBy(actor: Actor, facts: SubmissionFacts): Refusal[] {
  return actor.organisationCode === facts.organisationCode
    ? []
    : [refuse('submission.not-yours', place, '这不是本单位的任务')]
}

function withRole(actor: Actor, role: Role, act: string): Refusal[] {
  return actor.roles.includes(role) ? [] : [refuse('account.role', place, `只有本单位的审签人才能${act}`)]
}

const isOpen = (state: SubmissionState) => SUBMISSION.mayFrom('edit', state)

/** Why the act cannot be done in this state: the words for each state that has its own. */
function wrongState(
  act: 'edit' | 'submit',
  state: SubmissionState,
  texts: Partial<Record<SubmissionState, string>>,
): Refusal[] {
  if (SUBMISSION.mayFrom(act, state)) return []
  return [refuse('submission.state', place, texts[state] ?? '')]
}

const NOT_EDITED = { submitted: '已报送，正在等待审核；如需修改请先撤回', approved: '已通过审核，不能再修改' }
const NOT_SUBMITTED = { submitted: '已经报送，不必重复报送', approved: '已经通过审核' }

/** 填报: only the owner, only while it is draft or returned (an edit after approval is impossible). */
export function decideEdit(facts: SubmissionFacts, actor: Actor): Decision {
  return [...ownedBy(actor, facts), ...wrongState('edit', facts.state, NOT_EDITED)]
}

/** Adds a row in whatever way; a unit that declared 无此职责 for the domain takes that back first. */
export function decideFill(facts: SubmissionFacts, actor: Actor): Decision {
  const refusals = [...decideEdit(facts, actor)]
  if (facts.noDutyReason) {
    refusals.push(refuse('submission.no-duty', place, '已声明本领域无此职责，请先撤销声明再增加公开事项'))
  }
  return refusals
}

/**
 * 报送: by an approver, with every entry complete for the phase and every model row adopted or declined (避免“一刀切”); a unit that declared 无此职责
 * for the domain hands in that alone. A village hands in while its town has not.
 * @param today by which the re-assessment of a 不予公开 row has passed; '' asks nothing of it
 */
export function decideSubmit(facts: SubmissionFacts, actor: Actor, today: LocalDate = ''): Decision {
  const refusals = [
    ...ownedBy(actor, facts),
    ...withRole(actor, 'approver', '报送'),
    ...wrongState('submit', facts.state, NOT_SUBMITTED),
  ]
  if (facts.town && !isOpen(facts.town.state)) {
    refusals.push(
      refuse(
        'submission.town-sent',
        place,
        `${askerOf(facts.town)}已经报送本领域，请联系${askerOf(facts.town)}撤回后再报送`,
      ),
    )
  }
  if (facts.phaseClosed) refusals.push(phaseClosed(facts.phase))
  if (facts.noDutyReason) return refusals
  if (facts.entries.length + facts.droppedOut === 0) {
    refusals.push(
      refuse('submission.empty', place, '还没有公开事项，请先从标准指引采用或自行增加；确无职责的请声明无此职责'),
    )
  }
  for (const { id, name } of facts.unanswered) {
    refusals.push(
      refuse('guideline.unanswered', `guideline/${id}`, `标准指引“${name}”还没有处理：请采用，或说明无此职责的理由`),
    )
  }
  for (const { id, name } of facts.unconfirmed) {
    refusals.push(
      refuse('renewal.unanswered', `entries/${id}`, `“${name}”还没有答复：请确认与去年相同，或者修改、取消`),
    )
  }
  refusals.push(...facts.questions.flatMap(unanswered))
  const asked = (entry: SubmissionFacts['entries'][number], day: LocalDate) =>
    submitIssues(entry.fields, facts.phase, day).map((issue) => ({
      ...issue,
      at: `entries/${entry.id}/${issue.at}`,
      text: `“${entry.name}”：${issue.text}`,
    }))
  refusals.push(...facts.entries.flatMap((entry) => asked(entry, today)))
  // Their re-assessment is asked for by itself, whatever phase it falls into.
  refusals.push(...(facts.withheld ?? []).flatMap((entry) => asked(entry, '')))
  return refusals
}

/** A published item keeps its number for life, and what was finalised is never dropped in silence: both are asked of the unit. */
function unanswered({ id, name, alike, asked }: SubmissionFacts['questions'][number]): Refusal[] {
  const at = `entries/${id}`
  const item = alike.map((candidate) => `“${candidate}”`).join('、')
  return [
    ...(alike.length > 0
      ? [refuse('entry.item-unanswered', `${at}/item`, `“${name}”：请回答是不是现行目录里的${item}`)]
      : []),
    ...asked.map((field) =>
      field
        ? refuse(
            'entry.amended-unanswered',
            `${at}/${field}`,
            `“${name}”：已审定的动态调整也改了“${FIELD_LABELS[field]}”，请选择保留哪一份`,
          )
        : refuse('entry.amended-unanswered', `${at}/item`, `“${name}”：已审定撤销，请选择撤销还是保留`),
    ),
  ]
}

/** 撤回: by the sender while no lead has acted. */
export function decideRecall(facts: SubmissionFacts, actor: Actor): Decision {
  const refusals = [...ownedBy(actor, facts), ...withRole(actor, 'approver', '撤回')]
  if (!SUBMISSION.mayFrom('recall', facts.state))
    refusals.push(refuse('submission.state', place, '当前不是待审核状态，不能撤回'))
  if (facts.approvedBy.length > 0) refusals.push(refuse('submission.acted', place, '牵头单位已经开始审核，不能撤回'))
  return refusals
}

function reviewedBy(facts: SubmissionFacts, actor: Actor): Refusal[] {
  if (actor.organisationCode === facts.organisationCode) {
    return [refuse('review.own', place, '报送单位不能审核自己的报送')]
  }
  const refusals = facts.reviewerCodes.includes(actor.organisationCode)
    ? []
    : [refuse('review.not-lead', place, '本单位不是该领域的牵头单位')]
  return [...refusals, ...withRole(actor, 'approver', '审核')]
}

/** 通过: by a lead that has not approved this revision yet. */
export function decideApprove(facts: SubmissionFacts, actor: Actor): Decision {
  const refusals = reviewedBy(facts, actor)
  if (!SUBMISSION.mayFrom('approve', facts.state))
    refusals.push(refuse('submission.state', place, '当前不是待审核状态'))
  else if (facts.approvedBy.includes(actor.organisationCode)) {
    refusals.push(refuse('review.already', place, '本单位已经通过，正在等待另一牵头单位会签'))
  }
  return [...refusals, ...takenOver(facts)]
}

/** Approving a village's rows makes them the town's own: only while those may be edited. */
function takenOver({ town }: SubmissionFacts): Refusal[] {
  if (!town) return []
  const refusals: Refusal[] = []
  if (!isOpen(town.state)) {
    refusals.push(refuse('review.town-sent', place, '本单位已经报送本领域，撤回或被退回后才能并入委托填报的事项'))
  }
  if (town.noDutyReason) {
    refusals.push(refuse('submission.no-duty', place, '本单位已声明本领域无此职责，请先撤销声明'))
  }
  return refusals
}

/** 退回: by a lead, while under review or after approval as long as the report has not gone out. */
export function decideReturn(facts: SubmissionFacts, actor: Actor): Decision {
  const refusals = reviewedBy(facts, actor)
  const isApprovedNow = SUBMISSION.mayFrom('takeBack', facts.state)
  if (!SUBMISSION.mayFrom('return', facts.state) && !isApprovedNow) {
    refusals.push(refuse('submission.state', place, '当前没有可退回的报送'))
  }
  if (isApprovedNow && facts.reported) {
    refusals.push(refuse('review.reported', place, '本领域已经汇总上报，须由区信息公开办退回后才能再退'))
  }
  if (isApprovedNow && facts.town && !isOpen(facts.town.state)) {
    refusals.push(refuse('review.town-sent', place, '已并入本单位的报送，撤回或被退回后才能再退'))
  }
  return refusals
}

/** 逐项审核: marks are prepared by anybody of a reviewing organisation, as long as it could still return the submission. */
export function decideMark(facts: SubmissionFacts, actor: Actor): Decision {
  return decideReturn(facts, { ...actor, roles: ['approver'] })
}

/** 通过 says that nothing is to be mended: entries that the organisation itself marked for return stand against it. */
export function decideApproveMarked(facts: SubmissionFacts, marked: ReadonlySet<number>): Decision {
  return facts.entries
    .filter(({ id }) => marked.has(id))
    .map(({ id, name }) =>
      refuse('review.marked', `entries/${id}`, `“${name}”已标为退回，请先改为没有问题，或者退回这次报送`),
    )
}

/** 会签: approved once every reviewing lead has approved; a sender that is the only lead needs nobody. */
export function isApproved(facts: Pick<SubmissionFacts, 'reviewerCodes' | 'approvedBy'>): boolean {
  return facts.reviewerCodes.every((code) => facts.approvedBy.includes(code))
}
