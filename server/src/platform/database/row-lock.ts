import type { EntityManager, FindOneOptions } from 'typeorm'

/** `FOR UPDATE` where the database has it; SQLite needs none, since its transactions come one after another. */
export function rowLock(tx: EntityManager): Pick<FindOneOptions, 'lock'> {
  return tx.dataSource.options.type === 'mysql' ? { lock: { mode: 'pessimistic_write' } } : {}
}
