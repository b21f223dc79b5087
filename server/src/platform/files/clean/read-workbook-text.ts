import { Parser } from 'htmlparser2'
import { type CleanSheet, columnOf } from './clean-sheet.js'
import type { DocumentText, TableText } from './cleaned-file.js'
import type { Parts } from './pack-again.js'

const local = (name: string) => name.slice(name.indexOf(':') + 1)
/** Far more than a sheet that people read has. */
const MOST_COLUMNS = 500

/** The text that is left of a workbook: its sheets cell by cell, then heads and feet, charts and drawings. */
export function readWorkbookText(sheets: readonly CleanSheet[], parts: Parts): DocumentText {
  const strings = textsIn(parts.get('xl/sharedStrings.xml'), 'si')
  const text: DocumentText = { flows: [], tables: [] }
  for (const { path, name } of sheets) {
    const xml = parts.get(path)
    if (typeof xml !== 'string') continue
    text.tables.push(tableIn(xml, name, strings))
    const around = textsIn(xml, 'headerFooter').join('\n')
    if (around) text.flows.push({ text: around, placeAt: () => `工作表“${name}”的页眉页脚` })
  }
  for (const [path, xml] of parts)
    if (/^xl\/(?:charts|drawings)\/[^_]*\.xml$/.test(path)) {
      const words = textsIn(xml, '').join('\n')
      if (words) text.flows.push({ text: words, placeAt: () => '图表和文本框' })
    }
  return text
}

/** The texts within each of these elements; of the whole part, a text each, where none is named. */
function textsIn(xml: string | Uint8Array | undefined, element: string): string[] {
  if (typeof xml !== 'string') return []
  const texts: string[] = []
  let inside = element === '' ? 1 : 0
  let text = ''
  const parser = new Parser(
    {
      onopentag(name) {
        if (local(name) === element && ++inside === 1) text = ''
      },
      ontext(piece) {
        if (inside > 0) text += piece
      },
      onclosetag(name) {
        if (element === '') {
          if (text) texts.push(text)
          text = ''
        } else if (local(name) === element && --inside === 0) texts.push(text)
      },
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
  return texts
}

/** The filled lines of a sheet, each with its number in the file. */
function tableIn(xml: string, name: string, strings: readonly string[]): TableText {
  const rows: string[][] = []
  const lines: number[] = []
  let line = 0
  let column = -1
  let type = ''
  let text = ''
  let takes = false
  const put = () => {
    const value = type === 's' ? (strings[Number(text)] ?? '') : text
    const row = rows.at(-1)
    if (value && row && column < MOST_COLUMNS) {
      while (row.length < column) row.push('')
      row[column] = value
    }
  }
  const parser = new Parser(
    {
      onopentag(full, attributes) {
        const element = local(full)
        if (element === 'row') {
          line = attributes.r ? Number(attributes.r) : line + 1
          column = -1
          rows.push([])
          lines.push(line)
        } else if (element === 'c') {
          column = attributes.r ? columnOf(attributes.r) : column + 1
          type = attributes.t ?? 'n'
          text = ''
        } else if (element === 'v' || element === 't') takes = true
      },
      ontext(piece) {
        if (takes) text += piece
      },
      onclosetag(full) {
        const element = local(full)
        if (element === 'v' || element === 't') takes = false
        else if (element === 'c') put()
      },
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
  const filled = rows.flatMap((row, at) => (row.some(Boolean) ? [{ row, line: lines[at] ?? 0 }] : []))
  return {
    rows: filled.map(({ row }) => row),
    placeAt: (row, at) => `工作表“${name}”第${filled[row]?.line ?? 0}行${letters(at)}列`,
  }
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}
