import { Parser } from 'htmlparser2'
import type { DocumentText, FlowText, TableText } from './cleaned-file.js'
import type { Parts } from './pack-again.js'

const local = (name: string) => name.slice(name.indexOf(':') + 1)
const FLOWS: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, '页眉'],
  [/^word\/footer\d*\.xml$/, '页脚'],
  [/^word\/(?:foot|end)notes\.xml$/, '脚注'],
  [/^word\/(?:charts|diagrams)\/.*\.xml$/, '图表'],
]

/** The text of a docx's parts: paragraphs with their number, tables cell by cell. */
export function readDocumentText(parts: Parts): DocumentText {
  const text: DocumentText = { flows: [], tables: [] }
  const body = parts.get('word/document.xml')
  if (typeof body === 'string') readBody(body, '', text)
  for (const [path, content] of parts) {
    const place = FLOWS.find(([pattern]) => pattern.test(path))?.[1]
    if (place && typeof content === 'string') readBody(content, place, text)
  }
  return text
}

/** Paragraphs are one text, so that a number broken over two of them is found. @param place '' counts paragraphs */
function readBody(xml: string, place: string, { flows, tables }: DocumentText): void {
  const paragraphs: string[] = []
  let text = ''
  let takes = false
  let copies = 0
  let depth = 0
  let table: string[][] = []
  const endParagraph = () => {
    if (depth === 0) {
      paragraphs.push(text)
      text = ''
    } else text += '\n'
  }
  const parser = new Parser(
    {
      onopentag(full) {
        const name = local(full)
        if (name === 'Fallback') copies++
        if (copies > 0) return
        if (name === 't' || name === 'v') takes = true
        else if (name === 'tab') text += ' '
        else if (name === 'br' || name === 'cr') text += '\n'
        else if (name === 'tbl' && ++depth === 1) table = []
        else if (name === 'tr' && depth === 1) table.push([])
        else if (name === 'tc' && depth === 1) text = ''
      },
      ontext(piece) {
        if (takes && copies === 0) text += piece
      },
      onclosetag(full) {
        const name = local(full)
        if (name === 'Fallback') copies--
        if (copies > 0) return
        if (name === 't' || name === 'v') takes = false
        else if (name === 'p') endParagraph()
        else if (name === 'pt') text += '\n'
        else if (name === 'tc' && depth === 1) {
          table.at(-1)?.push(text.trim())
          text = ''
        } else if (name === 'tbl' && --depth === 0) tables.push(tableText(table, tables.length + 1))
      },
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
  if (text) paragraphs.push(text)
  flows.push(flowText(paragraphs, place))
}

function flowText(paragraphs: readonly string[], place: string): FlowText {
  const begins: number[] = []
  let text = ''
  for (const paragraph of paragraphs) {
    begins.push(text.length)
    text += `${paragraph}\n`
  }
  const number = (offset: number) => begins.filter((begin) => begin <= offset).length
  return { text, placeAt: (offset) => place || `正文第${number(offset)}段` }
}

const tableText = (rows: string[][], number: number): TableText => ({
  rows,
  placeAt: (row, column) => `第${number}个表格第${row + 1}行第${column + 1}格`,
})
