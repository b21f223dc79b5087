import { addDays, type LocalDate } from '../time/local-date.js'
import { addWorkingDays, type IsWorkingDay } from '../time/working-days.js'
import type { TimeLimit } from './time-limit.js'

/**
 * By which day what came into being on `formedOn` has to be disclosed, by the first of the limits that says so; null when none
 * does (长期, 每年 …). Counted from the day after, as 条例第二十六条 is (民法典第二百零一条).
 */
export function latestDay(
  limits: readonly TimeLimit[],
  formedOn: LocalDate,
  isWorkingDay: IsWorkingDay,
): LocalDate | null {
  for (const limit of limits) {
    if (limit.kind === 'immediately') return formedOn
    if (limit.kind !== 'within') continue
    const { amount, unit } = limit
    if (unit === 'hour') return addDays(formedOn, Math.ceil(amount / 24))
    if (unit === 'workingDay') return addWorkingDays(formedOn, amount, isWorkingDay)
    if (unit === 'calendarDay') return addDays(formedOn, amount)
    if (unit === 'week') return addDays(formedOn, amount * 7)
    return addMonths(formedOn, unit === 'month' ? amount : amount * 12)
  }
  return null
}

/** The same day of a later month, or its last day where it is shorter (民法典第二百零二条). */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
