import type { Grid } from './grid.js'

const DITTO = /^(?:同上(?:一?[项行栏条])?|同前|〃|″|"|''|同上述)$/

export interface Carried {
  text: string
  /** taken from above without a merged cell that says so: `blank`, or by the word 同上 (`ditto`, which is certain) */
  from: 'own' | 'merged' | 'ditto' | 'blank'
  /** 同上 with nothing above it */ lost: boolean
}

/**
 * What a cell of a column says: its own text, that of the merged cell it belongs to, or what the row above says where it is
 * written 同上. A blank one is blank, unless `carry` and something stands above.
 *
 * @param above what the row above was understood to say in this column
 */
export function carryDown(grid: Grid, row: number, column: number, above: string, carry: boolean): Carried {
  const own = grid.own(row, column)
  if (own && DITTO.test(own.replace(/[\s。.]/g, ''))) return { text: above, from: 'ditto', lost: above === '' }
  if (own) return { text: own, from: 'own', lost: false }
  const merged = grid.text(row, column)
  if (merged && DITTO.test(merged.replace(/[\s。.]/g, ''))) return { text: above, from: 'ditto', lost: above === '' }
  // Left of it is another column's: only what reaches down counts.
  const cover = grid.cover(row, column)
  if (merged && cover && cover.left === column) return { text: merged, from: 'merged', lost: false }
  if (carry && above && !cover) return { text: above, from: 'blank', lost: false }
  return { text: '', from: 'own', lost: false }
}
