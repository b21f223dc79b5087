import type Libsql from 'libsql'
import type { DataSource } from 'typeorm'
import type { Manifest, TablePart } from './manifest.js'
import { valuesOf } from './snapshot.js'
import { readLines } from './write-part.js'

/** A table that stands while a restore is under way: such a database is not whole. */
export const MARK = 'restore_unfinished'
const STATEMENT_CHARACTERS = 512 * 1024
/** Values in one statement, as everywhere. */
const STATEMENT_VALUES = 1000

/** Puts the rows of a copy into the tables that the migrations made, instead of whatever these put in. */
export async function fillSqlite(database: Libsql.Database, copy: string, manifest: Manifest): Promise<void> {
  database.pragma('foreign_keys = OFF')
  database.exec('BEGIN IMMEDIATE')
  for (const { table } of manifest.tables) ensureTable(table, tableNames(database))
  for (const { table } of manifest.tables) database.exec(`DELETE FROM "${table}"`)
  for (const { table, path, columns, next } of manifest.tables) {
    const names = columns.map((name) => `"${name}"`).join(', ')
    const insert = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
    for await (const line of readLines(copy, path)) insert.run(valuesOf(line))
    if (next === null) continue
    database.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run([table])
    database.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run([table, next - 1])
  }
  database.exec('COMMIT')
}

function tableNames(database: Libsql.Database): string[] {
  const rows = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all([]) as { name: string }[]
  return rows.map(({ name }) => name)
}

function ensureTable(table: string, known: readonly string[]): void {
  if (!known.includes(table)) throw new Error(`备份里的表 ${table} 不是掌上公开的表，没有恢复`)
}

export async function fillMySql(dataSource: DataSource, copy: string, manifest: Manifest): Promise<void> {
  const runner = dataSource.createQueryRunner()
  try {
    // A key 0 is a key, not a wish for the next one.
    await runner.query("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO'), foreign_key_checks = 0")
    const rows: { name: string }[] = await runner.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
    )
    for (const { table } of manifest.tables)
      ensureTable(
        table,
        rows.map(({ name }) => name),
      )
    for (const part of manifest.tables) {
      await runner.query(`DELETE FROM \`${part.table}\``)
      await runner.startTransaction()
      for await (const some of portions(readLines(copy, part.path), part.columns.length))
        await insert(runner, part, some)
      await runner.commitTransaction()
      if (part.next !== null) await runner.query(`ALTER TABLE \`${part.table}\` AUTO_INCREMENT = ${Number(part.next)}`)
    }
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction()
    throw error
  } finally {
    await runner.release()
  }
}

type Runner = ReturnType<DataSource['createQueryRunner']>

async function insert(runner: Runner, { table, columns }: TablePart, lines: readonly string[]): Promise<void> {
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const row = `(${columns.map(() => '?').join(', ')})`
  await runner.query(
    `INSERT INTO \`${table}\` (${names}) VALUES ${lines.map(() => row).join(', ')}`,
    lines.flatMap(valuesOf),
  )
}

/** As many lines as one statement takes. */
async function* portions(lines: AsyncIterable<string>, columns: number): AsyncGenerator<string[]> {
  const most = Math.max(1, Math.floor(STATEMENT_VALUES / columns))
  let some: string[] = []
  let characters = 0
  for await (const line of lines) {
    if (some.length === most || (some.length > 0 && characters + line.length > STATEMENT_CHARACTERS)) {
      yield some
      some = []
      characters = 0
    }
    some.push(line)
    characters += line.length
  }
  if (some.length > 0) yield some
}
