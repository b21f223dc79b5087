import PDFDocument from 'pdfkit'
import { FONT } from '../../../platform/files/font.js'
import { type Column, isSmall, spans } from './layout.js'
import type { PdfFacts, PdfPart } from './pdf.js'
import { PdfPen } from './pdf-pen.js'
import { type Line, PdfFont, short } from './pdf-text.js'

// A4 landscape, in points.
const PAGE = { width: 841.89, height: 595.28 }
const MARGIN = { left: 30, right: 30, top: 34, bottom: 40 }
const INNER = PAGE.width - MARGIN.left - MARGIN.right
const BOTTOM = PAGE.height - MARGIN.bottom
const PLAIN = { text: { size: 9.5, line: 12.5 }, head: { size: 10, line: 13 } }
/** 附件2 has sixteen columns */
const SMALL = { text: { size: 7.5, line: 10 }, head: { size: 8, line: 10.5 } }
/** behind the head (#eef3fa) */ const FILL = '0.933 0.953 0.98'
const TITLE = { size: 17, line: 25 }
const SUBTITLE = { size: 9, line: 14 }
const FOOT = { size: 8, y: PAGE.height - 20 }
const PADDING = { x: 2.5, y: 3 }
/** thin and grey (#7d8896) */ const LINE = '0.49 0.533 0.588 RG 0.5 w'
const MARK = { size: 150, colour: '#c9ced6', opacity: 0.22 }
/** Of each column so many different cells are kept with their lines: in a catalogue most say what another says. */
const KEPT = 500

/** Draws a document: its parts, each with its rows, then the end. The bytes come out of `pdf`. */
export class PdfSheet {
  readonly pdf: InstanceType<typeof PDFDocument>
  private readonly pen: PdfPen
  private readonly plain: PdfFont
  private readonly bold: PdfFont
  private readonly total: PDFKit.PDFKitReference
  private readonly numberX: number
  private readonly foots: Line
  private layout: PdfPart | null = null
  private type = PLAIN
  /** of the layout: the lines of each column's head, and how high its two rows are */ private heads: Line[][] = []
  private headHeights: [upper: number, lower: number] = [0, 0]
  /** the head, drawn once and shown on every page of its part */ private headForm: PDFKit.PDFKitReference | null = null
  /** by column: a cell's lines */ private kept: Map<string, Line[]>[] = []
  private edges: number[] = []
  /** the same as they are written */ private edgeTexts: string[] = []
  private y = 0
  /** on this page: where the rows begin, and where each ends */ private rowEdges: number[] = []
  private pages = 0

  constructor(private readonly facts: PdfFacts) {
    const { title, foot, madeAt } = facts
    const pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      lang: 'zh-CN',
      displayTitle: true,
      pdfVersion: '1.7',
      info: { Title: title, CreationDate: madeAt, ModDate: madeAt, Producer: 'gongkai', Creator: 'gongkai' },
    })
    this.pdf = pdf
    this.pen = new PdfPen(pdf)
    pdf.registerFont('plain', FONT.normal)
    pdf.registerFont('bold', FONT.bold)
    this.plain = new PdfFont(this.pen, 'plain')
    this.bold = new PdfFont(this.pen, 'bold')
    // How many pages there are is known at the end: until then each page points to where it will stand.
    this.total = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, 60, 12] })
    this.foots = this.plain.line(foot)
    this.numberX = PAGE.width - MARGIN.right - this.plain.line('第 000 页　共 000 页').width * FOOT.size
  }

  /** A part on a page of its own, under its title. */
  begin(layout: PdfPart): void {
    this.rule()
    this.layout = layout
    this.type = isSmall(layout.columns) ? SMALL : PLAIN
    const whole = layout.columns.reduce((sum, { width }) => sum + width, 0)
    this.edges = [MARGIN.left]
    for (const { width } of layout.columns) this.edges.push((this.edges.at(-1) ?? 0) + (width / whole) * INNER)
    this.edgeTexts = this.edges.map(short)
    this.heads = layout.columns.map(({ head }, at) => this.bold.lines(head, this.type.head.size, this.width(at)))
    this.headHeights = this.measureHead()
    this.kept = layout.columns.map(() => new Map())
    this.newPage()
    this.headForm = this.drawHead()
    this.y += TITLE.size
    for (const line of this.bold.lines(layout.title, TITLE.size, INNER)) {
      this.centre(this.bold, line, this.y, TITLE.size)
      this.y += TITLE.line
    }
    this.y -= TITLE.line - TITLE.size / 2
    for (const line of this.facts.subtitle) {
      this.y += SUBTITLE.line
      this.centre(this.plain, this.plain.line(line), this.y, SUBTITLE.size)
    }
    this.y += 10
    this.head()
  }

  /** A row, cut where the page ends only if it is longer than a page. */
  row(cells: readonly string[]): void {
    const { columns } = this.current()
    const lines = columns.map((_, at) => this.linesOf(cells[at] ?? '', at))
    const most = Math.max(...lines.map(({ length }) => length))
    const left = () => Math.floor((BOTTOM - this.y - 2 * PADDING.y) / this.type.text.line)
    if (most > left() && most <= this.linesOfPage()) this.turn()
    for (let from = 0; from < most; ) {
      if (left() < 1) this.turn()
      const to = Math.min(most, from + left())
      this.cells(
        columns,
        lines.map((line) => line.slice(from, to)),
        to - from,
        most > to - from,
      )
      from = to
    }
  }

  end(): void {
    this.rule()
    this.pen.put()
    const { id, ref, hex } = this.plain.elsewhere(`${this.pages} 页`)
    Object.assign(this.total.data, { Resources: { Font: { [id]: ref } } })
    this.total.end(Buffer.from(`BT /${id} ${FOOT.size} Tf 1 0 0 1 0 0 Tm <${hex}> Tj ET`))
    this.pdf.end()
  }

  private current(): PdfPart {
    if (!this.layout) throw new Error('a row before its part')
    return this.layout
  }

  private width(at: number): number {
    return (this.edges[at + 1] ?? 0) - (this.edges[at] ?? 0) - 2 * PADDING.x
  }

  private linesOf(cell: string, at: number): Line[] {
    const kept = this.kept[at]
    const known = kept?.get(cell)
    if (known) return known
    if (kept && kept.size >= KEPT) kept.clear()
    const lines = this.plain.lines(cell, this.type.text.size, this.width(at))
    kept?.set(cell, lines)
    return lines
  }

  private linesOfPage(): number {
    return Math.floor((BOTTOM - MARGIN.top - this.headHeight() - 2 * PADDING.y) / this.type.text.line)
  }

  private cells(columns: readonly Column[], lines: readonly Line[][], height: number, cut: boolean): void {
    const bottom = this.y + height * this.type.text.line + 2 * PADDING.y
    columns.forEach(({ centred }, at) => {
      const own = lines[at] ?? []
      const x = (this.edges[at] ?? 0) + PADDING.x
      // Across the whole row each cell stands in the middle, as in the template; of a cut row at the top.
      const y = this.y + PADDING.y + this.type.text.size + (cut ? 0 : ((height - own.length) * this.type.text.line) / 2)
      this.plain.write(own, x, y, this.type.text.size, this.type.text.line, centred ? this.width(at) : 0)
    })
    this.rowEdges.push(bottom)
    this.y = bottom
  }

  /** The lines of the rows of a page, once all stand on it: one below each, and those between the columns in one stroke. */
  private rule(): void {
    const edges = this.rowEdges.map(short)
    this.rowEdges = []
    if (edges.length < 2) return
    const [left, right] = [this.edgeTexts[0], this.edgeTexts.at(-1)]
    const across = edges.map((y) => `${left} ${y} m ${right} ${y} l`)
    const down = this.edgeTexts.map((x) => `${x} ${edges[0]} m ${x} ${edges.at(-1)} l`)
    this.pen.write(`${LINE} ${[...across, ...down].join(' ')} S`)
  }

  /** The lines around and between the columns from one edge to another. */
  private frame(top: number, bottom: number, first: number, last: number): void {
    const [upper, lower] = [short(top), short(bottom)]
    const [left, right] = [this.edgeTexts[first], this.edgeTexts[last]]
    let drawn = `${LINE} ${left} ${upper} m ${right} ${upper} l ${left} ${lower} m ${right} ${lower} l`
    for (let at = first; at <= last; at++) drawn += ` ${this.edgeTexts[at]} ${upper} m ${this.edgeTexts[at]} ${lower} l`
    this.pen.write(`${drawn} S`)
  }

  private newPage(): void {
    this.pen.addPage()
    this.pages++
    this.y = MARGIN.top
    if (this.facts.draft) this.mark()
    this.foot()
  }

  private turn(): void {
    this.rule()
    this.newPage()
    this.head()
  }

  private measureHead(): [upper: number, lower: number] {
    const { columns, headRows } = this.current()
    const tall = (at: number) => (this.heads[at]?.length ?? 0) * this.type.head.line + 2 * PADDING.y
    const under = columns.flatMap(({ group }, at) => (group ? [tall(at)] : []))
    const alone = columns.flatMap(({ group }, at) => (group ? [] : [tall(at)]))
    if (headRows === 1) return [0, Math.max(...under, ...alone)]
    const upper = this.type.head.line + 2 * PADDING.y
    return [upper, Math.max(...under, Math.max(0, ...alone) - upper)]
  }

  private head(): void {
    const { xobjects } = this.pen.document.page
    xobjects.Head = this.headForm
    this.pen.write(`q 1 0 0 1 0 ${short(this.y)} cm /Head Do Q`)
    this.y += this.headHeight()
    this.rowEdges = [this.y]
  }

  private headHeight(): number {
    const [upper, lower] = this.headHeights
    return upper + lower
  }

  /** From y = 0 downwards. */
  private drawHead(): PDFKit.PDFKitReference {
    const { columns, headRows } = this.current()
    const [upper] = this.headHeights
    const top = 0
    const bottom = this.headHeight()
    this.pen.put()
    this.pen.write(`${FILL} rg ${MARGIN.left} 0 ${short(INNER)} ${short(bottom)} re f 0 g`)
    for (const [first, last] of spans(columns)) {
      const group = headRows === 2 ? (columns[first]?.group ?? '') : ''
      const left = this.edges[first] ?? 0
      const right = this.edges[last + 1] ?? 0
      if (group) {
        this.inBox([this.bold.line(group)], left, right, top, top + upper)
        for (let at = first; at <= last; at++)
          this.inBox(this.heads[at] ?? [], this.edges[at] ?? 0, this.edges[at + 1] ?? 0, top + upper, bottom)
        this.pen.write(`${LINE} ${short(left)} ${short(top)} ${short(right - left)} ${short(upper)} re S`)
        this.frame(top + upper, bottom, first, last + 1)
      } else
        for (let at = first; at <= last; at++) {
          this.inBox(this.heads[at] ?? [], this.edges[at] ?? 0, this.edges[at + 1] ?? 0, top, bottom)
          this.frame(top, bottom, at, at + 1)
        }
    }
    const { id, ref } = this.bold.elsewhere('')
    const form = this.pen.document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      // Room for the lines, which stand half outside.
      BBox: [0, -1, PAGE.width, bottom + 1],
      Resources: { Font: { [id]: ref } },
    })
    form.end(Buffer.from(this.pen.take()))
    return form
  }

  private inBox(lines: readonly Line[], left: number, right: number, top: number, bottom: number): void {
    const y = (top + bottom - lines.length * this.type.head.line) / 2 + this.type.head.size
    this.bold.write(lines, left, y, this.type.head.size, this.type.head.line, right - left)
  }

  private centre(font: PdfFont, line: Line, y: number, size: number): void {
    font.write([line], 0, y, size, 0, PAGE.width)
  }

  private foot(): void {
    this.pen.put().fillColor('#4c5867')
    this.plain.write([this.foots], MARGIN.left, FOOT.y, FOOT.size)
    const number = this.plain.line(`第 ${this.pages} 页　共 `)
    this.plain.write([number], this.numberX, FOOT.y, FOOT.size)
    const x = this.numberX + number.width * FOOT.size
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
    this.centre(this.bold, this.bold.line('草 稿'), PAGE.height / 2 + MARK.size / 3, MARK.size)
    this.pen.put().restore().fillColor('#000000', 1)
  }
}
