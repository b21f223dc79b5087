import { Readable } from 'node:stream'
import { BYTE_ORDER_MARK, csvLine } from '@gongkai/shared/catalogue/public-catalogue/csv'
import { TEMPLATE_COLUMNS } from '@gongkai/shared/exchange/export/template-cells'
import { DRAFT_WORDS, type OfficialDocument, type WriteDocument } from '../official-document.js'

/** One table of the whole document: each row names its domain and unit. A draft says so above the table. */
export const writeCsv: WriteDocument = (document, onRow) => Readable.from(lines(document, onRow), { objectMode: false })

async function* lines(document: OfficialDocument, onRow: (count: number) => void = () => {}): AsyncGenerator<string> {
  let count = 0
  yield BYTE_ORDER_MARK
  if (document.draft) yield csvLine([DRAFT_WORDS])
  if (document.kind === 'catalogue') {
    yield csvLine(['序号', '试点领域', '单位', ...TEMPLATE_COLUMNS.map(({ head }) => head)])
    for await (const { name, rows } of document.parts)
      for await (const { number, unit, fields } of rows) {
        onRow(++count)
        yield csvLine([number, name, unit, ...TEMPLATE_COLUMNS.map(({ textOf }) => textOf(fields))])
      }
    return
  }
  for await (const { name, columns, rows } of document.parts) {
    if (count === 0) yield csvLine(['试点领域', ...columns.map(({ head }) => head)])
    for await (const cells of rows) {
      onRow(++count)
      yield csvLine([name, ...cells])
    }
  }
}
