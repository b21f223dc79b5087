import { setTimeout as pause } from 'node:timers/promises'
import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { DataSource } from 'typeorm'
import { contentsOf } from '../../support/database-contents'
import { databases } from '../../support/databases'
import { openRelease } from '../../support/releases'
import { startingProcess } from '../../support/starting-process'

const SERVES = { status: 200, domains: true }

async function prepared(url: string) {
  const dataSource = createDataSource(url, entities, migrations)
  await prepareDatabase(dataSource, districtLoads)
  await dataSource.destroy()
  return contentsOf(url)
}

async function tablesOf(dataSource: DataSource): Promise<number> {
  const mysql = dataSource.options.type === 'mysql'
  const names = await dataSource.query(mysql ? 'SHOW TABLES' : "SELECT name FROM sqlite_master WHERE type = 'table'")
  return names.length
}

/** Processes that load the whole server take seconds to come: two do for both databases. */
let both: Awaited<ReturnType<typeof startingProcess>>[] = []
beforeAll(async () => {
  both = await Promise.all([startingProcess(), startingProcess()])
})
afterAll(() => Promise.all(both.map((process) => process.kill())))

describe.each(databases)('starts on $name', (database) => {
  test('two at once, again and again, on a fresh database and on that of the release before: both serve', async () => {
    const urls = [await database.url(), await database.url(), await database.url(), await openRelease(database)]
    for (const url of urls)
      expect(await Promise.all(both.map((process) => process.open(url)))).toEqual([SERVES, SERVES])
    // A serving process begins to remind.
    const { notice, reminder, ...made } = await contentsOf(urls[0] ?? '')
    expect(await prepared(await database.url())).toMatchObject(made)
  })

  test('a process killed in the midst of it: the next one serves', async () => {
    const tableCount = 24
    const url = await database.url()
    const first = await startingProcess()
    const dataSource = createDataSource(url, [], [])
    await dataSource.initialize()
    const answer = first.open(url)
    for (let made = 0; made < tableCount; made = await tablesOf(dataSource)) await pause(2)
    await first.kill()
    await dataSource.destroy()
    expect([{ ended: true }, SERVES]).toContainEqual(await answer)
    expect(await prepared(url)).toEqual(await prepared(await database.url()))
  })

  if (database.name !== 'sqlite')
    test.each([4, 8, 24])(
      'what the release before left when it was killed at %i tables is taken up',
      async (tableCount) => {
        const url = await database.url()
        const { hostname, port, username, password, pathname } = new URL(url)
        // As that release did: without our runner, in whatever collation the database has.
        const former = new DataSource({
          type: 'mysql',
          host: hostname,
          port: Number(port),
          username,
          password,
          database: pathname.slice(1),
          charset: 'utf8mb4',
          migrations: migrations.slice(0, 12),
          migrationsTransactionMode: 'each',
        })
        await former.initialize()
        const create = former.driver.createQueryRunner.bind(former.driver)
        let made = 0
        former.driver.createQueryRunner = (mode) => {
          const runner = create(mode)
          const query = runner.query.bind(runner) as (...call: unknown[]) => Promise<unknown>
          runner.query = (async (...call: [string]) => {
            if (made >= tableCount) throw new Error('killed')
            const answer = await query(...call)
            if (/^CREATE TABLE/.test(call[0])) made += 1
            return answer
          }) as never
          return runner
        }
        await expect(former.runMigrations()).rejects.toThrow('killed')
        await former.destroy()
        expect(await prepared(url)).toEqual(await prepared(await database.url()))
      },
    )
})
