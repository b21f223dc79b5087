import { PassThrough } from 'node:stream'
import PDFDocument from 'pdfkit'
import { FONT } from '../../platform/files/pdf.js'
import type { OfficialDocument, WriteDocument } from '../official-document.js'
import { type Column, type Layout, layoutsOf, spans } from './layout.js'
import { PdfPen } from './pdf-pen.js'
import { PdfFont, short } from './pdf-text.js'

// A4 landscape, in points.
const PAGE = { width: 841.89, height: 595.28 }
const MARGIN = { left: 30, right: 30, top: 34, bottom: 40 }
const INNER = PAGE.width - MARGIN.left - MARGIN.right
const BOTTOM = PAGE.height - MARGIN.bottom
const TEXT = { size: 7.5, line: 10 }
const HEAD = { size: 8, line: 10.5, fill: '#eef3fa' }
const TITLE = { size: 17, line: 25 }
const SUBTITLE = { size: 9, line: 14 }
const FOOT = { size: 8, y: PAGE.height - 20 }
const PADDING = { x: 2.5, y: 3 }
/** thin and grey (#7d8896) */ const LINE = '0.49 0.533 0.588 RG 0.5 w'
const MARK = { size: 150, colour: '#c9ced6', opacity: 0.22 }
/** Of each column so many different cells are kept with their lines: in a catalogue most say what another says. */
const KEPT = 500
/** Rows between two pauses: drawing holds the process up, and readers go first. */
const PAUSE = 8

/**
 * 附件2 or a plain table as pdf: A4 across, the head on every page, page numbers, 草稿 across each page of a draft. Written page by
 * page in an embedded font; memory stays flat and the same content makes the same bytes.
 */
export const writePdf: WriteDocument = (document, onRow) => {
  const out = new PassThrough()
  draw(document, out, onRow).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return out
}

async function draw(document: OfficialDocument, out: PassThrough, onRow?: (count: number) => void): Promise<void> {
  const { title, madeAt } = document
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, CreationDate: madeAt, ModDate: madeAt, Producer: 'gongkai', Creator: 'gongkai' },
  })
  pdf.on('error', (error: Error) => out.destroy(error))
  pdf.pipe(out)
  const sheet = new Sheet(pdf, document)
  const room = roomIn(out)
  let rows = 0
  for await (const layout of layoutsOf(document, onRow)) {
    sheet.begin(layout)
    for await (const cells of layout.rows) {
      sheet.row(cells)
      if (++rows % PAUSE === 0) await room()
    }
  }
  sheet.end()
  pdf.end()
}

/** Waits until whoever reads has taken what was written; at least a turn of the others. */
function roomIn(out: PassThrough): () => Promise<void> {
  let go = () => {}
  out.on('drain', () => go()).on('close', () => go())
  return async () => {
    if (out.writableNeedDrain && !out.destroyed)
      await new Promise<void>((resolve) => {
        go = resolve
      })
    else await new Promise((resolve) => setImmediate(resolve))
    if (out.destroyed) throw new Error('nobody reads the document any more')
  }
}

/** The page under the pen. */
class Sheet {
  private readonly pen: PdfPen
  private readonly plain: PdfFont
  private readonly bold: PdfFont
  private readonly total: PDFKit.PDFKitReference
  private readonly numberX: number
  private layout: Layout | null = null
  /** of the layout: the lines of each column's head, and how high its two rows are */ private heads: string[][] = []
  private headHeights: [upper: number, lower: number] = [0, 0]
  /** by column: a cell's lines */ private kept: Map<string, string[]>[] = []
  private edges: number[] = []
  private y = 0
  private pages = 0

  constructor(
    pdf: InstanceType<typeof PDFDocument>,
    private readonly document: OfficialDocument,
  ) {
    pdf.registerFont('plain', FONT.normal)
    pdf.registerFont('bold', FONT.bold)
    this.pen = new PdfPen(pdf)
    this.plain = new PdfFont(this.pen, 'plain')
    this.bold = new PdfFont(this.pen, 'bold')
    // How many pages there are is known at the end: until then each page points to where it will stand.
    this.total = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 60, 12] })
    this.numberX = PAGE.width - MARGIN.right - this.plain.widthOf('第 000 页　共 000 页', FOOT.size)
  }

  /** A part on a page of its own, under its title. */
  begin(layout: Layout): void {
    this.layout = layout
    const whole = layout.columns.reduce((sum, { width }) => sum + width, 0)
    this.edges = [MARGIN.left]
    for (const { width } of layout.columns) this.edges.push((this.edges.at(-1) ?? 0) + (width / whole) * INNER)
    this.heads = layout.columns.map(({ head }, at) => this.bold.lines(head, HEAD.size, this.width(at)))
    this.headHeights = this.measureHead()
    this.kept = layout.columns.map(() => new Map())
    this.newPage()
    this.y += TITLE.size
    for (const line of this.bold.lines(layout.title, TITLE.size, INNER)) {
      this.centre(this.bold, line, this.y, TITLE.size)
      this.y += TITLE.line
    }
    this.y -= TITLE.line - TITLE.size / 2
    for (const line of this.document.subtitle) {
      this.y += SUBTITLE.line
      this.centre(this.plain, line, this.y, SUBTITLE.size)
    }
    this.y += 10
    this.head()
  }

  /** A row, cut where the page ends only if it is longer than a page. */
  row(cells: readonly string[]): void {
    const { columns } = this.current()
    const lines = columns.map((_, at) => this.linesOf(cells[at] ?? '', at))
    const most = Math.max(...lines.map(({ length }) => length))
    const left = () => Math.floor((BOTTOM - this.y - 2 * PADDING.y) / TEXT.line)
    if (most > left() && most <= this.linesOfPage()) this.turn()
    for (let from = 0; from < most; ) {
      if (left() < 1) this.turn()
      const to = Math.min(most, from + left())
      this.cells(
        columns,
        lines.map((each) => each.slice(from, to)),
        to - from,
        most > to - from,
      )
      from = to
    }
  }

  end(): void {
    this.pen.put()
    const { id, ref, hex } = this.plain.elsewhere(`${this.pages} 页`)
    Object.assign(this.total.data, { Resources: { Font: { [id]: ref } } })
    this.total.end(Buffer.from(`BT /${id} ${FOOT.size} Tf 1 0 0 1 0 0 Tm <${hex}> Tj ET`))
  }

  private current(): Layout {
    if (!this.layout) throw new Error('a row before its part')
    return this.layout
  }

  private width(at: number): number {
    return (this.edges[at + 1] ?? 0) - (this.edges[at] ?? 0) - 2 * PADDING.x
  }

  private linesOf(cell: string, at: number): string[] {
    const kept = this.kept[at]
    const known = kept?.get(cell)
    if (known) return known
    if (kept && kept.size >= KEPT) kept.clear()
    const lines = this.plain.lines(cell, TEXT.size, this.width(at))
    kept?.set(cell, lines)
    return lines
  }

  private linesOfPage(): number {
    const [upper, lower] = this.headHeights
    return Math.floor((BOTTOM - MARGIN.top - upper - lower - 2 * PADDING.y) / TEXT.line)
  }

  private cells(columns: readonly Column[], lines: readonly string[][], height: number, cut: boolean): void {
    const bottom = this.y + height * TEXT.line + 2 * PADDING.y
    columns.forEach(({ centred }, at) => {
      const own = lines[at] ?? []
      const x = (this.edges[at] ?? 0) + PADDING.x
      // Across the whole row each cell stands in the middle, as in the template; of a cut row at the top.
      let y = this.y + PADDING.y + TEXT.size + (cut ? 0 : ((height - own.length) * TEXT.line) / 2)
      for (const line of own) {
        const shift = centred ? Math.max(0, (this.width(at) - this.plain.widthOf(line, TEXT.size)) / 2) : 0
        this.plain.write(line, x + shift, y, TEXT.size)
        y += TEXT.line
      }
    })
    this.frame(this.y, bottom, this.edges)
    this.y = bottom
  }

  private frame(top: number, bottom: number, edges: readonly number[]): void {
    const right = edges.at(-1) ?? 0
    const left = edges[0] ?? 0
    const vertical = edges.map((x) => `${short(x)} ${short(top)} m ${short(x)} ${short(bottom)} l`).join(' ')
    this.pen.write(
      `${LINE} ${short(left)} ${short(top)} m ${short(right)} ${short(top)} l ${vertical} ${short(left)} ${short(bottom)} m ${short(right)} ${short(bottom)} l S`,
    )
  }

  private newPage(): void {
    this.pen.put().addPage()
    this.pages++
    this.y = MARGIN.top
    if (this.document.draft) this.mark()
    this.foot()
  }

  private turn(): void {
    this.newPage()
    this.head()
  }

  private measureHead(): [upper: number, lower: number] {
    const { columns, headRows } = this.current()
    const tall = (at: number) => (this.heads[at]?.length ?? 0) * HEAD.line + 2 * PADDING.y
    const under = columns.flatMap(({ group }, at) => (group ? [tall(at)] : []))
    const alone = columns.flatMap(({ group }, at) => (group ? [] : [tall(at)]))
    if (headRows === 1) return [0, Math.max(...under, ...alone)]
    const upper = HEAD.line + 2 * PADDING.y
    return [upper, Math.max(...under, Math.max(0, ...alone) - upper)]
  }

  private head(): void {
    const { columns, headRows } = this.current()
    const [upper, lower] = this.headHeights
    const top = this.y
    const bottom = top + upper + lower
    this.pen
      .put()
      .rect(MARGIN.left, top, INNER, bottom - top)
      .fill(HEAD.fill)
      .fillColor('#000000')
    for (const [first, last] of spans(columns)) {
      const group = headRows === 2 ? (columns[first]?.group ?? '') : ''
      const left = this.edges[first] ?? 0
      const right = this.edges[last + 1] ?? 0
      if (group) {
        this.inBox([group], left, right, top, top + upper)
        for (let at = first; at <= last; at++)
          this.inBox(this.heads[at] ?? [], this.edges[at] ?? 0, this.edges[at + 1] ?? 0, top + upper, bottom)
        this.frame(top, top + upper, [left, right])
        this.frame(top + upper, bottom, this.edges.slice(first, last + 2))
      } else
        for (let at = first; at <= last; at++) {
          this.inBox(this.heads[at] ?? [], this.edges[at] ?? 0, this.edges[at + 1] ?? 0, top, bottom)
          this.frame(top, bottom, this.edges.slice(at, at + 2))
        }
    }
    this.y = bottom
  }

  private inBox(lines: readonly string[], left: number, right: number, top: number, bottom: number): void {
    let y = (top + bottom - lines.length * HEAD.line) / 2 + HEAD.size
    for (const line of lines) {
      this.bold.write(line, (left + right - this.bold.widthOf(line, HEAD.size)) / 2, y, HEAD.size)
      y += HEAD.line
    }
  }

  private centre(font: PdfFont, line: string, y: number, size: number): void {
    font.write(line, (PAGE.width - font.widthOf(line, size)) / 2, y, size)
  }

  private foot(): void {
    this.pen.put().fillColor('#4c5867')
    this.plain.write(this.document.foot, MARGIN.left, FOOT.y, FOOT.size)
    const number = `第 ${this.pages} 页　共 `
    this.plain.write(number, this.numberX, FOOT.y, FOOT.size)
    const x = this.numberX + this.plain.widthOf(number, FOOT.size)
    this.pen.document.page.xobjects.Total = this.total
    this.pen.write(`q 1 0 0 -1 ${short(x)} ${short(FOOT.y)} cm /Total Do Q`)
    this.pen.put().fillColor('#000000')
  }

  /** 草稿 across the page, under what is written. */
  private mark(): void {
    this.pen
      .put()
      .save()
      .rotate(-28, { origin: [PAGE.width / 2, PAGE.height / 2] })
      .fillColor(MARK.colour, MARK.opacity)
    const x = (PAGE.width - this.bold.widthOf('草 稿', MARK.size)) / 2
    this.bold.write('草 稿', x, PAGE.height / 2 + MARK.size / 3, MARK.size)
    this.pen.put().restore().fillColor('#000000', 1)
  }
}
