import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import { breathe } from '../breathe.js'
import { chunks } from './chunks.js'

/** A statement holds so many rows and characters at most, so that nobody waits long for it; a packet of MySQL holds several times that. */
const MOST_ROWS = 2000
const MOST_CHARACTERS = 800_000
/** For statements in which each row binds a parameter. */
const MOST_PARAMETERS = 999

type Cell = string | number | Date | null

/**
 * Inserts rows by the hundred thousand, whose ids nobody asks for: one parameter for each piece of them. All rows have the same
 * properties, which are texts, whole numbers, times, null or JSON columns.
 */
export async function insertMany<Entity extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Entity>,
  rows: Iterable<Partial<Entity>>,
): Promise<void> {
  const { tableName, columns } = tx.dataSource.getMetadata(entity)
  const { driver } = tx.dataSource
  let written: typeof columns = []
  let piece: Cell[][] = []
  let characters = 0
  const flush = async () => {
    if (piece.length === 0) return
    const names = written.map(({ databaseName }) => driver.escape(databaseName)).join(', ')
    const into = `INSERT INTO ${driver.escape(tableName)} (${names})`
    if (tx.dataSource.options.type === 'mysql') await tx.query(`${into} VALUES ?`, [piece])
    else {
      const cells = written.map((_, index) => `value ->> '$[${index}]'`).join(', ')
      await tx.query(`${into} SELECT ${cells} FROM json_each(?)`, [JSON.stringify(piece)])
    }
    piece = []
    characters = 0
    await breathe()
  }
  for (const row of rows) {
    if (written.length === 0) written = columns.filter(({ propertyName }) => propertyName in row)
    const cells = written.map((column): Cell => driver.preparePersistentValue(row[column.propertyName], column))
    piece.push(cells)
    for (const cell of cells) characters += typeof cell === 'string' ? cell.length : 8
    if (piece.length >= MOST_ROWS || characters >= MOST_CHARACTERS) await flush()
  }
  await flush()
}

/** Sets a text of many rows, to each its own: rows by id. */
export async function setEach<Entity extends ObjectLiteral>(
  tx: EntityManager,
  entity: EntityTarget<Entity>,
  property: keyof Entity & string,
  values: readonly { id: number; value: string }[],
): Promise<void> {
  const { tableName, columns } = tx.dataSource.getMetadata(entity)
  const { driver } = tx.dataSource
  const column = columns.find(({ propertyName }) => propertyName === property)
  if (!column) throw new Error(`${tableName} has no ${property}`)
  for (const some of chunks(values, MOST_PARAMETERS)) {
    // The ids are whole numbers, written out so that each row binds one parameter.
    const ids = some.map(({ id }) => Math.trunc(id))
    const item = ids.map((id) => `WHEN ${id} THEN ?`).join(' ')
    await tx.query(
      `UPDATE ${driver.escape(tableName)} SET ${driver.escape(column.databaseName)} = CASE id ${item} END WHERE id IN (${ids.join()})`,
      some.map(({ value }) => value),
    )
    await breathe()
  }
}
