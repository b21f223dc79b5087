import type { Merge, SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { unreadable } from '../../../platform/files/package/unreadable.js'
import type { ReadingLimits } from './limits.js'

/** The costs of all tables of one source together. */
export class Spent {
  private lines = 0
  private characters = 0
  private tables = 0
  constructor(private readonly limits: ReadingLimits) {}

  take(table: SourceTable): void {
    this.lines += table.rows.length
    for (const row of table.rows) for (const text of row) this.characters += text.length
    if (this.lines > this.limits.lines)
      unreadable(
        'import.long',
        `表格有 ${many(this.lines)} 行以上，一次最多 ${many(this.limits.lines)} 行，请拆成几个文件`,
      )
    if (this.characters > this.limits.characters) tooMuchText(this.limits)
    if (++this.tables > this.limits.tables)
      unreadable('import.long', `这个文件里有 ${many(this.limits.tables)} 张以上表格，请拆成几个文件`)
  }
}

/**
 * Puts one table together from cells that come in any order. Lines and columns count from 0 as in the file; lines before the
 * first and after the last with something in them are no part of the table, nor are empty columns at the end.
 */
export class TableMaker {
  private readonly cells = new Map<number, string[]>()
  private readonly merges: Merge[] = []
  private characters = 0

  constructor(
    private readonly name: string,
    private readonly before: string[],
    private readonly limits: ReadingLimits,
  ) {}

  set(line: number, column: number, raw: string): void {
    // Ten times the bound is no text that blanks and signs nobody sees made longer; the cleaning is spared it.
    if (raw.length > 10 * this.limits.cellCharacters) this.refuseCell(line, column, raw.length)
    const text = cleanText(raw)
    if (text === '') return
    if (!Number.isSafeInteger(line) || line < 0 || !Number.isSafeInteger(column) || column < 0)
      unreadable('import.broken', '这个文件里有单元格的位置写错了，请重新打开并另存一次后再导入')
    if (column >= this.limits.columns)
      unreadable('import.wide', `${this.place(line)}有第 ${column + 1} 列，一张表最多 ${this.limits.columns} 列`)
    if (text.length > this.limits.cellCharacters) this.refuseCell(line, column, text.length)
    this.characters += text.length
    if (this.characters > this.limits.characters) tooMuchText(this.limits)
    const row = this.cells.get(line) ?? []
    if (row.length === 0) this.cells.set(line, row)
    if (this.cells.size > this.limits.lines)
      unreadable('import.long', `${this.called()}超过 ${many(this.limits.lines)} 行，请拆成几个文件`)
    row[column] = text
  }

  /** A merge that reaches beyond the table's cells costs no more than the table. */
  merge(merge: Merge): void {
    if (merge.bottom <= merge.top && merge.right <= merge.left) return
    this.merges.push(merge)
    if (this.merges.length > this.limits.merges)
      unreadable(
        'import.merges',
        `${this.called()}有 ${many(this.limits.merges)} 处以上合并单元格，请取消合并，或把表格复制到新文件后再导入`,
      )
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
        `${this.called()}从第 ${first + 1} 行到第 ${last + 1} 行，一次最多 ${many(this.limits.lines)} 行；中间若是空行，请先删去`,
      )
    const rows: string[][] = []
    for (let line = first; line <= last; line++) {
      const row = this.cells.get(line)
      rows.push(Array.from({ length: width }, (_, column) => row?.[column] ?? ''))
    }
    const merges = this.merges
      .map(({ top, left, bottom, right }) => ({
        top: top - first,
        left,
        bottom: Math.min(bottom, last) - first,
        right: Math.min(right, width - 1),
      }))
      .filter(
        ({ top, left, bottom, right }) =>
          top >= 0 && left >= 0 && left <= right && top <= bottom && (top < bottom || left < right),
      )
    // Merged cells do not overlap: together they cover no more than there is, however many somebody wrote down.
    const covered = merges.reduce(
      (sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1),
      0,
    )
    if (covered > 2 * rows.length * width + SLACK)
      unreadable('import.merges', `${this.called()}的合并单元格互相重叠，请取消合并，或把表格复制到新文件后再导入`)
    return {
      name: this.name,
      before: this.before,
      rows,
      lines: rows.map((_, at) => first + at + 1),
      merges,
    }
  }

  private refuseCell(line: number, column: number, length: number): never {
    return unreadable(
      'import.cell',
      `${this.place(line)}第 ${column + 1} 格有 ${length} 个字，一格最多 ${this.limits.cellCharacters} 个字，请拆成几格，或删去多余的内容`,
    )
  }

  private called(): string {
    return this.name ? `工作表“${this.name}”` : '表格'
  }

  private place(line: number): string {
    return `${this.called()}第 ${line + 1} 行`
  }
}

/** A few cells' overlap in a small table is a slip. */
const SLACK = 1000

const many = (count: number) => count.toLocaleString('en-US')

function tooMuchText({ characters }: ReadingLimits): never {
  return unreadable('import.heavy', `表格里的文字超过 ${characters / 10_000} 万字，一次读不下，请拆成几个文件`)
}

/** Removes what cannot be seen: control characters, zero-width ones, blanks around lines. Costs as much as the text is long. */
export function cleanText(raw: string): string {
  if (raw === '') return ''
  const text = raw
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u2028\u2029\ufeff\ufffe\uffff]/g, '')
    .replace(/[\u00a0\t]/g, ' ')
  return (text.includes('\n') ? text.split('\n').map(withoutBlanks).join('\n') : text).trim()
}

/** By hand: ` *\n *` as a pattern begins anew at each of many blanks. */
function withoutBlanks(line: string): string {
  let from = 0
  let to = line.length
  while (from < to && line[from] === ' ') from++
  while (to > from && line[to - 1] === ' ') to--
  return line.slice(from, to)
}
