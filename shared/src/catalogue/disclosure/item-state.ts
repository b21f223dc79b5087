import { addDays, type LocalDate } from '../../base/time/local-date.js'
import { type IsWorkingDay, workingDaysBetween } from '../../base/time/working-days.js'
import { nextPeriodicDue } from './due-on.js'
import type { Expectation } from './expectation.js'
import { DUE_SOON_DAYS, type OccurrenceState } from './occurrence-state.js'
import { type Quarter, quarterEnd, quarterOf, quarterStart } from './quarter.js'

/** The standing of an item; computed, never stored. In this order the worst of what is true of it counts. */
export const ITEM_STATES = [
  { code: 'overdue', label: '逾期' },
  { code: 'to-take-down', label: '应撤下' },
  { code: 'partial', label: '部分公开' },
  { code: 'due-soon', label: '将到期' },
  { code: 'late', label: '逾期后公开' },
  { code: 'nothing-arose', label: '本期无新增' },
  { code: 'on-time', label: '按时' },
  { code: 'not-started', label: '未开始' },
  { code: 'not-measured', label: '不适用' },
] as const
export type ItemState = (typeof ITEM_STATES)[number]['code']
const WORST_FIRST: readonly ItemState[] = ITEM_STATES.map(({ code }) => code)

/** All that is known of an item on a day. */
export interface ItemFacts {
  expectations: readonly Expectation[]
  /** 撤销的事项: its history stays, its expectation ends */ withdrawn: boolean
  /** states of what is not settled, `occurrenceState` on that day */ unsettled: readonly OccurrenceState[]
  /** formedOn of the newest occurrence, also a settled one; null for none */ lastFormedOn: LocalDate | null
  /** the newest settled one was published after its day */ lastWasLate: boolean
  /** all days of publishing; only periodic and standing items need them, the oldest may be left out */
  publishedOn: readonly LocalDate[]
  /** the newest quarter signed 本期无新增 */ lastNothing: Quarter | null
}

/**
 * 未开始 no fact · 按时 · 将到期 · 逾期 · 部分公开 · 逾期后公开 the newest came late · 本期无新增 the newest fact is a signature of this quarter or
 * the one before · 应撤下 · 不适用. Freshness of periodic and standing items follows from the last fact and the declared frequency.
 */
export function itemState(facts: ItemFacts, today: LocalDate, isWorkingDay: IsWorkingDay): ItemState {
  const { expectations, withdrawn, unsettled, lastFormedOn, lastNothing } = facts
  if (withdrawn || expectations.every(({ kind }) => kind === 'on-request')) return 'not-measured'
  if (lastFormedOn === null && lastNothing === null && facts.publishedOn.length === 0) return 'not-started'
  const found: ItemState[] = unsettled.map((state) => (state === 'open' ? 'on-time' : state))
  for (const expectation of expectations) {
    if (expectation.kind === 'periodic') found.push(periodicState(expectation, facts.publishedOn, today, isWorkingDay))
    if (expectation.kind === 'standing') found.push(standingState(facts, today, isWorkingDay))
  }
  if (facts.lastWasLate) found.push('late')
  if (nothingStands(lastFormedOn, lastNothing, today)) found.push('nothing-arose')
  return WORST_FIRST.find((state) => found.includes(state)) ?? 'on-time'
}

/** The signature is the newest fact, and of this quarter or of the one before. */
function nothingStands(lastFormedOn: LocalDate | null, lastNothing: Quarter | null, today: LocalDate): boolean {
  if (lastNothing === null) return false
  const before = quarterOf(addDays(quarterStart(quarterOf(today)), -1))
  return lastNothing >= before && (lastFormedOn === null || lastFormedOn < quarterStart(lastNothing))
}

/** So often from one due day to the next; measured from the due day that follows the first publication. */
function periodicState(
  { limit, times }: Extract<Expectation, { kind: 'periodic' }>,
  publishedOn: readonly LocalDate[],
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): ItemState {
  const days = publishedOn.filter((day) => day <= today).sort()
  const [first] = days
  if (first === undefined) return 'not-started'
  const since = (day: LocalDate) => days.filter((published) => published > day).length
  // Three periods back lie at least two due days: what was missed before them is past.
  const back = addDays(today, -3 * DAYS[limit.every])
  let [previous, passed]: (LocalDate | null)[] = [null, null]
  const start = [first, back].sort().at(-1) ?? first
  let next = nextPeriodicDue(limit, addDays(start, -1), isWorkingDay)
  while (next < today) {
    previous = passed ?? null
    passed = next
    next = nextPeriodicDue(limit, next, isWorkingDay)
  }
  if (!passed) return 'on-time'
  if (previous && since(previous) < times) return 'overdue'
  if (since(passed) >= times) return 'on-time'
  return workingDaysBetween(today, next, isWorkingDay) <= DUE_SOON_DAYS ? soon(limit.every) : 'on-time'
}

/** A thing of every day or week would be 将到期 for ever. */
const soon = (every: string): ItemState => (every === 'day' || every === 'week' ? 'on-time' : 'due-soon')

const DAYS = { day: 1, week: 7, month: 31, quarter: 92, halfYear: 184, year: 366 } as const

/** So many days after it was published or looked through last a standing item is to be looked through again. */
export const LOOK_THROUGH_DAYS = 365

/** Must exist, and is looked through every 12 months; 本期无新增 says that somebody has looked. */
function standingState(
  { publishedOn, lastNothing }: ItemFacts,
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): ItemState {
  const last = [...publishedOn, ...(lastNothing ? [quarterEnd(lastNothing)] : [])].sort().at(-1)
  if (last === undefined) return 'not-started'
  const due = addDays(last, LOOK_THROUGH_DAYS)
  if (today > due) return 'overdue'
  return workingDaysBetween(today, due, isWorkingDay) <= DUE_SOON_DAYS ? 'due-soon' : 'on-time'
}

/** The words for residents: no scores, nothing accuses. */
export const PUBLIC_STATES = [
  { code: 'on-time', label: '按时' },
  { code: 'not-yet', label: '暂未公开' },
  { code: 'nothing-arose', label: '本期无新增' },
] as const
export type PublicState = (typeof PUBLIC_STATES)[number]['code']

export function publicState(state: ItemState): PublicState {
  if (state === 'nothing-arose') return 'nothing-arose'
  return ['on-time', 'late', 'partial', 'to-take-down', 'due-soon'].includes(state) ? 'on-time' : 'not-yet'
}
