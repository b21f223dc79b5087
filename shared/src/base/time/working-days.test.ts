import { daysBetween, type LocalDate } from './local-date'
import { addWorkingDays, workingDaysBetween } from './working-days'

/** Monday to Friday; 1–8 October 2020 off, Saturday the 10th worked. 2020-01-05 was a Sunday. */
function calendar(date: LocalDate): boolean {
  if (date >= '2020-10-01' && date <= '2020-10-08') return false
  return date === '2020-10-10' || ![0, 6].includes(daysBetween('2020-01-05', date) % 7)
}

test('counts the days after the first up to and including the last', () => {
  expect(workingDaysBetween('2020-07-20', '2020-07-24', calendar)).toBe(4)
  expect(workingDaysBetween('2020-07-24', '2020-07-24', calendar)).toBe(0)
  expect(workingDaysBetween('2020-07-24', '2020-07-26', calendar)).toBe(0)
  expect(workingDaysBetween('2020-09-30', '2020-10-10', calendar)).toBe(2)
})

test('is negative when the last lies before the first', () => {
  expect(workingDaysBetween('2020-07-27', '2020-07-24', calendar)).toBe(-1)
  expect(Object.is(workingDaysBetween('2020-07-26', '2020-07-24', calendar), 0)).toBe(true)
  expect(workingDaysBetween('2020-10-10', '2020-09-30', calendar)).toBe(-2)
})

test('adds working days over holidays and made-up days, forth and back', () => {
  expect(addWorkingDays('2020-07-24', 1, calendar)).toBe('2020-07-27')
  expect(addWorkingDays('2020-07-25', 0, calendar)).toBe('2020-07-25')
  expect(addWorkingDays('2020-09-30', 2, calendar)).toBe('2020-10-10')
  expect(addWorkingDays('2020-10-10', -2, calendar)).toBe('2020-09-30')
  expect(addWorkingDays('2020-06-11', 20, calendar)).toBe('2020-07-09')
})

test('what is added is what lies between', () => {
  for (let days = 1; days <= 60; days++) {
    expect(workingDaysBetween('2020-09-15', addWorkingDays('2020-09-15', days, calendar), calendar)).toBe(days)
  }
})

test('a calendar without working days, or half a day, is misuse', () => {
  expect(() => addWorkingDays('2020-01-01', 1, () => false)).toThrow(RangeError)
  expect(() => addWorkingDays('2020-01-01', 1.5, calendar)).toThrow(RangeError)
})
