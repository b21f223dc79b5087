import { isLate } from './is-late'

const due = '2020-07-24'

test('what was never handed in is late from the day after', () => {
  expect(isLate(null, due, '2020-07-24')).toBe(false)
  expect(isLate(null, due, '2020-07-25')).toBe(true)
})

test('what was handed in is judged by its first hand-in, however long ago and whatever came after', () => {
  expect(isLate('2020-07-24', due, '2020-09-01')).toBe(false)
  expect(isLate('2020-07-25', due, '2020-07-26')).toBe(true)
})

test('nothing is late without a date', () => {
  expect(isLate(null, '', '2020-07-25')).toBe(false)
  expect(isLate('2020-07-25', '', '2020-07-25')).toBe(false)
})
