import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { unreadable } from '../../../platform/files/package/unreadable.js'
import type { ReadingLimits } from './limits.js'
import { cleanText, Spent, TableMaker } from './table-maker.js'

/** How a cell stands to those above and below it. */
type Joins = 'starts' | 'goes on' | null

/** Puts together the tables of a docx as its XML is walked; what lies within a cell's own table is that cell's text. */
export class DocumentTables {
  readonly tables: SourceTable[] = []
  private readonly spent: Spent
  private before: string[] = []
  private depth = 0
  private text = ''
  private table: TableMaker | null = null
  private line = -1
  private column = 0
  private span = 1
  private joins: Joins = null
  /** cells that reach down, by their first column */
  private reaching = new Map<number, { top: number; right: number }>()

  constructor(private readonly limits: ReadingLimits) {
    this.spent = new Spent(limits)
  }

  openTable(): void {
    this.depth++
    if (this.depth > 1) return
    this.table = new TableMaker('', this.before, this.limits)
    this.line = -1
    this.reaching = new Map()
  }

  openLine(): void {
    if (this.depth !== 1) return
    this.line++
    this.column = 0
    if (this.line > this.limits.lines)
      unreadable('import.long', `表格超过 ${this.limits.lines.toLocaleString('en-US')} 行，请拆成几个文件`)
  }

  /** Columns that the line leaves out before its first cell. */
  skip(columns: number): void {
    if (this.depth === 1) this.column += columns
  }

  openCell(): void {
    if (this.depth !== 1) return
    this.text = ''
    this.span = 1
    this.joins = null
  }

  spanCell(columns: number): void {
    if (this.depth === 1) this.span = columns
  }

  joinCell(joins: Joins): void {
    if (this.depth === 1) this.joins = joins
  }

  get textLength(): number {
    return this.text.length
  }

  add(text: string): void {
    this.text += text
  }

  /** Outside of tables a paragraph stands before the next one. */
  endParagraph(): void {
    if (this.depth > 0) {
      this.text += '\n'
      return
    }
    const paragraph = cleanText(this.text)
    if (paragraph) this.before.push(paragraph)
    this.text = ''
  }

  endCell(): void {
    if (this.depth !== 1) return
    const right = this.column + this.span - 1
    // Word hides what stands in a cell that is covered; it is not shown here either.
    const covered = this.joins === 'goes on' && this.reaching.has(this.column)
    if (!covered) {
      this.endReach(this.column, this.line - 1)
      this.table?.set(this.line, this.column, this.text)
      if (this.joins === 'starts') this.reaching.set(this.column, { top: this.line, right })
      else this.table?.merge({ top: this.line, left: this.column, bottom: this.line, right })
    }
    this.column = right + 1
    this.text = ''
  }

  endTable(): void {
    this.depth--
    if (this.depth !== 0) return
    for (const left of [...this.reaching.keys()]) this.endReach(left, this.line)
    const made = this.table?.make()
    if (made) {
      this.spent.take(made)
      this.tables.push(made)
      this.before = []
    }
    this.table = null
  }

  private endReach(left: number, bottom: number): void {
    const reach = this.reaching.get(left)
    if (!reach) return
    this.table?.merge({ top: reach.top, left, bottom, right: reach.right })
    this.reaching.delete(left)
  }
}
