import { markedParts } from './marked-parts'

test.each([
  ['最低生活保障', ['最低生活保障']],
  ['\u0002低保\u0003', ['[低保]']],
  ['城乡\u0002低保\u0003对象', ['城乡', '[低保]', '对象']],
  ['\u0002低保\u0003与\u0002特困\u0003', ['[低保]', '与', '[特困]']],
  ['公示\u0002低保', ['公示', '[低保]']],
  ['', []],
])('%j in pieces', (text, pieces) => {
  expect(markedParts(text).map((part) => (part.marked ? `[${part.text}]` : part.text))).toEqual(pieces)
})
