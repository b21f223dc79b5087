/** The first signs by which a spreadsheet takes a cell for a formula, full-width ones included. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠\t\r]/

/** One line of a csv (RFC 4180); a cell that would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly string[]): string {
  return `${cells
    .map((cell) => {
      const safe = FORMULA.test(cell) ? `'${cell}` : cell
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
    })
    .join(',')}\r\n`
}

/** So that Excel reads the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'
