import { addDays, daysBetween, isLocalDate, localDateAt } from './local-date'

test('a day in China begins and ends at midnight there, 16:00 UTC', () => {
  expect(localDateAt(new Date('2020-07-24T15:59:59.999Z'))).toBe('2020-07-24')
  expect(localDateAt(new Date('2020-07-24T16:00:00.000Z'))).toBe('2020-07-25')
})

test('only a day that exists is a date', () => {
  for (const date of ['2020-02-29', '2026-12-31']) expect(isLocalDate(date)).toBe(true)
  for (const text of ['', '2021-02-29', '2020-13-01', '2020-1-1', '2020/01/01', '2020-01-01T00:00:00Z', '2020-00-10']) {
    expect(isLocalDate(text)).toBe(false)
  }
})

test('days between, forth and back, over leap days and years', () => {
  expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2)
  expect(daysBetween('2021-03-01', '2021-02-28')).toBe(-1)
  expect(daysBetween('2020-07-24', '2020-07-24')).toBe(0)
  expect(daysBetween('1986-05-03', '1986-05-05')).toBe(2)
})

test('adding days', () => {
  expect(addDays('2020-12-31', 1)).toBe('2021-01-01')
  expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
  expect(addDays('2020-07-24', 0)).toBe('2020-07-24')
})
