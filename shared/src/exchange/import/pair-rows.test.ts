import { pairRows } from './pair-rows'

const pair = (rows: string[], held: string[]) =>
  pairRows(
    rows,
    held,
    (row, each) => row === each,
    (row) => row,
  ).map(({ row, held: each, again, repeats }) => [row, each, again, repeats])

test('a row finds what it would leave as it is, the others what is left, in order', () => {
  expect(pair(['b', 'x', 'y'], ['a', 'b'])).toEqual([
    ['b', 'b', false, false],
    ['x', 'a', true, false],
    ['y', null, true, false],
  ])
})

test('a row that says what an earlier one says repeats it, unless both stand already', () => {
  expect(pair(['a', 'a'], []).map(([, , , repeats]) => repeats)).toEqual([false, true])
  expect(pair(['a', 'a'], ['a', 'a']).map(([, , , repeats]) => repeats)).toEqual([false, false])
})

test('thousands of rows of one name, as of a table whose names were not read, are paired at once', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => String(at))
  const began = performance.now()
  expect(pair(rows, [])).toHaveLength(20_000)
  expect(performance.now() - began).toBeLessThan(2000)
})
