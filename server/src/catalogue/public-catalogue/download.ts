import { Readable } from 'node:stream'
import { FIELD_LABELS, isPublic, type PublicField } from '@gongkai/shared/base/template/entry'
import { ENTRY_FIELDS, FIELDS } from '@gongkai/shared/base/template/fields'
import { BYTE_ORDER_MARK, csvLine } from '@gongkai/shared/catalogue/public-catalogue/csv'
import { LICENCE } from '@gongkai/shared/catalogue/public-catalogue/licence'
import type { DownloadField } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { fieldText } from '@gongkai/shared/compiling/entry/entry-text'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { notFound } from '../../platform/http/refused.js'
import { type CatalogueRow, entryOf } from './catalogue.js'
import type { Standing } from './read-standing.js'

type Column = DownloadField & { textOf: (entry: PublicEntry) => string }

/** The template's columns, each with what it means. */
const TEMPLATE = FIELDS.filter(isPublic).map(
  (name): Column => ({
    name,
    label: FIELD_LABELS[name],
    meaning: ENTRY_FIELDS[name].meaning,
    textOf: (entry) => fieldText(entry, name).replaceAll('\n', '；'),
  }),
)

/** The columns of the csv, each with the name of its part in the json. */
const COLUMNS: readonly Column[] = [
  { name: 'id', label: '编号', meaning: '领域–单位–顺序号，一经发布终身不变', textOf: ({ id }) => id },
  { name: 'domain', label: '试点领域', meaning: '领域名称（json 含代码）', textOf: ({ domain }) => domain.name },
  {
    name: 'organisation',
    label: '单位',
    meaning: '公布该事项的单位（json 含代码）',
    textOf: ({ organisation }) => organisation.name,
  },
  ...TEMPLATE,
  { name: 'edition', label: '目录版本', meaning: '该事项所在的目录版本', textOf: ({ edition }) => edition.name },
  {
    name: 'edition.effectiveOn',
    label: '施行日期',
    meaning: '该版本自何日起施行',
    textOf: ({ edition }) => edition.effectiveOn,
  },
]

/** The fields that the entries of a download hold. */
export type Held = ReadonlySet<PublicField>
/** A column that no entry has is not named: one that came since changes nothing of what was published before. */
const columnsOf = (held: Held) => COLUMNS.filter(({ name }) => !isPublic(name) || held.has(name))

export const downloadFields = (held: Held): DownloadField[] =>
  columnsOf(held).map(({ name, label, meaning }) => ({ name, label, meaning }))

/** The catalogue as a file, whole or of one domain; written while it is sent, so that memory stays flat. */
export function downloadOf({ catalogue, region }: Standing, format: 'csv' | 'json', domain?: string) {
  const rows = catalogue.filtered({ domain })
  if (rows.length === 0) throw notFound('个领域的公开事项')
  const name = `${region.name}政务公开事项目录（${region.edition}）.${format}`
  const held = catalogue.fieldsHeld(domain)
  const content = Readable.from(
    format === 'csv' ? csv(rows, held) : json(rows, region.name, region.edition ?? '', held),
  )
  return { type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8', name, content }
}

const ROWS_AT_ONCE = 100

function* inPieces(rows: readonly CatalogueRow[]): Generator<readonly CatalogueRow[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE)
}

/** The csv's head and how an entry stands below it. */
export function csvOf(held: Held): { head: string; row: (entry: PublicEntry) => string } {
  const columns = columnsOf(held)
  return {
    head: BYTE_ORDER_MARK + csvLine(columns.map(({ label }) => label)),
    row: (entry) => csvLine(columns.map(({ textOf }) => textOf(entry))),
  }
}

/** The beginning of the json; its entries follow, with commas between, then `JSON_FOOT`. */
export function jsonHead(region: string, edition: string, held: Held): string {
  const head = JSON.stringify({ region, edition, licence: LICENCE, fields: downloadFields(held) })
  return `${head.slice(0, -1)},"entries":[\n`
}
export const JSON_FOOT = '\n]}\n'

function* csv(rows: readonly CatalogueRow[], held: Held): Generator<string> {
  const { head, row } = csvOf(held)
  yield head
  for (const piece of inPieces(rows)) yield piece.map((catalogueRow) => row(entryOf(catalogueRow))).join('')
}

function* json(rows: readonly CatalogueRow[], region: string, edition: string, held: Held): Generator<string> {
  yield jsonHead(region, edition, held)
  let first = true
  for (const piece of inPieces(rows)) {
    yield `${first ? '' : ',\n'}${piece.map(({ bytes }) => bytes.toString()).join(',\n')}`
    first = false
  }
  yield JSON_FOOT
}
