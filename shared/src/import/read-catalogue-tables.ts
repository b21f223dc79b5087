import { type Refusal, refuse } from '../base/refusal.js'
import { EMPTY_ENTRY, type EntryField, type EntryFields, FIELD_LABELS } from '../entry/entry.js'
import { LEVELS, WAYS } from '../entry/entry-template.js'
import { timeLimitIssues } from '../time-limit/time-limit-issues.js'
import { understandTimeLimit } from '../time-limit/understand-time-limit.js'
import { carryDown } from './carry-down.js'
import { DomainFinder, type KnownDomain } from './domain-of.js'
import { type Header, headerAt } from './find-header.js'
import { type Grid, gridOf } from './grid.js'
import { continuesRow, joined } from './join-split-rows.js'
import { readBases } from './read-bases.js'
import type { ReadLine } from './read-line.js'
import { foreignSubjects, readSubjects } from './read-subjects.js'
import { readAudiences, readChannelColumns, readStages, readTickGroup } from './read-tick-columns.js'
import type { SourceTable } from './source-table.js'

export interface ReadingContext {
  domains: readonly KnownDomain[]
  /** the domain all rows belong to, as whoever brought the table said */ domainCode?: string
  /** whose table it is */ organisationName: string
}

/**
 * Rows of catalogues in the layout of 附件2 or what counties make of it. Every line of every table comes back once, in order: a
 * row, a part of the row above, or why it is none. What is not certain is a doubt at its field; what fits no field stays in the
 * row's `source` as it was written.
 */
export function readCatalogueTables(tables: readonly SourceTable[], context: ReadingContext): ReadLine[] {
  const finder = new DomainFinder(context.domains)
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
const SECTION = /^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．])/
const ITEM_LEVELS = ['level1', 'level2', 'level3'] as const

class TableReader {
  readonly grid: Grid
  header: Header | null = null
  domain: string
  private readonly lines: ReadLine[] = []
  private numbered = false
  /** what the row above says, by column */ private above: string[] = []

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
        for (let at = header.top; at <= header.bottom; at++)
          this.leave(at, 'header', at === header.top ? this.useHeader(header) : '')
        row = header.bottom
        continue
      }
      this.readLine(row)
    }
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
    for (let row = header.bottom + 1; row < grid.rows; row++) {
      if (number && grid.text(row, number.index)) numbers++
      if (header.columns.some(({ meaning, index }) => meaning === 'content' && grid.own(row, index))) filled++
    }
    this.numbered = numbers > 0 && numbers * 2 >= filled
    const extras = header.columns.filter(({ meaning }) => meaning === 'extra').map(({ head }) => head)
    return extras.length > 0 ? `模板没有的列不导入，原文留在各行里：${extras.join('、')}` : ''
  }

  private readLine(row: number): void {
    const own = this.ownTexts(row)
    if (own.length > 0 && !this.header && this.isNextPage()) this.goOn()
    const { header } = this
    const [only = ''] = own
    if (own.length === 0) this.readBlank(row)
    else if (!header) this.readAhead(row, own)
    else if (own.length === 1 && this.isAlone(row, header)) this.readAlone(row, only)
    else if (this.hasNumberOnly(row, header)) this.leave(row, 'empty', '只有序号，没有内容')
    else if (this.above.length > 0 && continuesRow(this.grid, row, header.columns, this.numbered))
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
    const text = own.join(' ')
    const domain = this.finder.exactly(text) || this.finder.within(text)
    if (domain && !this.context.domainCode) this.domain = domain
    const far = this.lines.filter(({ kind }) => kind === 'note' || kind === 'title').length > 20
    this.leave(
      row,
      domain || !far ? 'title' : 'note',
      domain ? '' : own.length > 2 ? '表头以前的内容，没有认出表头时不读取' : '',
    )
  }

  /** One text across the table: a domain's heading, or a note. */
  private readAlone(row: number, text: string): void {
    const domain = NOTE.test(text) ? '' : this.finder.exactly(text.replace(SECTION, '')) || this.finder.within(text)
    if (!domain) {
      this.leave(row, 'note', '')
      return
    }
    this.domain = domain
    this.above = []
    const name = this.context.domains.find(({ code }) => code === domain)?.name
    this.leave(row, 'title', `以下属于“${name}”领域`)
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
    const target = [...this.lines].reverse().find(({ kind }) => kind === 'row')
    if (!target) {
      this.readRow(row, header)
      return
    }
    const fields: string[] = []
    for (const { index, head } of header.columns) {
      const own = this.grid.own(row, index)
      if (!own) continue
      this.above[index] = joined(this.above[index] ?? '', own)
      fields.push(head)
    }
    const understood = this.understand(header, this.above, [])
    const line = this.table.lines[row] ?? row + 1
    target.fields = understood.fields
    target.domainCode = understood.domainCode
    target.doubts = [
      ...understood.doubts,
      refuse(
        'read.joined',
        this.fieldOf(header, fields[0] ?? ''),
        `第 ${line} 行并入这一行（${fields.join('、')}），请核对拼接处`,
      ),
    ]
    target.source = this.source(header, this.above)
    this.leave(row, 'continued', '并入上一行')
  }

  private fieldOf({ columns }: Header, head: string): string {
    return columns.find((column) => column.head === head)?.meaning.split(':')[0] ?? 'content'
  }

  private readRow(row: number, header: Header): void {
    const doubts: Refusal[] = []
    const sameItem = this.above.length > 0
    const texts: string[] = []
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
      const field = meaning.split(':')[0] ?? ''
      const label = FIELD_LABELS[field as EntryField] ?? head
      if (lost) doubts.push(refuse('read.ditto', field, `“${label}”写的是“同上”，上面没有内容可以沿用`))
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
    const { fields, domainCode, doubts: more } = this.understand(header, texts, doubts, row)
    this.push(row, 'row', '', this.source(header, texts), { fields, domainCode, doubts: more })
  }

  private ownOf(row: number, { columns }: Header, meaning: string): string {
    const column = columns.find((each) => each.meaning === meaning)
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

  /** The row's texts as fields. */
  private understand(header: Header, texts: readonly string[], doubts: Refusal[], row = -1) {
    const fields: EntryFields = structured()
    const of = (meaning: string) => {
      const column = header.columns.find((each) => each.meaning === meaning)
      return column ? (texts[column.index] ?? '') : ''
    }
    for (const level of ITEM_LEVELS) fields[level] = oneLine(of(level))
    fields.content = of('content')
    const bases = readBases(of('bases'))
    const subjects = readSubjects(of('subjects'))
    fields.bases = bases.bases
    fields.subjects = subjects.subjects
    fields.timeLimit = of('timeLimit')
    doubts.push(
      ...bases.doubts,
      ...limitDoubts(fields.timeLimit),
      ...subjects.doubts,
      ...foreignSubjects(fields.subjects, this.context.organisationName),
    )
    readStages(header, texts, fields, doubts)
    readChannelColumns(header, texts, fields, doubts)
    readAudiences(header, texts, fields, doubts, this.grid, row)
    readTickGroup('ways', WAYS, header, texts, fields, doubts, this.grid, row)
    readTickGroup('levels', LEVELS, header, texts, fields, doubts, this.grid, row)
    const named = of('domain')
    const domain = named ? this.finder.exactly(named) || this.finder.within(named) : ''
    if (named && !domain) doubts.push(refuse('read.domain', 'domain', `不认识的领域“${named}”，请选择试点领域`))
    const order = Object.keys(FIELD_LABELS)
    doubts.sort((one, other) => order.indexOf(one.at) - order.indexOf(other.at))
    return { fields, domainCode: domain || this.domain, doubts }
  }

  private ownTexts(row: number): string[] {
    const texts: string[] = []
    for (let column = 0; column < this.grid.columns; column++) {
      const text = this.grid.own(row, column)
      if (text) texts.push(text)
    }
    return texts
  }

  private leave(row: number, kind: ReadLine['kind'], said: string): void {
    const source = (this.table.rows[row] ?? []).flatMap((text) => (text ? [{ head: '', text }] : []))
    this.push(row, kind, said, source, { fields: null, domainCode: '', doubts: [] })
  }

  private push(
    row: number,
    kind: ReadLine['kind'],
    said: string,
    source: ReadLine['source'],
    understood: Pick<ReadLine, 'fields' | 'domainCode' | 'doubts'>,
  ) {
    this.lines.push({
      table: this.index,
      line: this.table.lines[row] ?? row + 1,
      kind,
      said,
      source,
      faults: [],
      ...understood,
    })
  }
}

const structured = (): EntryFields => ({
  ...EMPTY_ENTRY,
  stages: [],
  bases: [],
  subjects: [],
  channels: [],
  audiences: [],
  ways: [],
  levels: [],
})

/** Names are one line, wherever the cell broke them. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, '')

function limitDoubts(text: string): Refusal[] {
  if (!text) return []
  const unclear = understandTimeLimit(text).flatMap((limit) => (limit.kind === 'asWritten' ? [limit.text] : []))
  return [
    ...timeLimitIssues(text).filter(({ code }) => code === 'time-limit.too-long'),
    ...(unclear.length > 0
      ? [refuse('read.limit', 'timeLimit', `没有读懂时限“${unclear.join('；')}”，按原文保留`)]
      : []),
  ]
}
