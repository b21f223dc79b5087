import type { MatterRow } from './read-matter-rows.js'

const HEADER = /编码|事项名称|序号/

/**
 * Two columns copied from a spreadsheet, code and name (in either order, a serial number before them is left out), as the
 * rows of an import. A header line and empty lines are no rows; a line with one column only keeps what it has, so that the
 * import names its fault.
 */
export function pasteMatterRows(text: string): MatterRow[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const [first = ''] = lines
  const rows = HEADER.test(first) && cellsOf(first).every((cell) => !/\d/.test(cell)) ? lines.slice(1) : lines
  return rows.map((line) => {
    const cells = cellsOf(line)
    const [one = '', two = ''] = cells.length > 2 && /^\d+$/.test(cells[0] ?? '') ? cells.slice(1) : cells
    return isName(one) && !isName(two) ? { code: two, name: one } : { code: one, name: two }
  })
}

/** A table copied from a spreadsheet is parted by tabs; typed by hand, by commas or wide blanks. */
function cellsOf(line: string): string[] {
  const cells = line.includes('\t') ? line.split('\t') : line.split(/[,，]| {2,}/)
  return cells.map((cell) => cell.trim())
}

/** Names are words; a code has figures or is Latin letters. */
const isName = (cell: string) => cell !== '' && !/[0-9A-Za-z]/.test(cell)
