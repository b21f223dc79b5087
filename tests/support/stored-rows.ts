import { StoredJson } from '@gongkai/server/platform/database/stored-json'
import { Damaged, type Shape } from '@gongkai/shared/base/shape'
import type { DataSource } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata'

/** Every column that keeps JSON, with the shape that reads it. */
export function jsonColumns({ entityMetadatas }: DataSource): { column: ColumnMetadata; shape: Shape<unknown> }[] {
  return entityMetadatas.flatMap(({ columns }) =>
    columns.flatMap((column) => {
      const reader = column.transformer
      return reader instanceof StoredJson ? [{ column, shape: reader.shape }] : []
    }),
  )
}

/** Rewrites every stored JSON as another release would have written it, past all readers. */
export async function rewriteStored(
  dataSource: DataSource,
  another: (stored: unknown, shape: Shape<unknown>, column: ColumnMetadata) => unknown,
): Promise<number> {
  const { driver } = dataSource
  const quoted = (name: string) => driver.escape(name)
  let rewritten = 0
  await dataSource.transaction(async (tx) => {
    for (const { column, shape } of jsonColumns(dataSource)) {
      const { tableName, primaryColumns } = column.entityMetadata
      const keys = primaryColumns.map(({ databaseName }) => databaseName)
      const [name, table] = [quoted(column.databaseName), quoted(tableName)]
      const rows: Record<string, unknown>[] = await tx.query(
        `SELECT ${[...keys.map(quoted), name].join(', ')} FROM ${table} WHERE ${name} IS NOT NULL`,
      )
      const where = keys.map((key) => `${quoted(key)} = ?`).join(' AND ')
      for (const row of rows) {
        const before = String(row[column.databaseName])
        const after = JSON.stringify(another(JSON.parse(before), shape, column))
        if (after === before) continue
        await tx.query(`UPDATE ${table} SET ${name} = ? WHERE ${where}`, [after, ...keys.map((key) => row[key])])
        rewritten++
      }
    }
  })
  return rewritten
}

/** Without the fields that an older release may not have written: all that the shape can do without, or the empty ones of them. */
export function without(which: 'all' | 'empty') {
  return (stored: unknown, shape: Shape<unknown>): unknown => {
    const root = structuredClone({ stored })
    const whole = 'whole' in shape ? (shape.whole as Shape<unknown>) : shape
    const readable = () => {
      try {
        whole.read(structuredClone(root.stored))
        return true
      } catch (fault) {
        if (fault instanceof Damaged) return false
        throw fault
      }
    }
    const isEmpty = (value: unknown) => value === '' || value === null || (Array.isArray(value) && value.length === 0)
    const strip = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (!Array.isArray(value)) {
        const object = value as Record<string, unknown>
        for (const [name, held] of Object.entries(object)) {
          if (which === 'empty' && !isEmpty(held)) continue
          delete object[name]
          if (!readable()) object[name] = held
        }
      }
      for (const held of Object.values(value)) strip(held)
    }
    strip(root.stored)
    return root.stored
  }
}

/** With a field that only a newer release knows, in every object. */
export function withUnknown(canary: string) {
  const add = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(add)
    if (typeof value !== 'object' || value === null) return value
    return { ...Object.fromEntries(Object.entries(value).map(([name, held]) => [name, add(held)])), beyond: canary }
  }
  return add
}
