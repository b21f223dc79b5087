import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { entities, migrations } from '@gongkai/server/app/entities'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { createConnection } from 'mysql2/promise'
import type { DataSource } from 'typeorm'

/**
 * The schema and the laws, as a start leaves them in an empty database, prepared by the real start once a run and copied from then on: on
 * MariaDB that start takes a second, and hundreds of tests need one.
 */
const prepared = (name: string) => join(tmpdir(), `gongkai-prepared-${process.env.GONGKAI_TEST_RUN}.${name}`)

/** Data source of a fresh database on `url`, which is empty before, with the schema and the laws of this release. */
export async function openPrepared(url: string): Promise<DataSource> {
  const copied = url.startsWith('sqlite:') ? copyFile(url.slice('sqlite:'.length)) : await copyTables(url)
  const dataSource = createDataSource(url, entities, migrations)
  await prepareDatabase(dataSource, [loadLaws])
  if (!copied) await (url.startsWith('sqlite:') ? keepFile(dataSource) : keepTables(dataSource))
  return dataSource
}

function copyFile(database: string): boolean {
  if (database === ':memory:' || !existsSync(prepared('db'))) return false
  mkdirSync(dirname(database), { recursive: true })
  copyFileSync(prepared('db'), database)
  return true
}

async function keepFile(dataSource: DataSource): Promise<void> {
  // One worker may be as quick as another: whole, or not there.
  const draft = `${prepared('db')}-${randomUUID()}`
  await dataSource.query(`VACUUM INTO '${draft}'`)
  renameSync(draft, prepared('db'))
}

async function copyTables(url: string): Promise<boolean> {
  if (!existsSync(prepared('sql'))) return false
  const connection = await createConnection({ uri: url, charset: 'utf8mb4', multipleStatements: true })
  try {
    await connection.query(readFileSync(prepared('sql'), 'utf8'))
  } finally {
    await connection.end()
  }
  return true
}

async function keepTables(dataSource: DataSource): Promise<void> {
  const { database } = dataSource.options
  const statements = ['SET foreign_key_checks = 0']
  const tables: { name: string }[] = await dataSource.query(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
    [database],
  )
  for (const { name } of tables) {
    const [row]: Record<string, string>[] = await dataSource.query(`SHOW CREATE TABLE \`${name}\``)
    statements.push(row?.['Create Table'] ?? '')
    const rows: Record<string, unknown>[] = await dataSource.query(`SELECT * FROM \`${name}\``)
    if (rows.length === 0) continue
    const columns = Object.keys(rows[0] ?? {})
    const values = rows.map((candidate) => `(${columns.map((column) => literal(candidate[column])).join()})`)
    statements.push(`INSERT INTO \`${name}\` (\`${columns.join('`, `')}\`) VALUES ${values.join()}`)
  }
  const draft = `${prepared('sql')}-${randomUUID()}`
  writeFileSync(draft, `${statements.join(';\n')};`)
  renameSync(draft, prepared('sql'))
}

/** @throws Error for a value the prepared tables do not hold so far */
function literal(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value)
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
  throw new Error(`no literal for ${Object.prototype.toString.call(value)}`)
}
