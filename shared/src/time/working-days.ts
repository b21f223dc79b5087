import { addDays, daysBetween, type LocalDate } from './local-date.js'

/** The calendar is the State Council's with its make-up days; who asks brings it, since it is data that changes yearly. */
export type IsWorkingDay = (date: LocalDate) => boolean

/** Longer than any holiday: a calendar without a working day in it is a fault, not a calendar. */
const LONGEST_REST_DAYS = 366

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`, 0 on the same day. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, isWorkingDay: IsWorkingDay): number {
  if (to < from) return -workingDaysBetween(to, from, isWorkingDay) || 0
  let count = 0
  for (let left = daysBetween(from, to), date = from; left > 0; left--) {
    date = addDays(date, 1)
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
