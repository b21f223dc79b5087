import type Libsql from 'libsql'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { fewParameters } from './few-parameters.js'
import { makePortable } from './mysql-query-runner.js'
import { readMysqlUrl } from './mysql-url.js'
import { writeInPortions } from './portions.js'
import { sealTransactions } from './sealed-transactions.js'
import { safeLibsql, serialise } from './serialised-sqlite.js'

/** How long a connection to MySQL may take, its greeting included. */
const CONNECT_MS = 10_000

/**
 * A data source, not yet initialised, for `sqlite:<path or :memory:>` (whose folder is created on `initialize()`) or
 * `mysql://user:password@host:port/database` (`readMysqlUrl`). Migrations run only when asked for (`prepareDatabase`), one
 * transaction each, since MySQL cannot undo a half-done one together with those before it.
 */
export function createDataSource(
  url: string,
  entities: DataSourceOptions['entities'],
  migrations: DataSourceOptions['migrations'],
): DataSource {
  const dataSource = writeInPortions(dataSourceOf(url, entities, migrations))
  // Tests set it, so that no statement grows with the data unnoticed.
  const most = Number(process.env.GONGKAI_MOST_PARAMETERS)
  return most > 0 ? fewParameters(dataSource, most) : dataSource
}

function dataSourceOf(
  url: string,
  entities: DataSourceOptions['entities'],
  migrations: DataSourceOptions['migrations'],
): DataSource {
  const common = {
    entities,
    migrations,
    migrationsRun: false,
    migrationsTransactionMode: 'each',
    synchronize: false,
  } as const
  if (url.startsWith('sqlite:')) {
    const database = url.slice('sqlite:'.length)
    if (database === '') throw new Error('The database url must be sqlite:<path>, e.g. sqlite:data/gongkai.db')
    return sealTransactions(
      serialise(new DataSource({ ...common, type: 'better-sqlite3', database, driver: safeLibsql, prepareDatabase })),
    )
  }
  if (url.startsWith('mysql:')) {
    const { host, port, username, password, database, ssl } = readMysqlUrl(url)
    return sealTransactions(
      makePortable(
        new DataSource({
          ...common,
          type: 'mysql',
          host,
          port,
          username,
          password,
          database,
          ssl,
          charset: 'utf8mb4',
          timezone: 'Z',
          connectTimeout: CONNECT_MS,
        }),
      ),
    )
  }
  // Only the scheme: the rest may hold a password and this message ends up in a log.
  throw new Error(`The database url must start with sqlite: or mysql:, not ${url.split(':', 1)[0]}:`)
}

/** WAL lets readers in while somebody writes; FULL because a publication, once confirmed, must survive a power cut; another process's write is waited for. */
function prepareDatabase(database: Libsql.Database): void {
  database.pragma('busy_timeout = 5000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
}
