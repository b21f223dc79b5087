import type { Merge, SourceTable } from './source-table.js'

/** A table's cells with what merged cells say wherever they reach. */
export interface Grid {
  rows: number
  columns: number
  /** the cell's own text */ own(row: number, column: number): string
  /** the same, or what the merged cell that covers it says */ text(row: number, column: number): string
  /** the merged cell that covers it from above or from the left; none for the cell where it begins */
  cover(row: number, column: number): Merge | undefined
  /** the merged cell it belongs to, its beginning included */ merge(row: number, column: number): Merge | undefined
}

export function gridOf({ rows, merges }: SourceTable): Grid {
  const columns = rows[0]?.length ?? 0
  /** by cell, 1 + the index of its merged cell: one that reaches over the whole table costs as good as nothing */
  const covers = new Int32Array(merges.length > 0 ? rows.length * columns : 0)
  for (const [index, { top, left, bottom, right }] of merges.entries())
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row++)
      covers.fill(index + 1, row * columns + left, row * columns + Math.min(right, columns - 1) + 1)
  const own = (row: number, column: number) => rows[row]?.[column] ?? ''
  const merge = (row: number, column: number) =>
    row < 0 || column < 0 || column >= columns ? undefined : merges[(covers[row * columns + column] ?? 0) - 1]
  const cover = (row: number, column: number) => {
    const found = merge(row, column)
    return found && (found.top !== row || found.left !== column) ? found : undefined
  }
  return {
    rows: rows.length,
    columns,
    own,
    merge,
    cover,
    text: (row, column) => {
      const found = cover(row, column)
      // Some programs leave a text under a merged cell; the cell's own text comes first.
      return own(row, column) || (found ? own(found.top, found.left) : '')
    },
  }
}
