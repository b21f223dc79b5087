import type { Grid } from './grid.js'

const DITTO = /^[（(]?(?:同上(?:一?[项行栏条])?|同前|〃|″|"|''|同上述)[）)]?$/
/** 同第2项, 同序号1, 同上第一条: a person has to say which one is meant. */
const DITTO_OF = /^[（(]?(?:同(?:第|序号|上第|表)?[\d〇一二三四五六七八九十]{1,4}[项行条号]?)[）)]?$/

export interface Carried {
  text: string
  /** taken from above without a merged cell that says so: `blank`, or by the word 同上 (`ditto`, which is certain) */
  from: 'own' | 'merged' | 'ditto' | 'blank'
  /** 同上 with nothing above it, or with another row than the one above */ lost: boolean
}

/**
 * The words of a cell of a column: its own text, that of the merged cell it belongs to, or for 同上 those of the row above. A blank one is
 * blank, unless `carry` and something stands above.
 *
 * @param above the row above in this column, as it was understood
 */
export function carryDown(grid: Grid, row: number, column: number, above: string, carry: boolean): Carried {
  const own = grid.own(row, column)
  if (own && DITTO.test(own.replace(/[\s。.]/g, ''))) return { text: above, from: 'ditto', lost: above === '' }
  if (own) return { text: own, from: 'own', lost: own.length < 12 && DITTO_OF.test(own.replace(/[\s。.]/g, '')) }
  const merged = grid.text(row, column)
  if (merged && DITTO.test(merged.replace(/[\s。.]/g, ''))) return { text: above, from: 'ditto', lost: above === '' }
  // Left of it is another column's: only what reaches down counts.
  const cover = grid.cover(row, column)
  if (merged && cover && cover.left === column) return { text: merged, from: 'merged', lost: false }
  if (carry && above && !cover) return { text: above, from: 'blank', lost: false }
  return { text: '', from: 'own', lost: false }
}
