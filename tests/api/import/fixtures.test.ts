import { type EntryFields } from '@gongkai/shared/entry/entry'
import { readCatalogueTables } from '@gongkai/shared/import/read-catalogue-tables'
import { carried } from '../../fixtures/import/catalogues/carried'
import { layout } from '../../fixtures/import/catalogues/layout'
import { ticks } from '../../fixtures/import/catalogues/ticks'
import { words } from '../../fixtures/import/catalogues/words'
import { DOMAINS, PLAIN } from '../../fixtures/import/fixture'

const fixtures = [...layout, ...carried, ...ticks, ...words]

test('there are at least 30 tables', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(30)
})

test.each(fixtures)('$about', ({ tables, domainCode, organisationName = '', rows, doubts = [], kinds }) => {
  const lines = readCatalogueTables(tables, { domains: DOMAINS, domainCode, organisationName })
  // rows in = rows shown, each once and in order
  expect(lines.map(({ table, line }) => [table, line])).toEqual(
    tables.flatMap(({ lines: numbers }, table) => numbers.map((line) => [table, line])),
  )
  const read = lines.filter(({ kind }) => kind === 'row')
  const wanted = rows.map(({ domain: _, ...fields }): EntryFields => ({ ...PLAIN, ...fields }))
  expect(read.map(({ fields }) => fields)).toEqual(wanted)
  rows.forEach(({ domain }, at) => {
    if (domain) expect([at, read[at]?.domainCode]).toEqual([at, domain])
  })
  const said = read.flatMap((line, at) => line.doubts.map(({ at: field, text }) => [at, field, text] as const))
  expect(said.map(([at, field]) => [at, field])).toEqual(doubts.map(([at, field]) => [at, field]))
  doubts.forEach(([, , part], at) => {
    expect(said[at]?.[2]).toContain(part)
  })
  if (kinds) expect(lines.map(({ kind }) => kind)).toEqual(kinds)
  // what stood in the cells stands in the preview
  for (const line of lines)
    for (const text of tables[line.table]?.rows[tables[line.table]?.lines.indexOf(line.line) ?? -1] ?? [])
      if (text && line.kind !== 'continued')
        expect(line.source.map((cell) => cell.text).join('\n')).toContain(
          line.kind === 'row' && /^同\s?上/.test(text) ? '' : text.slice(0, 2),
        )
})
