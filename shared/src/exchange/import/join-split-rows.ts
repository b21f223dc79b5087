import type { Column } from './find-header.js'
import type { Grid } from './grid.js'

const WEIGHTY = new Set(['content', 'bases', 'timeLimit', 'subjects', 'channels'])
const NAMES = new Set(['level1', 'level2', 'level3'])
/** The words that begin a new line, and the signs that end one. */
const BEGINS =
  /^(?:[■□▄▲◆√☑《<〈①-⑳]|\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]{1,3}、|第[\d一二三四五六七八九十百]+条)/
const ENDS = /[。；;：:\n]$/

/**
 * Whether a line goes on with the row above: a page's end or a hand cut its cells in two. It has no number where the others
 * have one, and says too little to be a row, or ends a 《 of the row above.
 *
 * @param above what the row above says, by column
 */
export function continuesRow(
  grid: Grid,
  row: number,
  columns: readonly Column[],
  numbered: boolean,
  above: readonly string[],
): boolean {
  const number = columns.find(({ meaning }) => meaning === 'number')
  if (number && grid.text(row, number.index)) return false
  if (columns.some(({ index, meaning }) => meaning === 'domain' && grid.own(row, index))) return false
  let weighty = 0
  let names = 0
  let ticks = 0
  for (const { index, meaning } of columns) {
    const own = grid.own(row, index)
    if (WEIGHTY.has(meaning) && grid.text(row, index)) weighty++
    // A name that a merged cell above gives is no name of its own.
    if (NAMES.has(meaning) && own) names++
    if (meaning.includes(':') && own) ticks++
  }
  if (names === 0 && grid.merge(row, columns.find(({ meaning }) => meaning === 'level2')?.index ?? -1)) return false
  if (names === 0) return numbered ? ticks === 0 || weighty < 3 : weighty < 2 && ticks === 0
  return (
    numbered &&
    ticks === 0 &&
    (weighty < 2 || columns.some(({ index }) => ends(above[index] ?? '', grid.own(row, index))))
  )
}

/** …《社会救助暂 | 行办法》 */
const ends = (before: string, after: string): boolean =>
  before.lastIndexOf('《') > before.lastIndexOf('》') &&
  after.includes('》') &&
  !after.slice(0, after.indexOf('》')).includes('《')

/** The two parts of a cell as one: in the next line where one begins or ended, else without a gap. */
export function joined(before: string, after: string): string {
  if (!before || !after) return before || after
  return BEGINS.test(after) || ENDS.test(before) ? `${before}\n${after}` : before + after
}
