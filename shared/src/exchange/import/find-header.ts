import type { Grid } from './grid.js'
import { isLegendOfMust, type Meaning, meaningOf } from './heads.js'

export interface Column {
  index: number
  meaning: Meaning
  /** the words of its heads, from the top */ head: string
}
export interface Header {
  /** first and last line of it, indexes */ top: number
  bottom: number
  columns: Column[]
  /** its ■ marks what must be published there, not what was chosen */ must: boolean
}

const MOST_LINES = 3
/** So many columns make a header; a row of data says at most one of these words in a cell of its own. */
const FEWEST = 3

/** The header that begins in this row, if one does: one to three lines, read together from the top down. */
export function headerAt(grid: Grid, top: number): Header | null {
  if (recognised(grid, top) < FEWEST) return null
  let bottom = top
  for (let row = top + 1; row < Math.min(grid.rows, top + MOST_LINES); row++) {
    if (goesOn(grid, top, row)) bottom = row
    else if (!isBlank(grid, row)) break
  }
  const columns = columnsOf(grid, top, bottom)
  const known = new Set(columns.map(({ meaning }) => meaning))
  const named = ['level1', 'level2', 'level3'].some((name) => known.has(name))
  if (!named || !['content', 'bases', 'timeLimit', 'subjects', 'channels'].some((field) => known.has(field)))
    return null
  return { top, bottom, columns, must: isLegendOfMust(columns.map(({ head }) => head).join('\n')) }
}

/** Cells of their own in this row that are called as a column of a catalogue is. */
function recognised(grid: Grid, row: number): number {
  let count = 0
  for (let column = 0; column < grid.columns; column++)
    if (grid.own(row, column).length < 60 && meaningOf(grid.own(row, column))) count++
  return count
}

/** Heads that are merged over two lines leave the second one blank. */
function isBlank(grid: Grid, row: number): boolean {
  for (let column = 0; column < grid.columns; column++) if (grid.own(row, column)) return false
  return true
}

/** A further line of heads: of what stands in it by itself, at least half are heads under the ones above. */
function goesOn(grid: Grid, top: number, row: number): boolean {
  let heads = 0
  let others = 0
  for (let column = 0; column < grid.columns; column++) {
    const text = grid.own(row, column)
    if (!text) continue
    if (text.length < 30 && meaningOf(text, groupAt(grid, top, row, column))) heads++
    else others++
  }
  return heads > 0 && heads >= others
}

/** The meaning that the heads above this cell give it. */
function groupAt(grid: Grid, top: number, row: number, column: number): Meaning {
  for (let above = row - 1; above >= top; above--) {
    const meaning = meaningOf(headText(grid, above, column))
    if (meaning) return meaning
  }
  return ''
}

/** A head that spans columns by a merge, or by leaving the cells beside it blank under nothing of their own. */
function headText(grid: Grid, row: number, column: number): string {
  const text = grid.text(row, column)
  if (text || grid.merge(row, column)) return text
  for (let left = column - 1; left >= 0; left--) {
    const beside = grid.text(row, left)
    if (beside) return GROUPS.has(meaningOf(beside)) ? beside : ''
  }
  return ''
}
const GROUPS = new Set(['item', 'audiences', 'ways', 'levels', 'stages', 'channels'])
const ITEM_LEVELS = ['level1', 'level2', 'level3'] as const

function columnsOf(grid: Grid, top: number, bottom: number): Column[] {
  const columns = Array.from({ length: grid.columns }, (_, index): Column => {
    const heads: string[] = []
    let meaning = ''
    for (let row = top; row <= bottom; row++) {
      const text = row < bottom ? headText(grid, row, index) : grid.text(row, index)
      if (text && text !== heads.at(-1)) heads.push(text)
      meaning = meaningOf(text, meaning.split(':')[0]) || meaning
    }
    return { index, meaning: meaning || (heads.length > 0 ? 'extra' : ''), head: heads.join(' · ').replace(/\n/g, '') }
  })
  return withoutTwins(withItemLevels(columns))
}

/** 公开事项 over two or three columns without heads of their own: they are the levels in their order. */
function withItemLevels(columns: Column[]): Column[] {
  const free = ITEM_LEVELS.filter((level) => !columns.some(({ meaning }) => meaning === level))
  return columns.map((column) => (column.meaning === 'item' ? { ...column, meaning: free.shift() ?? 'extra' } : column))
}

/** A field in two columns: the first is the field, the other is kept as it stands. */
function withoutTwins(columns: Column[]): Column[] {
  const seen = new Set<Meaning>()
  return columns.map((column) => {
    if (
      column.meaning === 'extra' ||
      column.meaning === '' ||
      column.meaning === 'levels:town' ||
      column.meaning === 'levels:above'
    )
      return column
    if (seen.has(column.meaning)) return { ...column, meaning: 'extra' }
    seen.add(column.meaning)
    return column
  })
}
