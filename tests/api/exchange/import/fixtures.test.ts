import { READING_LIMITS } from '@gongkai/server/exchange/import/read/limits'
import { readLines } from '@gongkai/server/exchange/import/read/read-tables'
import { readCatalogueTables } from '@gongkai/shared/exchange/import/read-catalogue-tables'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { carried } from '../../../fixtures/import/catalogues/carried'
import { layout } from '../../../fixtures/import/catalogues/layout'
import { otherHands } from '../../../fixtures/import/catalogues/other-hands'
import { ticks } from '../../../fixtures/import/catalogues/ticks'
import { words } from '../../../fixtures/import/catalogues/words'
import { DOMAINS, row, standard } from '../../../fixtures/import/fixture'
import { asCsv } from '../../../support/fixture-files'
import { expectUnderstood } from '../../../support/understood'

const fixtures = [...layout, ...carried, ...ticks, ...words, ...otherHands]

test('there are at least 30 tables', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(30)
})

test.each(fixtures)('$about', (fixture) => {
  const { tables, domains = DOMAINS, domainCode, organisationName = '', kinds } = fixture
  const lines = readCatalogueTables(tables, { domains, domainCode, organisationName })
  // rows in = rows shown, each once and in order
  expect(lines.map(({ table, line }) => [table, line])).toEqual(
    tables.flatMap(({ lines: numbers }, table) => numbers.map((line) => [table, line])),
  )
  expectUnderstood(lines, fixture)
  if (kinds) expect(lines.map(({ kind }) => kind)).toEqual(kinds)
  // what stood in the cells stands in the preview
  for (const line of lines)
    for (const text of tables[line.table]?.rows[tables[line.table]?.lines.indexOf(line.line) ?? -1] ?? [])
      if (text && line.kind !== 'continued')
        expect(line.source.map((cell) => cell.text).join('\n')).toContain(text.slice(0, 2))
})

/** As somebody brings it, with a third of the time that the product gives a reader; its thread has been begun before. */
async function expectRead(tables: readonly SourceTable[], count: number): Promise<void> {
  const read = (table: readonly SourceTable[], limits = {}) =>
    readLines(
      { name: '目录.csv', bytes: asCsv(table) },
      { kind: 'entries', domains: DOMAINS, organisationName: '东镇' },
      { limits },
    )
  await read([standard([row()])])
  const { lines } = await read(tables, { seconds: READING_LIMITS.seconds / 3 })
  expect(lines.filter(({ kind }) => kind === 'row')).toHaveLength(count)
}

test('cells made to take long take none: no reader goes over a cell again and again', () => {
  const parts = [
    '<',
    '《',
    '_x',
    ' ',
    '、',
    '(',
    '第一',
    '政府',
    '社区',
    '惠民',
    '〔2016 )',
    '■政',
    ' \n',
    '局 ',
    '20个工作日',
  ]
  const rows = parts.map((part) => {
    const cell = `其他${part.repeat(9900 / part.length)}x`
    return ['1', '一', '二', '', cell, '内容', cell, cell, cell, cell, cell, cell, cell, cell, cell, cell]
  })
  return expectRead([standard(rows, { name: rows[0]?.[4] ?? '' })], rows.length)
})

test('5,000 rows, and a row that goes on over 5,000 lines, are read before the reader is given up', async () => {
  const many = Array.from({ length: 5000 }, (_, at) => row({ number: String(at + 1), level2: `事项${at}` }))
  const goesOn = Array.from({ length: 5000 }, (_, at) => ['', '', '', '', '', '', `《甲法${at}》`])
  await expectRead([standard(many)], 5000)
  await expectRead([standard([row(), ...goesOn])], 1)
})
