import { WorkingCalendar } from '@gongkai/server/platform/working-calendar'
import { addWorkingDays, workingDaysBetween } from '@gongkai/shared/base/time/working-days'

const calendar = new WorkingCalendar()

test('holidays and make-up days are the State Council’s', () => {
  // 2020: 国庆节、中秋节 1–8 October, the Saturday after is worked
  expect(calendar.isWorkingDay('2020-10-08')).toBe(false)
  expect(calendar.isWorkingDay('2020-10-10')).toBe(true)
  expect(calendar.isWorkingDay('2020-10-31')).toBe(false)
  expect(calendar.isWorkingDay('2026-10-01')).toBe(false)
})

test('a year whose holidays are not announced is told from one that has them', () => {
  expect([2003, 2004, 2020, 2026, 2027, 2100].map((year) => calendar.knows(year))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ])
  expect(calendar.isWorkingDay('2027-10-04')).toBe(true)
  expect(calendar.isWorkingDay('2027-10-09')).toBe(false)
  expect(calendar.isWorkingDay('1999-01-02')).toBe(false)
})

test('what is a holiday every year is one in a year that is not announced', () => {
  expect(calendar.statutoryHolidays(2027)).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
  ])
  for (const date of calendar.statutoryHolidays(2027))
    expect([date, calendar.isWorkingDay(date)]).toEqual([date, false])
  expect(addWorkingDays('2026-12-25', 10, calendar.isWorkingDay)).toBe('2027-01-11')
})

test.each([2025, 2026])('the days everybody has off each year are off in the announced calendar of %d', (year) => {
  expect(calendar.knows(year)).toBe(true)
  expect(calendar.statutoryHolidays(year).filter(calendar.isWorkingDay)).toEqual([])
})

test.each([1899, 2100, 9999])('years without a table of the moon have their fixed holidays: %d', (year) => {
  expect(calendar.statutoryHolidays(year)).toHaveLength(6)
  expect(calendar.isWorkingDay(`${year}-01-01`)).toBe(false)
})

test('is the calendar of the rules on working days', () => {
  // 30 September to 10 October 2020: eight days of holiday, then Friday and the Saturday made up
  expect(workingDaysBetween('2020-09-30', '2020-10-10', calendar.isWorkingDay)).toBe(2)
  expect(addWorkingDays('2020-09-30', 20, calendar.isWorkingDay)).toBe('2020-11-04')
})
