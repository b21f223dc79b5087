import type { ImportRowView } from '@gongkai/shared/exchange/import/import.contract'

type Values = Record<string, string>

/** How rows of a list differ from what each would change; a list lacks nothing that handing in would ask for. */
export function compareValues<Row extends { id: number }>(
  rows: readonly Row[],
  of: (row: Row) => { before: Values; after: Values } | null,
): Map<number, Pick<ImportRowView, 'changes' | 'missing'>> {
  return new Map(
    rows.map((row) => {
      const found = of(row)
      const changes = Object.entries(found?.after ?? {}).flatMap(([column, after]) => {
        const before = found?.before[column] ?? ''
        return before === after ? [] : [{ field: column, before, after }]
      })
      return [row.id, { changes, missing: [] }]
    }),
  )
}
