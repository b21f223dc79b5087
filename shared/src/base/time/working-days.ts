import { addDays, dayAfter, daysBetween, type LocalDate } from './local-date.js'

/** The calendar is the State Council's with its make-up days; the caller brings it, since it is data that changes yearly. */
export type IsWorkingDay = (date: LocalDate) => boolean

/** Longer than any holiday: a calendar without a working day in it is a fault, not a calendar. */
const LONGEST_REST_DAYS = 366

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`, 0 on the same day. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, isWorkingDay: IsWorkingDay): number {
  if (to < from) return -workingDaysBetween(to, from, isWorkingDay) || 0
  let count = 0
  for (let left = daysBetween(from, to), date = from; left > 0; left--) {
    date = dayAfter(date)
    if (isWorkingDay(date)) count++
  }
  return count
}

/**
 * The day on which a term of `days` working days from `from` ends (the day itself is not counted, 民法典第二百零一条);
 * a negative number counts backwards; 0 gives `from` itself.
 * @throws RangeError when `days` is no whole number or the calendar has no working day for a year
 */
export function addWorkingDays(from: LocalDate, days: number, isWorkingDay: IsWorkingDay): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`)
  const step = Math.sign(days)
  let date = from
  for (let left = Math.abs(days), rest = 0; left > 0; ) {
    date = addDays(date, step)
    if (isWorkingDay(date)) {
      left--
      rest = 0
    } else if (++rest > LONGEST_REST_DAYS) throw new RangeError(`no working day for a year around ${date}`)
  }
  return date
}

/** Whether the holidays of a year are announced. */
export type KnowsYear = (year: number) => boolean

/** Whether working days counted from one day to another, in either order, pass through a year whose holidays are not announced. */
export function isEstimate(from: LocalDate, to: LocalDate, knows: KnowsYear): boolean {
  const [first = 0, last = 0] = [from, to].sort().map((date) => Number(date.slice(0, 4)))
  for (let year = first; year <= last; year++) if (!knows(year)) return true
  return false
}

/** The note beside a date that is an estimate. */
export const ESTIMATED_DATE = '预计，节假日安排公布后可能顺延'
