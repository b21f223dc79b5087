import exceljs from 'exceljs'
import { DomUtils, parseDocument } from 'htmlparser2'
import JSZip from 'jszip'

/** A sheet as a spreadsheet program opens it; of merged cells only the first holds the text. */
export interface Sheet {
  name: string
  rows: string[][]
  /** e.g. A1:P1 */ merges: string[]
  /** the rows that every printed page begins with, e.g. 1:4 */ repeated: string
  /** rows that stay while one scrolls */ frozen: number
  landscape: boolean
  /** 9 is A4 */ paper: number
  /** what stands over every printed page */ header: string
}

export async function sheetsOf(xlsx: Buffer): Promise<Sheet[]> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(xlsx as never)
  return book.worksheets.map((sheet) => ({
    name: sheet.name,
    rows: Array.from({ length: sheet.rowCount }, (_, row) =>
      Array.from({ length: sheet.columnCount }, (_, column) => {
        const cell = sheet.getCell(row + 1, column + 1)
        return cell.isMerged && cell.master !== cell ? '' : String(cell.value ?? '')
      }),
    ),
    merges: [...sheet.model.merges].sort(),
    repeated: sheet.pageSetup.printTitlesRow ?? '',
    frozen: sheet.views.map((view) => ('ySplit' in view ? (view.ySplit ?? 0) : 0))[0] ?? 0,
    landscape: sheet.pageSetup.orientation === 'landscape',
    paper: Number(sheet.pageSetup.paperSize),
    header: sheet.headerFooter.oddHeader ?? '',
  }))
}

interface WordCell {
  text: string
  /** columns */ span: number
  /** `begins` reaches down, `goes on` is covered from above */ down: '' | 'begins' | 'goes on'
}
interface WordPart {
  title: string
  beginsPage: boolean
  /** between the title and the table */ lines: string[]
  columns: number
  rows: { isHead: boolean; cells: WordCell[] }[]
}
export interface WordDocument {
  page: { width: string; height: string; orientation: string }
  /** what is drawn across every page, '' for nothing */ watermark: string
  parts: WordPart[]
}

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]
const within = (element: Element | Element[], name: string) => DomUtils.getElementsByTagName(name, element, true)
const first = (element: Element, name: string) => within(element, name)[0]
const attributeOf = (element: Element | undefined, attribute: string) => element?.attribs[attribute] ?? ''

function textOf(element: Element): string {
  const pieces = DomUtils.findAll(({ name }) => name === 'w:t' || name === 'w:br', [element])
  return pieces.map((piece) => (piece.name === 'w:br' ? '\n' : DomUtils.textContent(piece))).join('')
}

function cellOf(cell: Element): WordCell {
  const merge = first(cell, 'w:vMerge')
  return {
    text: textOf(cell),
    span: Number(attributeOf(first(cell, 'w:gridSpan'), 'w:val') || 1),
    down: !merge ? '' : attributeOf(merge, 'w:val') === 'restart' ? 'begins' : 'goes on',
  }
}

/** A document as Word opens it: a part is a heading and the table under it. */
export async function wordOf(docx: Buffer): Promise<WordDocument> {
  const zip = await JSZip.loadAsync(docx)
  const xml = async (path: string) => {
    const text = await zip.file(path)?.async('string')
    if (text === undefined) throw new Error(`no ${path} in the document`)
    return parseDocument(text, { xmlMode: true }).children as Element[]
  }
  const [body] = within(await xml('word/document.xml'), 'w:body')
  if (!body) throw new Error('a document without a body')
  const parts: WordPart[] = []
  for (const block of body.children as Element[]) {
    if (block.name === 'w:p' && attributeOf(first(block, 'w:pStyle'), 'w:val') === 'Heading1') {
      const beginsPage = first(block, 'w:pageBreakBefore') !== undefined
      parts.push({ title: textOf(block), beginsPage, lines: [], columns: 0, rows: [] })
      continue
    }
    const part = parts.at(-1)
    if (block.name === 'w:p' && part?.columns === 0) part.lines.push(textOf(block))
    if (block.name !== 'w:tbl' || !part) continue
    part.columns = within(block, 'w:gridCol').length
    part.rows = within(block, 'w:tr').map((row) => ({
      isHead: first(row, 'w:tblHeader') !== undefined,
      cells: within(row, 'w:tc').map(cellOf),
    }))
  }
  const size = first(body, 'w:pgSz')
  const header = within(body, 'w:headerReference').find((item) => attributeOf(item, 'w:type') === 'default')
  const target = within(await xml('word/_rels/document.xml.rels'), 'Relationship').find(
    (candidate) => attributeOf(candidate, 'Id') === attributeOf(header, 'r:id'),
  )
  const drawn = within(await xml(`word/${attributeOf(target, 'Target')}`), 'v:textpath')
  return {
    page: {
      width: attributeOf(size, 'w:w'),
      height: attributeOf(size, 'w:h'),
      orientation: attributeOf(size, 'w:orient'),
    },
    watermark: drawn.map((path) => attributeOf(path, 'string')).join(''),
    parts,
  }
}
