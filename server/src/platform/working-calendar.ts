import { addDays, daysBetween, type LocalDate } from '@gongkai/shared/base/time/local-date'
import { Injectable } from '@nestjs/common'
import chineseDays from 'chinese-days'

const SUNDAY = '2023-01-01'
/** Lunar dates are tabulated so far. */
const LUNAR_YEARS = { first: 1900, last: 2099 }

/** The State Council's holidays with their make-up days (chinese-days), as the parameter of the rules on working days. */
@Injectable()
export class WorkingCalendar {
  private readonly known = new Map<number, boolean>()
  private readonly days = new Map<LocalDate, boolean>()
  private readonly statutory = new Map<number, readonly LocalDate[]>()

  /**
   * In a year that is not known yet, Monday to Friday without the days that are holidays every year. Bound, since rules take
   * it as a function; a 工作台 asks thousands of times.
   */
  readonly isWorkingDay = (date: LocalDate): boolean => {
    const cached = this.days.get(date)
    if (cached !== undefined) return cached
    const working = this.reckon(date)
    this.days.set(date, working)
    return working
  }

  private reckon(date: LocalDate): boolean {
    const year = Number(date.slice(0, 4))
    if (this.knows(year)) return chineseDays.isWorkday(date)
    return !isWeekend(date) && !this.statutoryHolidays(year).includes(date)
  }

  /**
   * Whether the holidays of a year are known. They are announced in the November before, so that a date of a year to come can only be
   * estimated, and a page that shows one says so.
   */
  knows(year: number): boolean {
    const cached = this.known.get(year)
    if (cached !== undefined) return cached
    const knows = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
    this.known.set(year, knows)
    return knows
  }

  /** 全国年节及纪念日放假办法第二条: the days everybody has off each year, in order. The announcement adds days moved from and to weekends. */
  statutoryHolidays(year: number): readonly LocalDate[] {
    const cached = this.statutory.get(year)
    if (cached) return cached
    const days = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${year}-${day}`)
    if (year >= LUNAR_YEARS.first && year <= LUNAR_YEARS.last) {
      const lunar = (day: string) => chineseDays.getSolarDateFromLunar(`${year}-${day}`).date
      const spring = lunar('01-01')
      days.push(addDays(spring, -1), spring, addDays(spring, 1), addDays(spring, 2), lunar('05-05'), lunar('08-15'))
      days.push(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'))
    }
    days.sort()
    this.statutory.set(year, days)
    return days
  }
}

export function isWeekend(date: LocalDate): boolean {
  const weekday = ((daysBetween(SUNDAY, date) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}
