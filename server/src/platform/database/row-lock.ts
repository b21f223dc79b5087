import type { EntityManager, FindOneOptions } from 'typeorm'

/** `FOR UPDATE` where the database has it; SQLite needs none, since its transactions come one after another. */
export function rowLock(tx: EntityManager): Pick<FindOneOptions, 'lock'> {
  return waitsForRows(tx) ? { lock: { mode: 'pessimistic_write' } } : {}
}

/** Whether an act begins before the one that holds its rows has ended, so that what it read before the lock may be out of date. */
export const waitsForRows = (tx: EntityManager): boolean => tx.dataSource.options.type === 'mysql'
