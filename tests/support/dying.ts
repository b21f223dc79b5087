import { createDataSource } from '@gongkai/server/platform/database/data-source'
import type { DataSource, DataSourceOptions, QueryRunner } from 'typeorm'

/** The first words of statements that leave something behind; the others only look, or open transactions. */
const CHANGES = /^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|REPLACE|COMMIT)\b/i
/** Work that the database itself does when the connection of a killed process is gone. */
const LEFT_TO_THE_DATABASE = /^SELECT RELEASE_LOCK/

export class Death extends Error {}

type Entities = DataSourceOptions['entities']
type Migrations = DataSourceOptions['migrations']

/**
 * A data source that dies right after the first changing statement it has never died after before: a process that starts again and again
 * with it has died after every one. The same statement many times over (a load inserts hundreds of rows) counts once: it stands in one
 * transaction, which a death undoes as a whole wherever it comes. Once dead it asks the database nothing, not even for a ROLLBACK, until
 * `revive`. The database's part after a kill (transaction undone, lock free) is done here, so that the connections can stay: to open them
 * for each of some hundred deaths would be most of the time.
 */
export function dyingDataSource(url: string, entities: Entities, migrations: Migrations) {
  const dataSource: DataSource = createDataSource(url, entities, migrations)
  const create = dataSource.driver.createQueryRunner.bind(dataSource.driver)
  const diedAfter = new Set<string>()
  let life = { dead: false, last: '' }

  dataSource.driver.createQueryRunner = (mode) => {
    const runner: QueryRunner = create(mode)
    const query = runner.query.bind(runner) as (...call: unknown[]) => Promise<unknown>
    runner.query = (async (...call: [string]) => {
      const [sql] = call
      if (life.dead && !LEFT_TO_THE_DATABASE.test(sql)) throw new Death()
      const answer = await query(...call)
      if (!CHANGES.test(sql)) return answer
      // Every transaction ends with the same word: it is told by what was written before it.
      life.last = sql === 'COMMIT' ? `COMMIT after ${life.last}` : sql
      if (diedAfter.has(life.last)) return answer
      diedAfter.add(life.last)
      life.dead = true
      await query('ROLLBACK').catch(() => {})
      throw new Death(sql)
    }) as never
    return runner
  }
  return {
    dataSource,
    revive() {
      life = { dead: false, last: '' }
    },
  }
}
