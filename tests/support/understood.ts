import { type EntryFields } from '@gongkai/shared/base/template/entry'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import { type Fixture, PLAIN } from '../fixtures/import/fixture'

/** Expects a table's reading to be as its fixture says: rows with their domains, doubts with a part of their words. */
export function expectUnderstood(lines: readonly ReadLine[], { rows, doubts = [] }: Fixture): void {
  const read = lines.filter(({ kind }) => kind === 'row')
  const expected = rows.map(({ domain: _, ...fields }): EntryFields => ({ ...PLAIN, ...fields }))
  expect(read.map(({ fields }) => fields)).toEqual(expected)
  rows.forEach(({ domain }, at) => {
    if (domain !== undefined) expect([at, read[at]?.domainCode]).toEqual([at, domain])
  })
  const readDoubts = read.flatMap((line, at) => line.doubts.map(({ at: field, text }) => [at, field, text] as const))
  expect(readDoubts.map(([at, field]) => [at, field])).toEqual(doubts.map(([at, field]) => [at, field]))
  doubts.forEach(([, , part], at) => {
    expect(readDoubts[at]?.[2]).toContain(part)
  })
}
