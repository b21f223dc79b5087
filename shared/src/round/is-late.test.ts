import { isLate } from './is-late'

const due = '2020-07-24'

test('the date itself is still in time, the day after is late', () => {
  expect(isLate('draft', null, due, '2020-07-24')).toBe(false)
  expect(isLate('draft', null, due, '2020-07-25')).toBe(true)
  expect(isLate('returned', '2020-07-20', due, '2020-07-25')).toBe(true)
})

test('what was handed in counts by its day, however late it is read', () => {
  expect(isLate('submitted', '2020-07-24', due, '2020-09-01')).toBe(false)
  expect(isLate('approved', '2020-07-25', due, '2020-07-26')).toBe(true)
})

test('without a date nothing is late', () => {
  expect(isLate('draft', null, '', '2020-07-25')).toBe(false)
})
