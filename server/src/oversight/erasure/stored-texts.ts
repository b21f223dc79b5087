import type { EntityManager } from 'typeorm'
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js'
import { breathe } from '../../platform/breathe.js'
import { StoredJson } from '../../platform/database/stored-json.js'
import { ERASED_COLUMNS } from './erased-columns.js'

/** Words narrower than this hold no sentence. */
export const NARROWEST = 60
/** Rows of one statement: some of them are big. */
const ROWS_AT_ONCE = 50

/** Every column that is wide enough for words or keeps JSON, as table.column. */
export function wideColumns({ entityMetadatas }: EntityManager['dataSource']): Map<string, ColumnMetadata> {
  const wide = entityMetadatas
    .flatMap(({ columns }) => columns)
    .filter(
      ({ type, length, transformer }) =>
        transformer instanceof StoredJson || (type === 'varchar' && Number(length) >= NARROWEST),
    )
  return new Map(wide.map((column) => [`${column.entityMetadata.tableName}.${column.databaseName}`, column]))
}

/** Given every stored text, what becomes of it; the same text where nothing does. */
export type Rewrite = (text: string) => string

/**
 * Goes through the columns of ERASED_COLUMNS that hold one of the texts looked for, past all readers: what an older release wrote too.
 *
 * @returns how many rows were rewritten, and how many rows that others mend hold it
 */
export async function rewriteStoredTexts(
  tx: EntityManager,
  lookedFor: readonly string[],
  rewrite: Rewrite,
): Promise<{ rewritten: number; left: number }> {
  const columns = wideColumns(tx.dataSource)
  const count = { rewritten: 0, left: 0 }
  for (const [name, [reach]] of Object.entries(ERASED_COLUMNS)) {
    const column = columns.get(name)
    if (!column || reach === 'none') continue
    const changed = await ofColumn(tx, column, lookedFor, rewrite, reach === 'erased')
    count[reach === 'erased' ? 'rewritten' : 'left'] += changed
  }
  return count
}

async function ofColumn(
  tx: EntityManager,
  column: ColumnMetadata,
  lookedFor: readonly string[],
  rewrite: Rewrite,
  write: boolean,
): Promise<number> {
  const quoted = (text: string) => tx.dataSource.driver.escape(text)
  const { tableName, primaryColumns } = column.entityMetadata
  const key = primaryColumns.map(({ databaseName }) => databaseName)
  const [table, name] = [quoted(tableName), quoted(column.databaseName)]
  const isJson = column.transformer instanceof StoredJson
  const wanted = lookedFor.map((text) => (isJson ? JSON.stringify(text).slice(1, -1) : text))
  const where = wanted.map(() => `INSTR(${name}, ?) > 0`).join(' OR ')
  // The keys first: rewritten rows are not to shift those after them.
  const keys: Record<string, unknown>[] = await tx.query(
    `SELECT ${key.map(quoted).join(', ')} FROM ${table} WHERE ${where}`,
    wanted,
  )
  let changed = 0
  for (const [index, row] of keys.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await breathe()
    const itsKey = key.map((part) => row[part])
    const own = key.map((part) => `${quoted(part)} = ?`).join(' AND ')
    const [found] = await tx.query(`SELECT ${name} AS stored FROM ${table} WHERE ${own}`, itsKey)
    const before = String(found?.stored ?? '')
    const after = isJson ? rewrittenJson(before, rewrite) : fitting(rewrite(before), Number(column.length))
    if (after === before) continue
    changed++
    if (write) await tx.query(`UPDATE ${table} SET ${name} = ? WHERE ${own}`, [after, ...itsKey])
  }
  return changed
}

/** A mark may be longer than what it stands for: then the end of the text gives way. */
const fitting = (text: string, length: number) =>
  [...text].length <= length ? text : [...text].slice(0, length).join('')

function rewrittenJson(stored: string, rewrite: Rewrite): string {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return rewrite(value)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, walk(held)]))
  }
  return JSON.stringify(walk(JSON.parse(stored)))
}
