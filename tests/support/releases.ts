import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createConnection } from 'mysql2/promise'
import type { TestDatabase } from './databases'

/** The release before this one; its databases are made by scripts/releases/store-databases.mjs. */
export const LAST_RELEASE = '0.1.0'
const stored = (release: string, file: string) =>
  gunzipSync(readFileSync(join(__dirname, '../fixtures/releases', release, file)))

/**
 * The url of a fresh copy of what that release left in its database: the demo of 2026-11-28, where every account's password is
 * `gongkai-demo`, and rows in every table. Nothing has been migrated yet.
 */
export async function openRelease(database: TestDatabase, release = LAST_RELEASE): Promise<string> {
  const url = await database.url()
  if (url.startsWith('sqlite:')) {
    const file = url.slice('sqlite:'.length)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, stored(release, 'sqlite.db.gz'))
    return url
  }
  const connection = await createConnection({ uri: url, charset: 'utf8mb4', multipleStatements: true })
  try {
    await connection.query(stored(release, 'mariadb.sql.gz').toString())
  } finally {
    await connection.end()
  }
  return url
}
