import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { IsWorkingDay, KnowsYear } from '@gongkai/shared/base/time/working-days'
import { Inject, Injectable } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { isWeekend, WorkingCalendar } from '../../platform/working-calendar.js'
import { CalendarDayEntity } from './round.entity.js'

/** The working days with the office's own entries over the built-in calendar. */
export interface OfficeCalendar {
  isWorkingDay: IsWorkingDay
  /** what the office wrote on that day, '' for nothing */ noteOf(date: LocalDate): string
  /** whether the year's holidays are announced: built in, or entered by the office */ knows: KnowsYear
  /** '' while the year's holidays are known, else what to say where a date of it is shown */ warningFor(
    year: number,
  ): string
}

@Injectable()
export class WorkingDays {
  constructor(@Inject(WorkingCalendar) private readonly calendar: WorkingCalendar) {}

  /** Reads the entries once; the answer is used synchronously. */
  async load(tx: EntityManager): Promise<OfficeCalendar> {
    const entries = new Map((await tx.find(CalendarDayEntity)).map((day) => [day.date, day]))
    const knows = (year: number) =>
      this.calendar.knows(year) ||
      // Every day that is off each year stands in the announcement; a single day off (台风停工) makes no calendar.
      this.calendar.statutoryHolidays(year).every((date) => isWeekend(date) || entries.get(date)?.working === false)
    return {
      isWorkingDay: (date) => entries.get(date)?.working ?? this.calendar.isWorkingDay(date),
      noteOf: (date) => entries.get(date)?.note ?? '',
      knows,
      warningFor: (year) => {
        if (knows(year)) return ''
        const entered = [...entries.keys()].filter((date) => date.startsWith(`${year}-`)).length
        const rest = entered > 0 ? `已录入 ${entered} 天，请核对是否齐全` : '请在工作日历中录入'
        return `${year} 年的放假安排尚未内置，除法定节假日外，周一至周五暂按工作日计算；国务院办公厅通知发布后，${rest}`
      },
    }
  }
}
