import { createDataSource } from '@gongkai/server/platform/database/data-source'
import type { DataSource, QueryRunner } from 'typeorm'

/** What a statement begins with that leaves something behind; the others only look, or open and close transactions. */
const CHANGES = /^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|REPLACE|COMMIT)\b/i
export class Death extends Error {}

/**
 * A data source that dies for good right after the first changing statement that is not in `done` (which that statement then joins):
 * whoever starts again and again has died after every statement. As when the process is killed, nothing more is asked of the
 * database, not even a ROLLBACK: the connection is cut.
 */
export function dyingDataSource(url: string, done: Set<string>, ...more: [unknown, unknown]): DataSource {
  const dataSource = createDataSource(url, more[0] as never, more[1] as never)
  const create = dataSource.driver.createQueryRunner.bind(dataSource.driver)
  let dead = false
  let last = ''
  dataSource.driver.createQueryRunner = (mode) => {
    const runner: QueryRunner = create(mode)
    const query = runner.query.bind(runner) as (...call: unknown[]) => Promise<unknown>
    const seen = new Map<string, number>()
    runner.query = (async (...call: [string, unknown[]?]) => {
      const [sql, parameters] = call
      if (dead) throw new Death()
      const answer = await query(...call)
      if (!CHANGES.test(sql)) return answer
      // Every transaction ends with the same word: it is told by what was written before it.
      const text = sql === 'COMMIT' ? `COMMIT after ${last}` : `${sql} ${JSON.stringify(parameters ?? [])}`
      last = text
      const count = (seen.get(text) ?? 0) + 1
      seen.set(text, count)
      const step = `${count} ${text}`
      if (done.has(step)) return answer
      done.add(step)
      dead = true
      // What the file's journal does when the next process opens it; a connection closed in the same process keeps its transaction.
      if (url.startsWith('sqlite:')) await query('ROLLBACK').catch(() => {})
      throw new Death(sql)
    }) as never
    return runner
  }
  return dataSource
}
