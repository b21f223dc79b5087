import { findPersonalData } from './find-personal-data.js'
import type { PersonalKind } from './personal-data.js'

/** A column of a table that holds one kind of 个人信息; `rows` are indexes into its values. */
export interface ColumnFinding {
  kind: PersonalKind
  count: number
  rows: number[]
}

/** So much of a column's filled cells make it a column of that kind. */
const SHARE = 0.5
const FEWEST = 3

/** The kind of 个人信息 that a whole column holds (“整列疑似身份证号：214 处”), null where it holds none. */
export function findInColumn(head: string, values: readonly string[]): ColumnFinding | null {
  const rowsOf = new Map<PersonalKind, number[]>()
  let filled = 0
  for (const [row, text] of values.entries()) {
    if (!text) continue
    filled++
    for (const kind of new Set(findPersonalData(text, { head }).map((finding) => finding.kind)))
      rowsOf.set(kind, [...(rowsOf.get(kind) ?? []), row])
  }
  for (const [kind, rows] of rowsOf)
    if (rows.length >= FEWEST && rows.length >= filled * SHARE) return { kind, count: rows.length, rows }
  return null
}
