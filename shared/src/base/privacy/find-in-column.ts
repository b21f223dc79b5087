import { findPersonalData } from './find-personal-data.js'
import { type PersonalFinding, type PersonalKind, personalKindLabel, type TextContext } from './personal-data.js'

/** One kind of 个人信息 in a column of a table. */
export interface ColumnFinding {
  kind: PersonalKind
  gravity: 'block' | 'ask'
  /** how many, over all rows */ count: number
  /** the rows, by their place in `values` */ rows: number[]
  findings: { row: number; finding: PersonalFinding }[]
  /** most filled cells hold it: one doubt for the column instead of one a cell */ whole: boolean
  /** 整列疑似身份证号：214处 */ text: string
}

/** The 个人信息 of a column, kind by kind, for one question to the whole of it (import). `beside` is a row's other cells. */
export function findInColumn(
  head: string,
  values: readonly string[],
  context: { beside?: (row: number) => string; official?: TextContext['official'] } = {},
): ColumnFinding[] {
  const kinds = new Map<PersonalKind, ColumnFinding>()
  let filled = 0
  for (const [row, value] of values.entries()) {
    if (!value.trim()) continue
    filled++
    for (const finding of findPersonalData(value, {
      head,
      beside: context.beside?.(row),
      official: context.official,
    })) {
      if (finding.gravity === 'note') continue
      const { kind, gravity } = finding
      const known = kinds.get(kind) ?? { kind, gravity, count: 0, rows: [], findings: [], whole: false, text: '' }
      kinds.set(kind, known)
      if (gravity === 'block') known.gravity = 'block'
      known.count++
      if (known.rows[known.rows.length - 1] !== row) known.rows.push(row)
      known.findings.push({ row, finding })
    }
  }
  return [...kinds.values()].map((column) => {
    const whole = column.rows.length >= 3 && column.rows.length * 2 >= filled
    const text = `${whole ? '整列疑似' : '有'}${personalKindLabel(column.kind)}：${column.count}处`
    return { ...column, whole, text }
  })
}
