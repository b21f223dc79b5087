import { parseNumber } from './chinese-number'

test.each([
  ['20', 20],
  ['一', 1],
  ['两', 2],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['三十一', 31],
  ['一百', 100],
  ['一百零五', 105],
  ['一百八十', 180],
])('%s is %i', (text, number) => {
  expect(parseNumber(text)).toBe(number)
})

test.each(['', '二三', '二〇', '个', '1.5', '-1'])('%j is no number', (text) => {
  expect(parseNumber(text)).toBeNaN()
})
