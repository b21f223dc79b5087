import type { DataSource, EntityManager, EntityTarget, InsertResult, ObjectLiteral } from 'typeorm'
import { chunks } from './chunks.js'

/** Parameters in one statement that writes rows. */
const MOST_PARAMETERS = 900

type Write = (target: EntityTarget<ObjectLiteral>, rows: unknown, ...more: unknown[]) => Promise<InsertResult>
type Save = (...call: unknown[]) => Promise<unknown>

/**
 * Managers that write many rows in portions: TypeORM makes one statement of a list, however long it is, and SQLite takes 32,766
 * parameters, MySQL one packet. It holds for `insert`, `upsert` and `save` of a list, which stay one act of their transaction.
 */
export function writeInPortions(dataSource: DataSource): DataSource {
  const create = dataSource.createEntityManager.bind(dataSource)
  dataSource.createEntityManager = (queryRunner) => portioned(create(queryRunner))
  portioned(dataSource.manager)
  return dataSource
}

function portioned(manager: EntityManager): EntityManager {
  const sizeOf = (target: EntityTarget<ObjectLiteral>) =>
    Math.max(1, Math.floor(MOST_PARAMETERS / manager.dataSource.getMetadata(target).columns.length))
  for (const verb of ['insert', 'upsert'] as const) {
    const write: Write = manager[verb].bind(manager) as never
    const writeAll: Write = async (target, rows, ...more) => {
      if (!Array.isArray(rows) || rows.length <= sizeOf(target)) return write(target, rows, ...more)
      let all: InsertResult | undefined
      for (const some of chunks(rows, sizeOf(target))) {
        const written = await write(target, some, ...more)
        all?.identifiers.push(...written.identifiers)
        all?.generatedMaps.push(...written.generatedMaps)
        all ??= written
      }
      return all as InsertResult
    }
    manager[verb] = writeAll as never
  }
  const save: Save = manager.save.bind(manager) as never
  const saveAll: Save = (...call) => {
    const place = call.findIndex(Array.isArray)
    const rows = call[place] as ObjectLiteral[] | undefined
    const target = place === 1 ? call[0] : rows?.[0]?.constructor
    if (!rows?.length || !target) return save(...call)
    return save(...call.slice(0, place + 1), { ...(call[place + 1] as object), chunk: sizeOf(target as never) })
  }
  manager.save = saveAll as never
  return manager
}
