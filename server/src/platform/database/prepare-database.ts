import type { DataSource, EntityManager } from 'typeorm'
import { collateTables } from './collate-tables.js'
import { lockDatabase } from './database-lock.js'
import { mysqlFaults } from './inspect-mysql.js'
import { withPatience } from './mysql-query-runner.js'

/** Brings data up to what this release needs, in one transaction; done twice, it changes nothing more. */
export type Load = (tx: EntityManager) => Promise<unknown>

/**
 * Everything that happens to a database before the first request: connect, look whether it is fit, bring its schema up to this
 * release, load. One process does it while the others wait, and a process that dies at whatever statement leaves what the next one
 * takes up: on SQLite each step is a transaction, on MySQL each statement is repeatable (`PortableMysqlQueryRunner`).
 * `beforeUpgrade` looks at what stands before it is changed, e.g. copies it.
 * @throws Error in Chinese, all reasons at once; then nothing has been changed
 */
export async function prepareDatabase(
  dataSource: DataSource,
  loads: readonly Load[],
  beforeUpgrade: () => Promise<void> = async () => {},
): Promise<void> {
  const mysql = dataSource.options.type === 'mysql'
  if (mysql) await connect(dataSource)
  await withPatience(dataSource, async () => {
    const lock = await lockDatabase(dataSource, () => console.log('另一个进程正在准备数据库，请稍候……'))
    try {
      // Making the file a WAL one is no less a step than those after it.
      if (!mysql) await connect(dataSource)
      await refuseUnfit(dataSource)
      await beforeUpgrade()
      if (mysql) await collateTables(dataSource)
      await lock.stillHeld()
      await dataSource.runMigrations()
      for (const load of loads) {
        await lock.stillHeld()
        await dataSource.manager.transaction(load)
      }
    } finally {
      await lock.release()
    }
  })
}

async function connect(dataSource: DataSource): Promise<void> {
  if (dataSource.isInitialized) return
  try {
    await dataSource.initialize()
  } catch (error) {
    const { type, database } = dataSource.options
    const which = type === 'mysql' ? `数据库 ${database}` : `数据库文件 ${database}`
    throw new Error(`${which} 打不开：${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

async function refuseUnfit(dataSource: DataSource): Promise<void> {
  const faults = dataSource.options.type === 'mysql' ? await mysqlFaults(dataSource) : []
  faults.push(...(await newerSchema(dataSource)))
  if (faults.length > 0) throw new Error(`数据库不能使用：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
}

/** A newer release has rows and columns of which this one knows nothing, and would write without them. */
async function newerSchema(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner()
  try {
    if (!(await runner.hasTable('migrations'))) return []
    const recorded: { name: string }[] = await runner.query('SELECT name FROM migrations ORDER BY timestamp, id')
    const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name)
    const unknown = recorded.filter(({ name }) => !known.includes(name)).map(({ name }) => name)
    if (unknown.length === 0) return []
    return [
      `已由较新的版本升级过：库里有本程序不认识的 ${unknown.join('、')}，本程序只到 ${known.at(-1)}。请启动较新的版本，或者恢复升级前的备份`,
    ]
  } finally {
    await runner.release()
  }
}
