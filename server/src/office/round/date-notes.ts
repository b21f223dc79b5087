import { isLocalDate, type LocalDate } from '@gongkai/shared/base/time/local-date'
import type { DateNote } from '@gongkai/shared/district/round/round.contract'
import type { OfficeCalendar } from '../../district/round/working-days.service.js'

/** The oddities of these dates: said, never moved (dates are what the office says). */
export function dateNotes(dates: readonly LocalDate[], calendar: OfficeCalendar): DateNote[] {
  const real = [...new Set(dates)].filter(isLocalDate)
  const years = [...new Set(real.map((date) => Number(date.slice(0, 4))))]
  return [
    ...real
      .filter((date) => !calendar.isWorkingDay(date))
      .map((date) => ({ date, text: `${date} 不是工作日${calendar.noteOf(date) && `（${calendar.noteOf(date)}）`}` })),
    ...years.flatMap((year) => {
      const text = calendar.warningFor(year)
      return text ? [{ date: `${year}`, text }] : []
    }),
  ]
}
