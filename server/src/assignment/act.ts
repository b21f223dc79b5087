import type { DataSource, EntityManager } from 'typeorm'

/**
 * One act, one transaction. On MySQL it reads what is committed when it asks: an act that waited for the lock of another
 * decides upon what that one left, not upon what stood when it began to wait. SQLite's come one after another anyway.
 */
export function act<T>(dataSource: DataSource, run: (tx: EntityManager) => Promise<T>): Promise<T> {
  const { manager, options } = dataSource
  return options.type === 'mysql' ? manager.transaction('READ COMMITTED', run) : manager.transaction(run)
}
