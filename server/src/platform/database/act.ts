import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm'

const MOST_ATTEMPTS = 4

/**
 * One act, one transaction. On MySQL each statement reads what is committed at that moment: an act that waited for another act's
 * lock decides upon the rows that the other act left, not upon those from before the wait. Of two acts that wait for each other
 * MySQL rolls one back, which is then begun anew, so `run` does nothing but through `tx`. SQLite's acts come one after another anyway.
 */
export async function act<T>(dataSource: DataSource, run: (tx: EntityManager) => Promise<T>): Promise<T> {
  const { manager, options } = dataSource
  if (options.type !== 'mysql') return manager.transaction(run)
  for (let attempt = 1; ; attempt++) {
    try {
      return await manager.transaction('READ COMMITTED', run)
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isDeadlock(error)) throw error
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof QueryFailedError && error.driverError.code === 'ER_LOCK_DEADLOCK'
}
