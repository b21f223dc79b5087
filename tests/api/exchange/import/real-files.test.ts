import { READING_LIMITS } from '@gongkai/server/exchange/import/read/limits'
import { readSource } from '@gongkai/server/exchange/import/read/read-source'
import { understandLines } from '@gongkai/server/exchange/import/read/understand-lines'
import { carried } from '../../../fixtures/import/catalogues/carried'
import { layout } from '../../../fixtures/import/catalogues/layout'
import { otherHands } from '../../../fixtures/import/catalogues/other-hands'
import { ticks } from '../../../fixtures/import/catalogues/ticks'
import { words } from '../../../fixtures/import/catalogues/words'
import { DOMAINS, type Fixture } from '../../../fixtures/import/fixture'
import { asCsv, asDocx, asHtml, asXlsx } from '../../../support/fixture-files'
import { expectUnderstood } from '../../../support/understood'

const fixtures = [...layout, ...carried, ...ticks, ...words, ...otherHands]
/** Only a sheet has a name. */
const nameless = fixtures.filter(({ tables }) => tables.every(({ name }) => !name))
/** The tables whose point is lost with their merges. */
const LOST_IN_CSV = [
  'three levels under 公开事项 without heads of their own',
  'merged cells reach down',
  'a tick over merged columns is not guessed',
  'a tick over the five stage columns is not guessed, words in one are told',
]
const single = nameless.filter(({ about, tables }) => tables.length === 1 && !LOST_IN_CSV.includes(about))

async function understood(name: string, bytes: Buffer, fixture: Fixture): Promise<void> {
  const { domains = DOMAINS, domainCode, organisationName = '' } = fixture
  const tables = await readSource({ name, bytes }, READING_LIMITS, () => undefined)
  expectUnderstood(understandLines(tables, { kind: 'entries', domains, domainCode, organisationName }), fixture)
}

describe('as an xlsx', () => {
  test.each(fixtures)('$about', async (fixture) => understood('目录.xlsx', await asXlsx(fixture.tables), fixture))
})

describe('as a docx', () => {
  test.each(nameless)('$about', async (fixture) => understood('目录.docx', await asDocx(fixture.tables), fixture))
})

describe('as a page that calls itself .xls', () => {
  test.each(nameless)('$about', async (fixture) => understood('目录.xls', asHtml(fixture.tables), fixture))
})

describe('as a csv', () => {
  test.each(single)('$about', async (fixture) => understood('目录.csv', asCsv(fixture.tables), fixture))
})
