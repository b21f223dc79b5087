import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import exceljs from 'exceljs'
import { docxOf } from './office-files'

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const mergeAt = ({ merges }: SourceTable, row: number, column: number) =>
  merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)

/** A sheet a table, as Excel writes it: numbers as numbers, what stands over the table in rows of its own. */
export async function asXlsx(tables: readonly SourceTable[]): Promise<Buffer> {
  const book = new exceljs.Workbook()
  tables.forEach(({ name, before, rows, merges }, at) => {
    const sheet = book.addWorksheet(name || `Sheet${at + 1}`)
    for (const text of before) sheet.addRow([text])
    for (const row of rows) sheet.addRow(row.map((text) => (/^[1-9]\d*$/.test(text) ? Number(text) : text || null)))
    const first = before.length + 1
    for (const { top, left, bottom, right } of merges)
      sheet.mergeCells(top + first, left + 1, bottom + first, right + 1)
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Tables of a document, each under its paragraphs; the lines of a cell are paragraphs too. */
export function asDocx(tables: readonly SourceTable[]): Promise<Buffer> {
  const paragraphs = (text: string) =>
    text
      .split('\n')
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r></w:p>`)
      .join('')
  const cell = (table: SourceTable, row: number, column: number) => {
    const merge = mergeAt(table, row, column)
    if (merge && column > merge.left) return ''
    const span = merge ? `<w:gridSpan w:val="${merge.right - merge.left + 1}"/>` : ''
    const down = merge && merge.bottom > merge.top ? `<w:vMerge${row === merge.top ? ' w:val="restart"' : ''}/>` : ''
    const text = merge && row > merge.top ? '' : (table.rows[row]?.[column] ?? '')
    return `<w:tc><w:tcPr>${span}${down}</w:tcPr>${paragraphs(text)}</w:tc>`
  }
  const body = tables.map(
    (table) =>
      `${table.before.map(paragraphs).join('')}<w:tbl>${table.rows
        .map((cells, row) => `<w:tr>${cells.map((_, column) => cell(table, row, column)).join('')}</w:tr>`)
        .join('')}</w:tbl><w:p/>`,
  )
  return docxOf(body.join(''))
}

/** A page as it is saved from a website, or what a spreadsheet calls .xls. */
export function asHtml(tables: readonly SourceTable[]): Buffer {
  const cell = (table: SourceTable, row: number, column: number) => {
    const merge = mergeAt(table, row, column)
    if (merge && (column > merge.left || row > merge.top)) return ''
    const spans = merge ? ` colspan="${merge.right - merge.left + 1}" rowspan="${merge.bottom - merge.top + 1}"` : ''
    return `<td${spans}>${xml(table.rows[row]?.[column] ?? '').replaceAll('\n', '<br>')}</td>`
  }
  const body = tables.map(
    (table) =>
      `${table.before.map((text) => `<p>${xml(text)}</p>`).join('')}<table>${table.rows
        .map((cells, row) => `<tr>${cells.map((_, column) => cell(table, row, column)).join('')}</tr>`)
        .join('\n')}</table>`,
  )
  return Buffer.from(`<!doctype html><html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`)
}

/** As Excel saves it: a mark for UTF-8, one table, and nothing of its merges. */
export function asCsv(tables: readonly SourceTable[]): Buffer {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const lines = tables.flatMap(({ before, rows }) => [...before.map((text) => [text]), ...rows])
  return Buffer.from(`\ufeff${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`)
}
