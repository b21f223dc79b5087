import { addDays, type LocalDate } from '../../base/time/local-date.js'
import { addWorkingDays, type IsWorkingDay } from '../../base/time/working-days.js'
import { NUMBER, parseNumber } from './chinese-number.js'
import type { Period, TimeLimit, TimeUnit } from './time-limit.js'

/** The limits from which a day can be reckoned. */
export type DatedLimit = Extract<TimeLimit, { kind: 'within' | 'before' | 'immediately' | 'periodic' }>

/** Limits of one cell that hold for the same contents from the same event, and the day the latest of them names. */
export interface DatedGroup {
  about: string
  /** as written, '' where none is said */ event: string
  limit: DatedLimit
  /** by which day */ latest: LocalDate
  /** reckoned with the calendar of working days */ byWorkingDays: boolean
  /** a limit in hours ends on that day at the same hour */ sameHour: boolean
  /** the last day of the period that is disclosed, '' for a limit of no period or of a day in the year */
  periodEnd: LocalDate | ''
}

/**
 * The days that limits name for what happens on `on`, one for each contents and event; of several for the same (即时公开，最迟 不超过1个工作日) the
 * latest, since nobody is late before it. A limit that names no day (及时, 长期, 每年 …) is left out.
 */
export function datedGroups(limits: readonly TimeLimit[], on: LocalDate, isWorkingDay: IsWorkingDay): DatedGroup[] {
  const groups: DatedGroup[] = []
  for (const limit of limits) {
    const found = dayOf(limit, on, isWorkingDay)
    if (!found) continue
    const event = 'event' in limit ? limit.event : ''
    const same = groups.find(
      (group) =>
        group.about === limit.about &&
        group.event === event &&
        (group.limit.kind === 'before') === (limit.kind === 'before') &&
        group.limit.kind !== 'periodic',
    )
    if (!same) groups.push({ about: limit.about, event, ...found })
    else if (found.latest >= same.latest) Object.assign(same, found)
  }
  return groups
}

/** By which day what happened on `on` has to be disclosed: that of the first contents named; null when no limit names a day. */
export function latestDay(limits: readonly TimeLimit[], on: LocalDate, isWorkingDay: IsWorkingDay): LocalDate | null {
  return datedGroups(limits, on, isWorkingDay)[0]?.latest ?? null
}

type Found = Omit<DatedGroup, 'about' | 'event'>

function dayOf(limit: TimeLimit, on: LocalDate, isWorkingDay: IsWorkingDay): Found | null {
  const plain = { byWorkingDays: false, sameHour: false, periodEnd: '' }
  if (limit.kind === 'immediately') return { ...plain, limit, latest: on }
  if (limit.kind === 'within') {
    const ended = /^(半年|年度|季度|月度)(?:终了|结束)后$/.exec(limit.event)?.[1]
    const from = ended ? periodEnd(on, PERIOD_OF[ended] ?? 'year') : on
    const counted = count(from, limit.amount, limit.unit, isWorkingDay)
    return counted && { ...plain, ...counted, limit, periodEnd: ended ? from : '' }
  }
  if (limit.kind === 'before') {
    // Without the event nobody knows what lies ahead.
    const counted = limit.event ? count(on, -limit.amount, limit.unit, isWorkingDay) : null
    return counted && { ...plain, ...counted, limit }
  }
  return limit.kind === 'periodic' ? dayInPeriod(limit, on, isWorkingDay) : null
}

const PERIOD_OF: Readonly<Record<string, Period>> = { 半年: 'halfYear', 年度: 'year', 季度: 'quarter', 月度: 'month' }

/** Counted from the day after, as 条例第二十六条 is (民法典第二百零一条); hours only where they are whole days. */
function count(from: LocalDate, amount: number, unit: TimeUnit, isWorkingDay: IsWorkingDay) {
  const plain = { byWorkingDays: false, sameHour: false }
  switch (unit) {
    case 'hour':
      return amount % 24 === 0 ? { ...plain, latest: addDays(from, amount / 24), sameHour: true } : null
    case 'workingDay':
      return { ...plain, latest: addWorkingDays(from, amount, isWorkingDay), byWorkingDays: true }
    case 'calendarDay':
      return { ...plain, latest: addDays(from, amount) }
    case 'week':
      return { ...plain, latest: addDays(from, amount * 7) }
    default:
      return { ...plain, latest: addMonths(from, unit === 'month' ? amount : amount * 12) }
  }
}

const AFTER_ITS_END = new RegExp(
  `^(?:终了|结束|期末|末)(?:之?后)?(${NUMBER})(个工作日|工作日|个自然日|日|天|个月|周)(?:之内|以内|内)$`,
)
const UNIT_OF: Readonly<Record<string, TimeUnit>> = {
  个工作日: 'workingDay',
  工作日: 'workingDay',
  个自然日: 'calendarDay',
  日: 'calendarDay',
  天: 'calendarDay',
  个月: 'month',
  周: 'week',
}

/** 每季度终了后20个工作日内: after the period `on` lies in. 每年3月31日前: the next such day. 每月底: its last day. */
function dayInPeriod(
  limit: Extract<TimeLimit, { kind: 'periodic' }>,
  on: LocalDate,
  isWorkingDay: IsWorkingDay,
): Found | null {
  const { every, by } = limit
  if (every === 'day' || every === 'week') return null
  const end = periodEnd(on, every)
  const plain = { limit, byWorkingDays: false, sameHour: false, periodEnd: '' }
  const after = AFTER_ITS_END.exec(by)
  if (after) {
    const amount = parseNumber(after[1] ?? '')
    const counted = count(end, amount, UNIT_OF[after[2] ?? ''] ?? 'calendarDay', isWorkingDay)
    return counted && { ...plain, ...counted, periodEnd: end }
  }
  if (/^(?:底|末)前?$/.test(by)) return { ...plain, latest: end, periodEnd: end }
  const [year = 0, month = 0] = on.split('-').map(Number)
  const [, inMonth, atDay] = /^(?:(\d{1,2})月)?(?:(\d{1,2})日|底|末)(?:之?前|以前)?$/.exec(by) ?? []
  if (every === 'year' ? !inMonth : every !== 'month' || inMonth || !atDay) return null
  for (const step of [0, 1]) {
    const day =
      every === 'year'
        ? dayOfMonth(year + step, Number(inMonth), Number(atDay ?? 31), atDay === undefined)
        : dayOfMonth(year, month + step, Number(atDay), false)
    if (!day) return null
    if (day >= on) return { ...plain, latest: day }
  }
  return null
}

/** null for a day the month does not have, unless its last one is meant. */
function dayOfMonth(year: number, month: number, day: number, last: boolean): LocalDate | null {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || (day > length && !last)) return null
  return new Date(Date.UTC(year, month - 1, Math.min(day, length))).toISOString().slice(0, 10)
}

/** The last day of the month, quarter, half-year or year that `date` lies in. */
export function periodEnd(date: LocalDate, period: Period): LocalDate {
  const [year = 0, month = 1] = date.split('-').map(Number)
  const months = { day: 1, week: 1, month: 1, quarter: 3, halfYear: 6, year: 12 }[period]
  return new Date(Date.UTC(year, Math.ceil(month / months) * months, 0)).toISOString().slice(0, 10)
}

/** The same day of a later month, or its last day where it is shorter (民法典第二百零二条). */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
