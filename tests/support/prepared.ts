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
 * The schema and the laws, as a start leaves them in an empty database, prepared by the real start once a run and copied from then on, and so
 * is the small district: on MariaDB that start takes a second, and hundreds of tests need one.
 */
const prepared = (name: string) => join(tmpdir(), `gongkai-prepared-${process.env.GONGKAI_TEST_RUN}.${name}`)

interface Filling {
  /** of what is copied */ name: string
  fill: (dataSource: DataSource) => Promise<unknown>
}

/** Data source of a fresh database on `url`, which is empty before, with the schema and the laws of this release, and with what fills it. */
export async function openPrepared(url: string, filling?: Filling): Promise<DataSource> {
  const isFile = url.startsWith('sqlite:')
  const kept = prepared(`${filling?.name ?? 'start'}.${isFile ? 'db' : 'sql'}`)
  const copied = isFile ? copyFile(kept, url.slice('sqlite:'.length)) : await copyTables(kept, url)
  // A copy has been through the start already, which would read every law and the schema again.
  if (copied) return createDataSource(url, entities, migrations).initialize()
  const dataSource = filling ? await openPrepared(url) : createDataSource(url, entities, migrations)
  if (filling) await filling.fill(dataSource)
  else await prepareDatabase(dataSource, [loadLaws])
  await (isFile ? keepFile(kept, dataSource) : keepTables(kept, dataSource))
  return dataSource
}

function copyFile(kept: string, database: string): boolean {
  if (database === ':memory:' || !existsSync(kept)) return false
  mkdirSync(dirname(database), { recursive: true })
  copyFileSync(kept, database)
  return true
}

async function keepFile(kept: string, dataSource: DataSource): Promise<void> {
  // One worker may be as quick as another: whole, or not there.
  const draft = `${kept}-${randomUUID()}`
  await dataSource.query(`VACUUM INTO '${draft}'`)
  renameSync(draft, kept)
}

async function copyTables(kept: string, url: string): Promise<boolean> {
  if (!existsSync(kept)) return false
  const connection = await createConnection({ uri: url, charset: 'utf8mb4', multipleStatements: true })
  try {
    await connection.query(readFileSync(kept, 'utf8'))
  } finally {
    await connection.end()
  }
  return true
}

async function keepTables(kept: string, dataSource: DataSource): Promise<void> {
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
  const draft = `${kept}-${randomUUID()}`
  writeFileSync(draft, `${statements.join(';\n')};`)
  renameSync(draft, kept)
}

/** @throws Error for a value the prepared tables do not hold so far */
function literal(value: unknown): string {
  if (value === null || typeof value === 'number') return String(value)
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
  throw new Error(`no literal for ${Object.prototype.toString.call(value)}`)
}
