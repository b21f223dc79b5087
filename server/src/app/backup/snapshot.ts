import { existsSync } from 'node:fs'
import Libsql from 'libsql'
import type { DataSource, QueryRunner } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { createDataSource } from '../../platform/database/data-source.js'
import type { Engine } from './manifest.js'

type Row = Record<string, unknown>
export interface Column {
  name: string
  type: string
}

/** The contents of a database at one instant, however the database goes on meanwhile. */
export interface Snapshot {
  engine: Engine
  /** names of all tables but that of the migrations */ tables(): Promise<string[]>
  columns(table: string): Promise<Column[]>
  rows(table: string): AsyncIterable<Row>
  /** see `TablePart.next` */ next(table: string): Promise<number | null>
  migrations(): Promise<string[]>
  close(): Promise<void>
}

export const MIGRATIONS = 'migrations'
/** SQLite answers row after row without a pause: so often others are let in. */
const ROWS_BETWEEN_BREATHS = 100

/** The path of an embedded database, null for a server's. */
export const sqlitePath = (url: string) => (url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null)

/**
 * Opens a snapshot on a connection of its own; nobody who writes waits for it.
 * @throws Error where there is no database, or another process holds one for a copy (`BackupUnderWay`)
 */
export function openSnapshot(url: string): Promise<Snapshot> {
  const path = sqlitePath(url)
  return path === null ? openMySql(url) : openSqlite(path)
}

/** Another copy is being made. */
export class BackupUnderWay extends Error {
  constructor() {
    super('另一份备份正在制作，这一次没有制作')
  }
}

/** In WAL mode a reader that has begun goes on seeing what stood then. */
async function openSqlite(path: string): Promise<Snapshot> {
  if (!existsSync(path)) throw new Error(`${path}：没有这个数据库`)
  const database = new Libsql(path)
  database.pragma('query_only = ON')
  database.pragma('busy_timeout = 5000')
  database.exec('BEGIN')
  const all = <T>(sql: string, ...values: unknown[]) => database.prepare(sql).all(values) as T[]
  // BEGIN alone reads nothing: the first question fixes the instant.
  const tables = all<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
  )
  const has = (table: string) => tables.some(({ name }) => name === table)
  const counted = all('SELECT 1 FROM sqlite_master WHERE name = ?', 'sqlite_sequence').length > 0
  return {
    engine: 'sqlite',
    tables: async () => tables.map(({ name }) => name).filter((name) => name !== MIGRATIONS),
    columns: async (table) => all<Column>(`SELECT name, type FROM pragma_table_info(?) ORDER BY cid`, table),
    async *rows(table) {
      let given = 0
      for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate([])) {
        if (++given % ROWS_BETWEEN_BREATHS === 0) await breathe()
        yield row as Row
      }
    },
    async next(table) {
      if (!counted) return null
      const [row] = all<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', table)
      return row ? row.seq + 1 : null
    },
    migrations: async () =>
      has(MIGRATIONS)
        ? all<{ name: string }>(`SELECT name FROM ${MIGRATIONS} ORDER BY id`).map(({ name }) => name)
        : [],
    async close() {
      database.close()
    },
  }
}

async function openMySql(url: string): Promise<Snapshot> {
  const dataSource = await createDataSource(url, [], []).initialize()
  const runner = dataSource.createQueryRunner()
  const close = async () => {
    await runner.release().catch(() => {})
    await dataSource.destroy()
  }
  try {
    const [{ held }] = await runner.query("SELECT GET_LOCK(CONCAT('gongkai-backup-', MD5(DATABASE())), 0) AS held")
    if (Number(held) !== 1) throw new BackupUnderWay()
    await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    return { ...readMySql(dataSource, runner), close }
  } catch (error) {
    await close()
    throw error
  }
}

function readMySql(dataSource: DataSource, runner: QueryRunner): Omit<Snapshot, 'close'> {
  const names = async () => {
    const sql =
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'"
    return ((await runner.query(sql)) as { name: string }[]).map(({ name }) => name)
  }
  return {
    engine: 'mysql',
    tables: async () => (await names()).filter((name) => name !== MIGRATIONS),
    columns: async (table) =>
      runner.query(
        'SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position',
        [table],
      ),
    async *rows(table) {
      // Row by row as they come, so that a table need not fit into memory.
      for await (const row of await runner.stream(`SELECT * FROM \`${table}\``)) yield row as Row
    },
    async next(table) {
      // On a connection beside the snapshot's: numbers given away since count too.
      const sql =
        'SELECT auto_increment AS next FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?'
      const [row] = (await dataSource.query(sql, [table])) as { next: number | string | null }[]
      return row?.next == null ? null : Number(row.next)
    },
    migrations: async () => {
      if (!(await names()).includes(MIGRATIONS)) return []
      const rows: { name: string }[] = await runner.query(`SELECT name FROM ${MIGRATIONS} ORDER BY id`)
      return rows.map(({ name }) => name)
    },
  }
}

/** The line of a row: its values in the order of the columns, equal for equal rows on either database. */
export function lineOf(row: Row, columns: readonly Column[]): string {
  return JSON.stringify(columns.map(({ name, type }) => portableValue(row[name], type)))
}

function portableValue(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return momentText(value.toISOString())
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') }
  return typeof value === 'string' && /^datetime/i.test(type) ? momentText(value) : value
}

/** As both databases take it, to the millisecond. */
function momentText(text: string): string {
  const [, day, time, rest = ''] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(text) ?? []
  return day ? `${day} ${time}.${rest.slice(0, 3).padEnd(3, '0')}` : text
}

/** The values that `lineOf` wrote, to be bound to a statement. */
export function valuesOf(line: string): (string | number | Buffer | null)[] {
  return (JSON.parse(line) as unknown[]).map((value) =>
    typeof value === 'object' && value !== null
      ? Buffer.from((value as { base64: string }).base64, 'base64')
      : (value as string | number | null),
  )
}
