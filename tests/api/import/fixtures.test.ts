import { type EntryFields } from '@gongkai/shared/entry/entry'
import { readCatalogueTables } from '@gongkai/shared/import/read-catalogue-tables'
import { carried } from '../../fixtures/import/catalogues/carried'
import { layout } from '../../fixtures/import/catalogues/layout'
import { otherHands } from '../../fixtures/import/catalogues/other-hands'
import { ticks } from '../../fixtures/import/catalogues/ticks'
import { words } from '../../fixtures/import/catalogues/words'
import { DOMAINS, PLAIN, row, standard } from '../../fixtures/import/fixture'

const fixtures = [...layout, ...carried, ...ticks, ...words, ...otherHands]

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
    if (domain !== undefined) expect([at, read[at]?.domainCode]).toEqual([at, domain])
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
        expect(line.source.map((cell) => cell.text).join('\n')).toContain(text.slice(0, 2))
})

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
    const cell = `其他${part.repeat(4900 / part.length)}x`
    return ['1', '一', '二', '', cell, '内容', cell, cell, cell, cell, cell, cell, cell, cell, cell, cell]
  })
  const began = performance.now()
  readCatalogueTables([standard(rows, { name: rows[0]?.[4] ?? '' })], { domains: DOMAINS, organisationName: '东镇' })
  expect(performance.now() - began).toBeLessThan(2000)
})

test('5,000 rows, and a row that goes on over 5,000 lines, are read within moments', () => {
  const many = Array.from({ length: 5000 }, (_, at) => row({ number: String(at + 1), level2: `事项${at}` }))
  const goesOn = Array.from({ length: 5000 }, (_, at) => ['', '', '', '', '', '', `《甲法${at}》`])
  const began = performance.now()
  const lines = readCatalogueTables([standard(many), standard([row(), ...goesOn])], {
    domains: DOMAINS,
    organisationName: '东镇',
  })
  expect(performance.now() - began).toBeLessThan(6000)
  expect(lines.filter(({ kind }) => kind === 'row')).toHaveLength(5001)
})
