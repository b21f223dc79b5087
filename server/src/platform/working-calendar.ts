import { daysBetween, type LocalDate } from '@gongkai/shared/time/local-date'
import { Injectable } from '@nestjs/common'
import chineseDays from 'chinese-days'

const SUNDAY = '2023-01-01'

/** The State Council's holidays with their make-up days (chinese-days), as the parameter of the rules on working days. */
@Injectable()
export class WorkingCalendar {
  private readonly known = new Map<number, boolean>()
  private readonly days = new Map<LocalDate, boolean>()

  /** In a year that is not known yet, Monday to Friday. Bound, since rules take it as a function; a 工作台 asks thousands of times. */
  readonly isWorkingDay = (date: LocalDate): boolean => {
    const cached = this.days.get(date)
    if (cached !== undefined) return cached
    const working = this.reckon(date)
    this.days.set(date, working)
    return working
  }

  private reckon(date: LocalDate): boolean {
    if (this.knows(Number(date.slice(0, 4)))) return chineseDays.isWorkday(date)
    const weekday = ((daysBetween(SUNDAY, date) % 7) + 7) % 7
    return weekday !== 0 && weekday !== 6
  }

  /**
   * Whether the holidays of a year are known. They are announced in the November before, so that a date of a year to come
   * can only be estimated: who shows one says so.
   */
  knows(year: number): boolean {
    const cached = this.known.get(year)
    if (cached !== undefined) return cached
    const knows = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
    this.known.set(year, knows)
    return knows
  }
}
