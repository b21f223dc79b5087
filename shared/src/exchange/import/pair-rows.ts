/** A row of a table, and what stands under the same names already; `null`: nothing that another row has not taken. */
export interface Pair<Row, Held> {
  row: Row
  held: Held | null
  /** an earlier row of the table has the same names, and this one is not simply what stands already */ again: boolean
  /** an earlier row says the very same */ repeats: boolean
}

/**
 * Rows of the same names and what stands under these names: each row is paired with what it would leave as it is, the others
 * in order with what is left. `keyOf` is the same for rows that say the same. So a table that lists two items of one name finds both of them again.
 */
export function pairRows<Row, Held>(
  rows: readonly Row[],
  held: readonly Held[],
  leavesAsItIs: (row: Row, held: Held) => boolean,
  keyOf: (row: Row) => string,
): Pair<Row, Held>[] {
  const left = [...held]
  const take = (index: number) => (index >= 0 ? (left.splice(index, 1)[0] ?? null) : null)
  const exact = rows.map((row) => take(left.findIndex((held) => leavesAsItIs(row, held))))
  const earlier = new Set<string>()
  return rows.map((row, index) => {
    const key = keyOf(row)
    const repeated = earlier.has(key)
    earlier.add(key)
    const found = exact[index] ?? null
    return {
      row,
      held: found ?? take(left.length > 0 ? 0 : -1),
      again: index > 0 && found === null,
      repeats: repeated && found === null,
    }
  })
}
