import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { Parser } from 'htmlparser2'
import { MarkupBounds } from '../../../platform/files/package/markup-bounds.js'
import { unreadable } from '../../../platform/files/package/unreadable.js'
import type { ReadingLimits } from './limits.js'
import { cleanText, Spent, TableMaker } from './table-maker.js'

const LINE = new Set([
  'p',
  'div',
  'li',
  'br',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'tr',
  'caption',
])
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'object', 'iframe', 'svg'])
/** The HTML standard's own bounds. */
const MOST_SPAN = { column: 1000, row: 65_534 }

/** The tables of a page or of what the clipboard holds; a table within a cell is that cell's text. Only text is taken: no tag, no attribute. */
export function readHtml(html: string, limits: ReadingLimits): SourceTable[] {
  const tables: SourceTable[] = []
  const spent = new Spent(limits)
  let before: string[] = []
  let depth = 0
  let unseen = 0
  let text = ''
  let table: TableMaker | null = null
  let line = -1
  let column = 0
  let cell: { rowSpan: number; columnSpan: number } | null = null
  /** columns that a cell from above reaches into, with the first line it no longer does */
  let covered = new Map<number, number>()

  const endCell = () => {
    if (!cell || !table) return
    while ((covered.get(column) ?? 0) > line) column++
    const right = column + cell.columnSpan - 1
    table.set(line, column, text)
    table.merge({ top: line, left: column, bottom: line + cell.rowSpan - 1, right })
    if (cell.rowSpan > 1)
      for (let at = column; at <= Math.min(right, limits.columns); at++) covered.set(at, line + cell.rowSpan)
    column = right + 1
    cell = null
    text = ''
  }
  const endParagraph = () => {
    for (const said of cleanText(text).split('\n')) if (said) before.push(said.trim())
    text = ''
  }
  const endTable = () => {
    endCell()
    const made = table?.make()
    if (made) {
      spent.take(made)
      tables.push(made)
      before = []
    }
    table = null
  }

  const bounds = new MarkupBounds(limits).walk(limits.htmlDepth)
  const parser = new Parser({
    onopentagname: bounds.open,
    onattribute: bounds.attribute,
    onopentag(name, attributes) {
      if (UNSEEN.has(name)) unseen++
      if (unseen > 0) return
      if (name === 'table') {
        depth++
        if (depth > 1) return
        endParagraph()
        table = new TableMaker('', before, limits)
        line = -1
        covered = new Map()
      } else if (depth === 1 && name === 'tr') {
        endCell()
        line++
        column = 0
        if (line > limits.lines)
          unreadable('import.long', `表格超过 ${limits.lines.toLocaleString('en-US')} 行，请拆成几次导入`)
      } else if (depth === 1 && (name === 'td' || name === 'th')) {
        endCell()
        // A caption, or what somebody put between the rows.
        endParagraph()
        cell = {
          columnSpan: spanOf(attributes.colspan, MOST_SPAN.column),
          rowSpan: spanOf(attributes.rowspan, MOST_SPAN.row),
        }
      } else if (LINE.has(name)) text += '\n'
    },
    ontext(data) {
      // White space in HTML is a blank, also where the source breaks the line.
      if (unseen > 0) return
      if (text.length > limits.characters)
        unreadable('import.heavy', `表格前后的文字超过 ${limits.characters / 10_000} 万字，一次读不下，请只复制表格`)
      text += data.replace(/[ \t\r\n]+/g, ' ')
    },
    onclosetag(name) {
      bounds.close()
      if (UNSEEN.has(name)) {
        unseen = Math.max(0, unseen - 1)
        return
      }
      if (unseen > 0) return
      if (name === 'table') {
        depth = Math.max(0, depth - 1)
        if (depth === 0) endTable()
      } else if (depth === 1 && (name === 'td' || name === 'th' || name === 'tr')) endCell()
      else if (LINE.has(name) && name !== 'br') text += '\n'
    },
  })
  parser.write(html)
  parser.end()
  return tables
}

function spanOf(attribute: string | undefined, most: number): number {
  const span = Number.parseInt(attribute ?? '', 10)
  return span > 1 ? Math.min(span, most) : 1
}
