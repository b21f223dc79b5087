import { type Decision, type Refusal, refuse } from '../../base/refusal.js'
import type { PackMilestone } from '../../base/region/region-pack.js'
import { labelOf } from '../../base/template/entry-template.js'
import { isLocalDate, type LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { type FillingPhase, PHASES, type PhaseKind } from '../../base/words/phases.js'
import type { RoundKind } from '../../base/words/round-kinds.js'
import { type Administrator, administratorOnly, reasonFaults } from '../../district/account/administrator.js'
import { hasPhase, phasesOfRound } from '../../district/round/phases-of-round.js'
import { AUDIENCES, type Audience, type JoinRoundRequest } from '../../district/round/round.contract.js'
import { ROUND_PHASE } from '../../district/round/round-lifecycle.js'

/** The dates without which nothing could be due, each with the units that hand in by it. */
const DATES: readonly [PhaseKind, Audience][] = [
  ['inventory', 'towns'],
  ['inventory', 'leads'],
  ['catalogue', 'towns'],
  ['catalogue', 'leads'],
]
const called = (phase: PhaseKind, audience: Audience) => `${labelOf(PHASES, phase)}（${labelOf(AUDIENCES, audience)}）`

/** Dates exist, each stands once, and they come in the order of the work. */
export function milestoneFaults(milestones: readonly PackMilestone[], kind: RoundKind = 'compilation'): Refusal[] {
  const refusals: Refusal[] = []
  const needed = DATES.filter(([phase]) => hasPhase(kind, phase))
  const dateOf = (phase: PhaseKind, audience: Audience) =>
    milestones.find((milestone) => milestone.phase === phase && milestone.audience === audience)?.date
  milestones.forEach(({ phase, audience, date }, index) => {
    const at = `milestones/${index}`
    if (!hasPhase(kind, phase)) refusals.push(noPhase(phase, at))
    if (!isLocalDate(date)) refusals.push(refuse('round.date', `${at}/date`, `${called(phase, audience)}：日期不对`))
    if (milestones.findIndex((milestone) => milestone.phase === phase && milestone.audience === audience) < index)
      refusals.push(refuse('round.twice', at, `${called(phase, audience)}写了两次`))
  })
  for (const [phase, audience] of needed) {
    if (dateOf(phase, audience) === undefined)
      refusals.push(refuse('round.missing', 'milestones', `缺少${called(phase, audience)}的时限`))
  }
  const order = [...needed, ['release', 'office'] as const].filter(([phase, audience]) => dateOf(phase, audience))
  order.slice(1).forEach(([phase, audience], index) => {
    const [phaseBefore, audienceBefore] = order[index] ?? [phase, audience]
    if ((dateOf(phase, audience) ?? '') < (dateOf(phaseBefore, audienceBefore) ?? '')) {
      const text = `${called(phase, audience)}不能早于${called(phaseBefore, audienceBefore)}`
      refusals.push(refuse('round.order', 'milestones', text))
    }
  })
  return refusals
}

const noPhase = (phase: PhaseKind, at: string): Refusal =>
  refuse('round.no-phase', at, `年度更新没有${labelOf(PHASES, phase)}阶段`)

function nameFaults(name: string, others: readonly { name: string }[]): Refusal[] {
  const refusals: Refusal[] = []
  if (name.trim().length < 2 || name.trim().length > 40)
    refusals.push(refuse('round.name', 'name', '轮次名称：2 到 40 字'))
  if (others.some((other) => other.name === name.trim()))
    refusals.push(refuse('round.name-taken', 'name', `已有名为“${name.trim()}”的轮次`))
  return refusals
}

/** 新建轮次. `others` are all rounds there are; `standing`: something is published that could be renewed. */
export function decideCreateRound(
  wanted: { name: string; year: number; milestones: readonly PackMilestone[]; kind?: RoundKind },
  others: readonly { name: string; year: number }[],
  actor: Administrator,
  standing = true,
): Decision {
  const newest = Math.max(0, ...others.map(({ year }) => year))
  const refusals = [...administratorOnly(actor), ...nameFaults(wanted.name, others)]
  // The newest round is the one everybody works on.
  if (wanted.year < newest) refusals.push(refuse('round.year', 'year', `已有 ${newest} 年的轮次，不能再建更早年份的`))
  if (wanted.kind === 'renewal' && !standing)
    refusals.push(refuse('round.nothing-stands', 'kind', '还没有现行的目录可以更新，请新建编制'))
  return [...refusals, ...milestoneFaults(wanted.milestones, wanted.kind)]
}

export function decideRenameRound(name: string, others: readonly { name: string }[], actor: Administrator): Decision {
  return [...administratorOnly(actor), ...nameFaults(name, others)]
}

/** 调整时限: the date exists in the round and keeps the order of the work. Also what is said before, without a reason. */
export function decideMoveMilestone(
  milestones: readonly PackMilestone[],
  move: { phase: PhaseKind; audience: Audience; date: LocalDate; reason?: string },
  actor: Administrator,
  kind: RoundKind = 'compilation',
): Decision {
  const { phase, audience, date, reason } = move
  const refusals = [...administratorOnly(actor), ...(reason === undefined ? [] : reasonFaults(reason))]
  const old = milestones.find((milestone) => milestone.phase === phase && milestone.audience === audience)
  if (!old) return [...refusals, refuse('round.missing', 'phase', `本轮没有${called(phase, audience)}的时限`)]
  if (old.date === date) refusals.push(refuse('round.same', 'date', '日期没有变化'))
  return [...refusals, ...milestoneFaults(moved(milestones, move), kind)]
}

export function moved(
  milestones: readonly PackMilestone[],
  { phase, audience, date }: { phase: PhaseKind; audience: Audience; date: LocalDate },
): PackMilestone[] {
  return milestones.map((milestone) =>
    milestone.phase === phase && milestone.audience === audience ? { ...milestone, date } : milestone,
  )
}

const stateOf = (closed: boolean) => (closed ? 'closed' : 'open')

/** A phase that the round does not have can neither be closed nor granted a later date. */
export const phaseFaults = (kind: RoundKind, phase: PhaseKind): Refusal[] =>
  hasPhase(kind, phase) ? [] : [noPhase(phase, 'phase')]

export function decideClosePhase(closed: boolean, reason: string, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...reasonFaults(reason)]
  return ROUND_PHASE.mayFrom('close', stateOf(closed))
    ? refusals
    : [...refusals, refuse('round.closed', 'phase', '这个阶段已经关闭')]
}

export function decideReopenPhase(closed: boolean, reason: string, actor: Administrator): Decision {
  const refusals = [...administratorOnly(actor), ...reasonFaults(reason)]
  return ROUND_PHASE.mayFrom('reopen', stateOf(closed))
    ? refusals
    : [...refusals, refuse('round.open', 'phase', '这个阶段没有关闭')]
}

/** 延期: later than the round's date and not in the past, for a unit that has work there. */
export function decideGrantExtension(
  facts: {
    /** null where there is no such unit */ organisation: {
      name: string
      kind: OrganisationKind
      active: boolean
    } | null
    /** it has work of this round (in the domain, where one is named) */ hasWork: boolean
    /** the date without this extension, '' for none */ due: LocalDate
    phaseClosed: boolean
    today: LocalDate
  },
  wanted: { dueOn: LocalDate; reason: string },
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...reasonFaults(wanted.reason)]
  const { organisation } = facts
  if (!organisation) refusals.push(refuse('extension.organisation', 'organisationCode', '没有这个单位'))
  else if (!organisation.active)
    refusals.push(refuse('extension.organisation', 'organisationCode', `${organisation.name}已经停用`))
  else if (!facts.hasWork)
    refusals.push(refuse('extension.no-work', 'organisationCode', `${organisation.name}在本轮（该领域）没有任务`))
  if (facts.phaseClosed) refusals.push(refuse('round.closed', 'phase', '这个阶段已经关闭，请先重新开放'))
  if (!isLocalDate(wanted.dueOn)) return [...refusals, refuse('extension.date', 'dueOn', '日期不对')]
  if (wanted.dueOn < facts.today) refusals.push(refuse('extension.past', 'dueOn', '延期的日期已经过去'))
  if (wanted.dueOn <= facts.due) refusals.push(refuse('extension.earlier', 'dueOn', `应晚于现在的期限 ${facts.due}`))
  return refusals
}

/** 收回延期; the date of its own of who joined later has none to go back to. */
export function decideWithdrawExtension(
  { withdrawn, joined }: { withdrawn: boolean; joined: boolean },
  reason: string,
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...reasonFaults(reason)]
  if (joined) refusals.push(refuse('extension.joined', '', '加入本轮时定的期限不能收回，可以另给延期'))
  return withdrawn ? [...refusals, refuse('extension.withdrawn', '', '这次延期已经收回')] : refusals
}

const LONGEST_SPAN_DAYS = 31

/** The office's entries in the calendar; `days` from `from` to `to`. */
export function decideSetCalendarDays(
  wanted: { from: LocalDate; to: LocalDate; note: string },
  days: number,
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor)]
  for (const at of ['from', 'to'] as const) {
    if (!isLocalDate(wanted[at])) refusals.push(refuse('calendar.date', at, '日期不对'))
  }
  if (refusals.some(({ code }) => code === 'calendar.date')) return refusals
  if (days < 1) refusals.push(refuse('calendar.order', 'to', '结束日期不能早于开始日期'))
  if (days > LONGEST_SPAN_DAYS) refusals.push(refuse('calendar.long', 'to', `一次最多 ${LONGEST_SPAN_DAYS} 天`))
  if (wanted.note.trim().length < 2 || wanted.note.trim().length > 50)
    refusals.push(refuse('calendar.note', 'note', '说明：2 到 50 字，如“国庆节”'))
  return refusals
}

/** Somebody's work in a round, as far as it is in the way of deleting it. */
export interface WorkOfRound {
  organisation: string
  domain: string
  /** it was handed in at least once, also if it was recalled since */ handedIn: boolean
}

/** So many are named; the others are counted. */
const NAMED = 5

/** 删除轮次: as long as nobody has handed in anything, and nothing was reported or published of it. */
export function decideDeleteRound(
  works: readonly WorkOfRound[],
  reports: readonly { domain: string; begun: boolean }[],
  editions: readonly string[],
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor)]
  const named = (all: readonly string[]) =>
    `${all.slice(0, NAMED).join('、')}${all.length > NAMED ? `等 ${all.length} 个` : ''}`
  const sent = works.filter(({ handedIn }) => handedIn).map(({ organisation, domain }) => `${organisation}“${domain}”`)
  if (sent.length > 0) refusals.push(refuse('round.handed-in', '', `已有报送：${named(sent)}，这一轮不能删除`))
  const signed = reports.filter(({ begun }) => begun).map(({ domain }) => `“${domain}”`)
  if (signed.length > 0)
    refusals.push(refuse('round.reported', '', `已有汇总上报：${named([...new Set(signed)])}，这一轮不能删除`))
  if (editions.length > 0)
    refusals.push(refuse('round.published', '', `已按这一轮发布目录：${named(editions)}，这一轮不能删除`))
  return refusals
}

/** A domain of the round, or one that is to come into it. */
export interface Joining {
  code: string
  name: string
  retired: boolean
  /** it comes in new, with its leads */ isNew: boolean
  phase: FillingPhase
  /** why nobody can join it, '' where units can */ closed: string
  /** works that are to begin */ begins: readonly { code: string; leads: boolean }[]
}

/** 增加领域、单位: each beginning something, by dates that have not passed. `units` null for a code that no town or agency in use has. */
export function decideJoinRound(
  round: { kind: RoundKind; milestones: readonly PackMilestone[] },
  joining: readonly (Joining | null)[],
  units: readonly (string | null)[],
  wanted: Pick<JoinRoundRequest, 'milestones' | 'reason'>,
  today: LocalDate,
  actor: Administrator,
): Decision {
  const refusals = [...administratorOnly(actor), ...reasonFaults(wanted.reason)]
  if (joining.length === 0) refusals.push(refuse('round.no-domain', 'domainCodes', '请至少选择一个领域'))
  units.forEach((name, index) => {
    if (name === null) refusals.push(refuse('round.unit', `unitCodes/${index}`, '应是在用的镇（街道）或区直部门'))
  })
  refusals.push(...joining.flatMap((domain, index) => joiningFaults(domain, `domainCodes/${index}`)))
  const known = joining.flatMap((domain) => domain ?? [])
  return [...refusals, ...joiningDateFaults(round, known, wanted.milestones, today)]
}

function joiningFaults(domain: Joining | null, at: string): Refusal[] {
  if (!domain) return [refuse('round.domain', at, '没有这个领域')]
  const { name, retired, isNew, closed, begins } = domain
  if (retired && isNew) return [refuse('round.domain', at, `“${name}”已经停用`)]
  if (closed) return [refuse('round.join-closed', at, `“${name}”${closed}`)]
  return begins.length === 0 ? [refuse('round.join-none', at, `“${name}”：所选单位都已有本轮的任务`)] : []
}

/** The dates that will count for whoever joins: real, not passed, in the order of the work. */
function joiningDateFaults(
  { kind, milestones }: { kind: RoundKind; milestones: readonly PackMilestone[] },
  joining: readonly Joining[],
  own: JoinRoundRequest['milestones'],
  today: LocalDate,
): Refusal[] {
  const refusals: Refusal[] = []
  own.forEach(({ phase, audience, date }, index) => {
    const at = `milestones/${index}`
    if (!hasPhase(kind, phase)) refusals.push(noPhase(phase, at))
    if (!isLocalDate(date)) refusals.push(refuse('round.date', `${at}/date`, `${called(phase, audience)}：日期不对`))
    else if (date < today) refusals.push(refuse('round.past', `${at}/date`, `${called(phase, audience)}：日期已经过去`))
  })
  if (refusals.length > 0) return refusals
  const dateOf = (phase: PhaseKind, audience: Audience) =>
    [...own, ...milestones].find((candidate) => candidate.phase === phase && candidate.audience === audience)?.date ??
    ''
  const asked = DATES.filter(([phase, audience]) =>
    joining.some(
      ({ phase: from, begins, closed }) =>
        !closed &&
        phasesOfRound(kind).includes(phase as FillingPhase) &&
        (phase === 'catalogue' || from === 'inventory') &&
        begins.some(({ leads }) => (leads ? 'leads' : 'towns') === audience),
    ),
  )
  for (const [phase, audience] of asked) {
    const date = dateOf(phase, audience)
    if (date && date < today)
      refusals.push(
        refuse('round.join-late', 'milestones', `${called(phase, audience)}的期限 ${date} 已过，请给出自己的期限`),
      )
  }
  asked.slice(1).forEach(([phase, audience], index) => {
    const [phaseBefore, audienceBefore] = asked[index] ?? [phase, audience]
    if (dateOf(phase, audience) < dateOf(phaseBefore, audienceBefore))
      refusals.push(
        refuse('round.order', 'milestones', `${called(phase, audience)}不能早于${called(phaseBefore, audienceBefore)}`),
      )
  })
  return refusals
}
