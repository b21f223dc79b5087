import { type Refusal, refuse } from '../../base/refusal.js'
import { FIELD_LABELS } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { LearntWords } from '../../district/alias/learnt-words.js'
import { carryDown } from './carry-down.js'
import { DomainFinder, type KnownDomain } from './domain-of.js'
import { type Header, headerAt } from './find-header.js'
import { type Grid, gridOf } from './grid.js'
import { continuesRow, joined } from './join-split-rows.js'
import type { ReadLine } from './read-line.js'
import type { SourceTable } from './source-table.js'
import { ITEM_LEVELS, type Understood, understandRow } from './understand-row.js'

export interface ReadingContext {
  domains: readonly KnownDomain[]
  /** the domain all rows belong to, as whoever brought the table said */ domainCode?: string
  /** whose table it is */ organisationName: string
  /** words learnt from corrections */ learnt?: LearntWords
}

/**
 * Rows of catalogues in the layout of 附件2 or what counties make of it. Every line of every table comes back once, in order: a row, a part
 * of the row above, or why it is none. An uncertain reading is a doubt at its field; text that fits no field stays in the row's `source` as
 * it was written.
 */
export function readCatalogueTables(tables: readonly SourceTable[], context: ReadingContext): ReadLine[] {
  const finder = new DomainFinder(context.domains, context.learnt?.domains)
  const lines: ReadLine[] = []
  let last: { header: Header; columns: number; domain: string } | null = null
  for (const [index, table] of tables.entries()) {
    const reader: TableReader = new TableReader(table, index, context, finder, last)
    lines.push(...reader.read())
    if (reader.header) last = { header: reader.header, columns: reader.grid.columns, domain: reader.domain }
  }
  return lines
}

const CARRIED = new Set(['bases', 'timeLimit', 'subjects', 'channels'])
const NOTE = /^(?:注|备注|说明|填表说明|填报说明|附注|填写说明)\s*[：:0-9（(]/
/** The lines signed under a table. */
const FOOTER =
  /^(?:(?:填表|填报|制表|审核|审签|审批|负责|联系|经办)(?:人|单位|部门|日期|时间|电话)|监督电话|单位(?:（盖章）)?|日期)\s?[：:]/
/** So many rows tell whether a table is numbered. */
const ENOUGH = 200
const SECTION = /^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．])/
const MOST_TITLES = 20
const MOST_JOINS_TOLD = 20
/** A line with more texts than this is no title: 单位、日期 and the like may stand beside it. */
const MOST_TEXTS_OF_TITLE = 3

/** A row that may go on in the lines after it. */
interface OpenRow {
  line: ReadLine
  row: number
  /** of itself, before its fields were understood */ doubts: Refusal[]
  joins: Refusal[]
  /** its cells as they stand */ stood: string[]
  /** columns that the row above filled, with their field */ blank: Map<number, string>
}

class TableReader {
  readonly grid: Grid
  header: Header | null = null
  domain: string
  private readonly lines: ReadLine[] = []
  private numbered = false
  /** the row that the lines after it may go on, and its own doubts */
  private open: OpenRow | null = null
  /** how the headings that name domains are counted: （一） or 一、 */ private section = ''
  private titles = 0
  /** the words of the row above, by column */ private above: string[] = []

  constructor(
    private readonly table: SourceTable,
    private readonly index: number,
    private readonly context: ReadingContext,
    private readonly finder: DomainFinder,
    /** the table before, whose header holds where this one is its next page */
    private readonly before: { header: Header; columns: number; domain: string } | null,
  ) {
    this.grid = gridOf(table)
    const said = [...table.before]
      .reverse()
      .map((text) => finder.exactly(text) || finder.within(text))
      .find(Boolean)
    this.domain = context.domainCode || said || finder.exactly(table.name) || finder.within(table.name)
  }

  read(): ReadLine[] {
    const { grid } = this
    for (let row = 0; row < grid.rows; row++) {
      const header = headerAt(grid, row)
      if (header) {
        // Between a row and what goes on with it: the next page begins.
        const again = this.open !== null && this.header !== null && sameColumns(this.header, header)
        if (!again) this.close()
        for (let at = header.top; at <= header.bottom; at++) {
          const line = this.leave(at, 'header', at === header.top && !again ? this.useHeader(header) : '')
          if (at === header.top) line.extras = extrasOf(header)
        }
        row = header.bottom
        continue
      }
      this.readLine(row)
    }
    this.close()
    return this.lines
  }

  /** @returns what of it is not read */
  private useHeader(header: Header): string {
    const { grid } = this
    this.header = header
    this.above = []
    const number = header.columns.find(({ meaning }) => meaning === 'number')
    let numbers = 0
    let filled = 0
    for (let row = header.bottom + 1; row < Math.min(grid.rows, header.bottom + ENOUGH); row++) {
      if (number && grid.text(row, number.index)) numbers++
      if (header.columns.some(({ meaning, index }) => meaning === 'content' && grid.own(row, index))) filled++
    }
    this.numbered = numbers > 0 && numbers * 2 >= filled
    const extras = extrasOf(header)
    return extras.length > 0 ? `模板没有的列不导入，原文留在各行里：${extras.join('、')}` : ''
  }

  private readLine(row: number): void {
    const own = this.ownTexts(row)
    if (own.length > 0 && !this.header && this.isNextPage()) this.goOn()
    const { header } = this
    const [only = '', name = ''] = own
    if (own.length === 0) this.readBlank(row)
    else if (!header) this.readAhead(row, own)
    else if (own.every((text) => NOTE.test(text) || FOOTER.test(text))) this.leave(row, 'note', '')
    else if (areColumnNumbers(own)) this.leave(row, 'header', '各栏的编号')
    else if (own.length === 2 && isNumeral(only) && this.finder.exactly(name)) this.readAlone(row, `${only}${name}`)
    else if (own.length === 1 && this.isAlone(row, header)) this.readAlone(row, only)
    else if (this.hasNumberOnly(row, header)) this.leave(row, 'empty', '只有序号，没有内容')
    else if (this.above.length > 0 && continuesRow(this.grid, row, header.columns, this.numbered, this.above))
      this.joinRow(row, header)
    else this.readRow(row, header)
  }

  /** A table that goes on after a page's end without its header. */
  private isNextPage(): boolean {
    return this.before?.columns === this.grid.columns && this.lines.every(({ kind }) => kind !== 'title')
  }
  private goOn(): void {
    if (!this.before) return
    this.useHeader({ ...this.before.header, top: -1, bottom: -1 })
    this.domain ||= this.before.domain
  }

  /** Blank by itself: a merged row that reaches down is one all the same when something else of it is its own. */
  private readBlank(row: number): void {
    const covered = this.header && this.above.length > 0 && this.grid.cover(row, 0)
    this.leave(row, 'empty', covered ? '被上面的合并单元格盖住，没有内容' : '')
  }

  /** Above the header: titles name the domain. */
  private readAhead(row: number, own: readonly string[]): void {
    if (own.length > MOST_TEXTS_OF_TITLE) {
      this.leave(row, 'note', '这一行上面没有认出表头，没有读取')
      return
    }
    const text = own.join(' ')
    const domain = this.finder.exactly(text) || this.finder.within(text)
    if (domain && !this.context.domainCode) this.domain = domain
    const title = domain !== '' || this.titles < MOST_TITLES
    if (title) this.titles++
    this.leave(row, title ? 'title' : 'note', '')
  }

  /** One text across the table: a domain's heading, or a note. */
  private readAlone(row: number, text: string): void {
    const style = NOTE.test(text) ? '' : sectionStyle(text)
    const name = text.replace(SECTION, '').replace(/[（(][^（）()]*[）)]$/, '')
    const domain = NOTE.test(text) ? '' : this.finder.exactly(name) || this.finder.within(text)
    if (!domain) {
      // A heading as those that named the domains before: the rows under it are not the domain's above.
      const unknown = style !== '' && style === this.section
      if (unknown) {
        this.domain = this.context.domainCode ?? ''
        this.forget()
      }
      this.leave(row, 'note', unknown ? '没有认出是哪个领域，以下各行请选择领域' : '')
      return
    }
    this.domain = domain
    this.section = style
    this.forget()
    const known = this.context.domains.find(({ code }) => code === domain)?.name
    this.leave(row, 'title', `以下属于“${known}”领域`)
  }

  /** Nothing above is carried down or gone on any more. */
  private forget(): void {
    this.close()
    this.above = []
  }

  /** A text that no column can claim: over most of the columns, or where a number or the first name stands, with nothing beside it. */
  private isAlone(row: number, { columns }: Header): boolean {
    const { grid } = this
    const column = columns.find(({ index }) => grid.own(row, index))
    if (!column) return true
    const merge = grid.merge(row, column.index)
    if (merge && (merge.right - merge.left + 1) * 2 >= grid.columns) return true
    const text = grid.own(row, column.index)
    if (column.index !== 0 && column.meaning !== 'level1') return false
    return NOTE.test(text) || SECTION.test(text) || (column.meaning === 'number' && !/^[\d.．]+$/.test(text))
  }

  private hasNumberOnly(row: number, { columns }: Header): boolean {
    return columns.every(({ index, meaning }) => meaning === 'number' || !this.grid.text(row, index))
  }

  private joinRow(row: number, header: Header): void {
    if (!this.open) {
      this.readRow(row, header)
      return
    }
    const heads: string[] = []
    for (const { index, head } of header.columns) {
      const own = this.grid.own(row, index)
      if (!own) continue
      const filled = this.open.blank.get(index)
      if (filled !== undefined) {
        this.open.blank.delete(index)
        this.open.doubts = this.open.doubts.filter(({ code, at }) => code !== 'read.blank' || at !== filled)
      }
      this.above[index] = filled === undefined ? joined(this.above[index] ?? '', own) : own
      this.open.stood[index] = joined(this.open.stood[index] ?? '', own)
      heads.push(head)
    }
    const line = this.table.lines[row] ?? row + 1
    const text = `第 ${line} 行并入这一行（${heads.join('、')}），请核对拼接处`
    this.open.joins.push(refuse('read.joined', this.fieldOf(header, heads[0] ?? ''), text))
    this.leave(row, 'continued', '并入上一行')
  }

  /** No further line goes on the row: the lines joined to it are understood together, once. */
  private close(): void {
    const { open, header } = this
    this.open = null
    if (!open || !header || open.joins.length === 0) return
    const understood = this.understand(header, this.above, open.doubts, open.row)
    const told = open.joins.slice(0, MOST_JOINS_TOLD)
    Object.assign(open.line, {
      ...understood,
      doubts: [...understood.doubts, ...told],
      source: this.source(header, open.stood),
    })
  }

  private fieldOf({ columns }: Header, head: string): string {
    return columns.find((column) => column.head === head)?.meaning.split(':')[0] ?? 'content'
  }

  private readRow(row: number, header: Header): void {
    this.close()
    const doubts: Refusal[] = []
    const sameItem = this.above.length > 0
    const texts: string[] = []
    const stood: string[] = []
    const blank: OpenRow['blank'] = new Map()
    const hasName = header.columns.some(
      ({ meaning, index }) => /^level[23]$/.test(meaning) && this.grid.own(row, index),
    )
    for (const { index, meaning, head } of header.columns) {
      const isName = (ITEM_LEVELS as readonly string[]).includes(meaning)
      const carry =
        sameItem &&
        (meaning === 'level1' ||
          meaning === 'domain' ||
          (isName && !hasName) ||
          (meaning === 'level2' && this.ownOf(row, header, 'level3') !== '') ||
          CARRIED.has(meaning))
      const { text, from, lost } = carryDown(this.grid, row, index, this.above[index] ?? '', carry)
      texts[index] = text
      stood[index] = this.grid.text(row, index)
      const field = meaning.split(':')[0] ?? ''
      const label = FIELD_LABELS[field as EntryField] ?? head
      if (lost) {
        const why = text
          ? `“${label}”写的是“${text}”，不知道指哪一行，请补写`
          : `“${label}”写的是“同上”，上面没有内容可以沿用`
        doubts.push(refuse('read.ditto', field, why))
      }
      if (from === 'blank') blank.set(index, field)
      if (from === 'blank' && CARRIED.has(meaning))
        doubts.push(refuse('read.blank', field, `“${label}”是空的，按上一行填入，请核对`))
    }
    if (
      !hasName &&
      sameItem &&
      header.columns.some(({ meaning }) => meaning === 'level2') &&
      !this.mergedName(row, header)
    )
      doubts.push(refuse('read.name', 'level2', '这一行没有写事项名称，按上一行填入，请核对'))
    this.above = texts
    const understood = this.understand(header, texts, doubts, row)
    const line = this.push(row, 'row', '', this.source(header, stood), understood)
    this.open = { line, doubts, row, joins: [], stood, blank }
  }

  private ownOf(row: number, { columns }: Header, meaning: string): string {
    const column = columns.find((candidate) => candidate.meaning === meaning)
    return column ? this.grid.own(row, column.index) : ''
  }
  private mergedName(row: number, { columns }: Header): boolean {
    return columns.some(({ meaning, index }) => meaning === 'level2' && this.grid.cover(row, index) !== undefined)
  }

  private source(header: Header, texts: readonly string[]): ReadLine['source'] {
    return header.columns.flatMap(({ index, head }) =>
      texts[index] || head ? [{ head, text: texts[index] ?? '' }] : [],
    )
  }

  private understand(header: Header, texts: readonly string[], doubts: readonly Refusal[], row: number): Understood {
    const { grid, finder, domain } = this
    const { organisationName, learnt } = this.context
    const understood = understandRow({ header, grid, row, texts }, finder, organisationName, learnt)
    const order = Object.keys(FIELD_LABELS)
    return {
      ...understood,
      domainCode: understood.domainCode || domain,
      doubts: [...doubts, ...understood.doubts].sort((one, other) => order.indexOf(one.at) - order.indexOf(other.at)),
    }
  }

  private ownTexts(row: number): string[] {
    const texts: string[] = []
    for (let column = 0; column < this.grid.columns; column++) {
      const text = this.grid.own(row, column)
      if (text) texts.push(text)
    }
    return texts
  }

  private leave(row: number, kind: ReadLine['kind'], said: string): ReadLine {
    if (kind === 'note' || kind === 'title') this.close()
    const source = (this.table.rows[row] ?? []).flatMap((text) => (text ? [{ head: '', text }] : []))
    return this.push(row, kind, said, source, { fields: null, domainCode: '', doubts: [], faults: [] })
  }

  private push(
    row: number,
    kind: ReadLine['kind'],
    said: string,
    source: ReadLine['source'],
    understood: Pick<ReadLine, 'fields' | 'domainCode' | 'doubts' | 'faults'>,
  ): ReadLine {
    const line: ReadLine = {
      table: this.index,
      line: this.table.lines[row] ?? row + 1,
      kind,
      said,
      source,
      ...understood,
    }
    this.lines.push(line)
    return line
  }
}

/** Columns that the template has no field for. */
const extrasOf = ({ columns }: Header) => columns.filter(({ meaning }) => meaning === 'extra').map(({ head }) => head)

/** 一, （二）, 3. */
const isNumeral = (text: string) => /^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]?$/.test(text)
const sectionStyle = (text: string) => (/^[（(]/.test(text) ? '（一）' : SECTION.test(text) ? '一、' : '')

/** 1 | 2 | 3 | … under the heads. */
function areColumnNumbers(own: readonly string[]): boolean {
  const [first = ''] = own
  return (
    own.length > 3 && own.every((text, at) => /^[（(]?\d{1,2}[）)]?$/.test(text) && figure(text) === figure(first) + at)
  )
}
const figure = (text: string) => Number(text.replace(/\D/g, ''))

const sameColumns = (one: Header, other: Header) =>
  one.columns.length === other.columns.length &&
  one.columns.every(
    ({ meaning, head }, at) => meaning === other.columns[at]?.meaning && head === other.columns[at]?.head,
  )
