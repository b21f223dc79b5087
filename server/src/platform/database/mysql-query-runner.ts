import type { PoolConnection } from 'mysql2'
import type { DataSource, Table, TableColumn, TableIndex } from 'typeorm'
import type { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver.js'
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner.js'

/** How long the answer to one statement is waited for; preparing the database rewrites whole tables. */
const PATIENCE_MS = { serving: 30_000, preparing: 3_600_000 }

type Base = MysqlQueryRunner
interface Socketed {
  destroy(): void
  stream: { destroy(): void }
}

/** Compares by code point and holds no trailing blank equal, as SQLite does: texts that people hold equal are folded in code. */
export const collationOf = (version: string): string =>
  /mariadb/i.test(version) ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'

const preparing = new WeakSet<object>()

/** While `work` runs, statements of this data source may take as long as rewriting a table takes. */
export async function withPatience<Result>(dataSource: DataSource, work: () => Promise<Result>): Promise<Result> {
  preparing.add(dataSource.driver)
  try {
    return await work()
  } finally {
    preparing.delete(dataSource.driver)
  }
}

/** The database did not answer in time; whether it did what it was asked is not known. */
export class NoAnswerError extends Error {
  constructor(patienceMs: number) {
    super(`数据库 ${patienceMs / 1000} 秒没有回答`)
  }
}

/**
 * MySQL commits each statement of a migration by itself, so a process that dies leaves half a migration: here every statement of a
 * migration looks first whether it has been carried out, and the next process to start goes on. New tables name their character set and
 * collation. No wait is endless.
 */
export class PortableMysqlQueryRunner extends MysqlQueryRunner {
  private get patienceMs(): number {
    return preparing.has(this.driver) ? PATIENCE_MS.preparing : PATIENCE_MS.serving
  }

  override async query(...call: Parameters<Base['query']>): ReturnType<Base['query']> {
    const { patienceMs } = this
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.giveUpConnection()
        reject(new NoAnswerError(patienceMs))
      }, patienceMs)
    })
    const answer = super.query(...call)
    // A statement that nobody waits for may still fail.
    answer.catch(() => {})
    try {
      return await Promise.race([answer, tooLong])
    } finally {
      clearTimeout(timer)
    }
  }

  /** An answer that comes late would be taken for that of the next statement: the connection is of no use any more. */
  private giveUpConnection(): void {
    const held: Promise<PoolConnection> | undefined = this.databaseConnectionPromise
    const connection = this.databaseConnection as unknown as Socketed | undefined
    if (connection) {
      // Out of the pool first; then without a farewell, which would wait as well.
      connection.destroy()
      connection.stream.destroy()
    }
    // Still queued for one: the next in line has it.
    else held?.then((connection) => connection.release()).catch(() => {})
  }

  override async createTable(table: Table, _ifNotExists?: boolean, createForeignKeys?: boolean): Promise<void> {
    // TypeORM writes the engine last and knows no option for character set and collation.
    const [{ version }] = await this.query('SELECT VERSION() AS version')
    const collation = collationOf(version)
    table.engine = `InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation}`
    return super.createTable(table, true, createForeignKeys)
  }

  override async addColumn(table: Table | string, column: TableColumn): Promise<void> {
    if (!(await this.hasColumn(table, column.name))) await super.addColumn(table, column)
  }

  override async dropColumn(table: Table | string, column: TableColumn | string): Promise<void> {
    if (await this.hasColumn(table, column)) await super.dropColumn(table, column)
  }

  override async createIndex(table: Table | string, index: TableIndex): Promise<void> {
    if (!(await this.hasIndex(table, index))) await super.createIndex(table, index)
  }

  override async dropIndex(table: Table | string, index: TableIndex | string): Promise<void> {
    if (await this.hasIndex(table, index)) await super.dropIndex(table, index)
  }

  override async dropTable(table: Table | string): Promise<void> {
    if (await this.hasTable(table)) await super.dropTable(table)
  }

  private async hasIndex(table: Table | string, index: TableIndex | string): Promise<boolean> {
    const found: unknown[] = await this.query(
      'SELECT 1 FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? AND index_name = ? LIMIT 1',
      [
        this.driver.database,
        typeof table === 'string' ? table : table.name,
        typeof index === 'string' ? index : index.name,
      ],
    )
    return found.length > 0
  }
}

/** Call before `initialize()`. */
export function makePortable(dataSource: DataSource): DataSource {
  const driver = dataSource.driver as MysqlDriver
  driver.createQueryRunner = (mode) => new PortableMysqlQueryRunner(driver, mode)
  return dataSource
}
