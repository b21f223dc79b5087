import { addDays, daysBetween, type LocalDate } from '../../base/time/local-date.js'
import { addWorkingDays, type IsWorkingDay } from '../../base/time/working-days.js'
import { datedGroups, periodEnd } from '../../compiling/time-limit/latest-day.js'
import type { Expectation, PeriodicLimit } from './expectation.js'

/** 条例第二十六条: where a wording names no day. */
export const ARTICLE_26_DAYS = 20

export interface Due {
  dueOn: LocalDate
  /** the wording names no day: 条例第二十六条 does */ mark: '' | 'article26'
  /** reckoned with the calendar of working days */ byWorkingDays: boolean
}

/**
 * By which day something that came into being on `formedOn` is to be public; of a limit ahead of an event `formedOn` is the event's day.
 * null for what is not measured.
 */
export function dueOn(expectation: Expectation, formedOn: LocalDate, isWorkingDay: IsWorkingDay): Due | null {
  switch (expectation.kind) {
    case 'on-request':
      return null
    case 'standing':
      return {
        dueOn: addWorkingDays(formedOn, ARTICLE_26_DAYS, isWorkingDay),
        mark: 'article26',
        byWorkingDays: true,
      }
    case 'periodic': {
      const dueOn = nextPeriodicDue(expectation.limit, addDays(formedOn, -1), isWorkingDay)
      return { dueOn, mark: '', byWorkingDays: /工作/.test(expectation.limit.by) }
    }
    case 'event': {
      // Ahead of an event that the wording does not name, its day is asked all the same.
      const limit = { ...expectation.limit, event: expectation.limit.event || '事件' }
      const [group] = datedGroups([limit], formedOn, isWorkingDay)
      return {
        dueOn: group?.latest ?? formedOn,
        mark: expectation.mark,
        byWorkingDays: group?.byWorkingDays ?? false,
      }
    }
  }
}

/** The first day after `after` by which a periodic item is due; where the wording names no day of the period, its last. */
export function nextPeriodicDue(limit: PeriodicLimit, after: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  // A day counted from the end of a period may fall into the next: two periods back is early enough.
  let on = periodStart(addDays(periodStart(periodStart(after, limit), limit), -1), limit)
  for (;;) {
    const end = periodEndOf(on, limit)
    const day = dueIn(limit, on, end, isWorkingDay)
    if (day > after) return day
    on = addDays(end, 1)
  }
}

/** The due day of the period from `on` to `end`. */
function dueIn(limit: PeriodicLimit, on: LocalDate, end: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  if (limit.every === 'week') {
    const weekday = '一二三四五六'.indexOf(limit.by)
    return limit.by && weekday >= 0 ? addDays(on, weekday) : end
  }
  const [group] = limit.by ? datedGroups([limit], on, isWorkingDay) : []
  return group?.latest ?? end
}

const MONDAY = '2026-03-02'
const weekdayOf = (date: LocalDate) => ((daysBetween(MONDAY, date) % 7) + 7) % 7

function periodEndOf(date: LocalDate, { every }: PeriodicLimit): LocalDate {
  if (every === 'day') return date
  return every === 'week' ? addDays(date, 6 - weekdayOf(date)) : periodEnd(date, every)
}

function periodStart(date: LocalDate, { every }: PeriodicLimit): LocalDate {
  if (every === 'day') return date
  if (every === 'week') return addDays(date, -weekdayOf(date))
  const months = { month: 1, quarter: 3, halfYear: 6, year: 12 }[every]
  const [year = 0, month = 1] = date.split('-').map(Number)
  const first = month - ((month - 1) % months)
  return `${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`
}

/** Until when something published on `publishedOn` has to be shown at least (公示不少于N日); null where nothing is said, or it stays. */
export function shownUntil(
  expectation: Expectation,
  publishedOn: LocalDate,
  isWorkingDay: IsWorkingDay,
): LocalDate | null {
  if (expectation.kind !== 'event' || expectation.shownFor === null || expectation.shownFor === 'long-term') return null
  const { amount, unit } = expectation.shownFor
  const limit = { about: '', kind: 'within', amount, unit, event: '公示' } as const
  return datedGroups([limit], publishedOn, isWorkingDay)[0]?.latest ?? addDays(publishedOn, Math.ceil(amount / 24))
}

/** As long as a stored reckoning may be; what lies beyond is not compared. */
const MOST_DAYS = 200

/**
 * The calendar by which a due day was reckoned: a sign for each day after `from` up to `to`, 1 worked and 0 off; '' where no working day
 * was counted. Another sign today says that the calendar was corrected since.
 */
export function reckonedWith(from: LocalDate, to: LocalDate, isWorkingDay: IsWorkingDay): string {
  const [first, last] = from < to ? [from, to] : [to, from]
  const count = Math.min(daysBetween(first, last), MOST_DAYS)
  return Array.from({ length: count }, (_, index) => (isWorkingDay(addDays(first, index + 1)) ? '1' : '0')).join('')
}
