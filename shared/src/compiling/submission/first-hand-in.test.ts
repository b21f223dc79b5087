import { firstAfterHandIn, firstAfterRecall } from './first-hand-in'

const at = (day: number) => new Date(Date.UTC(2026, 6, day))

test('the first stays the first', () => {
  expect(firstAfterHandIn(null, at(20))).toEqual(at(20))
  expect(firstAfterHandIn(at(20), at(28))).toEqual(at(20))
})

test('what was recalled before anybody acted was not handed in', () => {
  expect(firstAfterRecall(at(20), at(20))).toBeNull()
  expect(firstAfterRecall(null, null)).toBeNull()
})

test('a recall of a later one leaves the first, which was returned', () => {
  expect(firstAfterRecall(at(20), at(28))).toEqual(at(20))
})
