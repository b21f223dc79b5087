import type { Merge, SourceTable } from '@gongkai/shared/import/source-table'
import type { ReadingLimits } from './limits.js'
import { unreadable } from './unreadable.js'

/** What all tables of one source cost together. */
export class Spent {
  private lines = 0
  private characters = 0
  constructor(private readonly limits: ReadingLimits) {}

  take(table: SourceTable): void {
    this.lines += table.rows.length
    for (const row of table.rows) for (const text of row) this.characters += text.length
    if (this.lines > this.limits.lines)
      unreadable(
        'import.long',
        `表格有 ${this.lines.toLocaleString('en-US')} 行以上，一次最多 ${this.limits.lines.toLocaleString('en-US')} 行，请拆成几个文件`,
      )
    if (this.characters > this.limits.characters)
      unreadable('import.heavy', '表格里的文字太多，一次读不下，请拆成几个文件')
  }
}

/**
 * Puts one table together from cells that come in any order. Lines and columns count from 0 as in the file; lines before the
 * first and after the last with something in them are no part of the table, nor are empty columns at the end.
 */
export class TableMaker {
  private readonly cells = new Map<number, string[]>()
  private readonly merges: Merge[] = []

  constructor(
    private readonly name: string,
    private readonly before: string[],
    private readonly limits: ReadingLimits,
  ) {}

  set(line: number, column: number, raw: string): void {
    const text = cleanText(raw)
    if (text === '') return
    if (column >= this.limits.columns)
      unreadable('import.wide', `${this.place(line)}有第 ${column + 1} 列，一张表最多 ${this.limits.columns} 列`)
    if (text.length > this.limits.cellCharacters)
      unreadable(
        'import.cell',
        `${this.place(line)}第 ${column + 1} 格有 ${text.length} 个字，一格最多 ${this.limits.cellCharacters} 个字`,
      )
    const row = this.cells.get(line) ?? []
    if (row.length === 0) this.cells.set(line, row)
    row[column] = text
  }

  merge(merge: Merge): void {
    if (merge.bottom > merge.top || merge.right > merge.left) this.merges.push(merge)
  }

  /** null when nothing stands in it */
  make(): SourceTable | null {
    if (this.cells.size === 0) return null
    let first = Number.POSITIVE_INFINITY
    let last = 0
    let width = 0
    for (const [line, row] of this.cells) {
      first = Math.min(first, line)
      last = Math.max(last, line)
      width = Math.max(width, row.length)
    }
    if (last - first >= this.limits.lines)
      unreadable(
        'import.long',
        `${this.name ? `工作表“${this.name}”` : '表格'}从第 ${first + 1} 行到第 ${last + 1} 行，一次最多 ${this.limits.lines.toLocaleString('en-US')} 行；中间若是空行，请先删去`,
      )
    const rows: string[][] = []
    for (let line = first; line <= last; line++) {
      const row = this.cells.get(line)
      rows.push(Array.from({ length: width }, (_, column) => row?.[column] ?? ''))
    }
    return {
      name: this.name,
      before: this.before,
      rows,
      lines: rows.map((_, at) => first + at + 1),
      merges: this.merges
        .map(({ top, left, bottom, right }) => ({
          top: top - first,
          left,
          bottom: Math.min(bottom, last) - first,
          right: Math.min(right, width - 1),
        }))
        .filter(
          ({ top, left, bottom, right }) =>
            top >= 0 && left <= right && top <= bottom && (top < bottom || left < right),
        ),
    }
  }

  private place(line: number): string {
    return this.name ? `工作表“${this.name}”第 ${line + 1} 行` : `表格第 ${line + 1} 行`
  }
}

/** What cannot be seen is not kept: control characters, zero-width ones, blanks around lines. */
export function cleanText(raw: string): string {
  if (raw === '') return ''
  return (
    raw
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028\u2029\ufeff\ufffe\uffff]/g, '')
      .replace(/[\u00a0\t]/g, ' ')
      .replace(/ *\n */g, '\n')
      .trim()
  )
}
