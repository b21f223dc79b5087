import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createDataSource } from '../../server/src/platform/database/data-source.js'

export interface TestDatabase {
  name: string
  /** The url of a fresh, empty database, which goes when the test file ends. */
  url(): Promise<string>
}

const folders: string[] = []
const schemas: string[] = []
const server = process.env.GONGKAI_TEST_MYSQL?.replace(/\/$/, '')
const connect = () => createDataSource(`${server}/information_schema`, [], []).initialize()

// MariaDB asks every schema it has for what information_schema knows: left to add up, those of some hundred test files
// make a migration take minutes.
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  if (schemas.length === 0) return
  const admin = await connect()
  for (const name of schemas) await admin.query(`SET STATEMENT lock_wait_timeout = 30 FOR DROP DATABASE ${name}`)
  await admin.destroy()
})

const sqlite: TestDatabase = {
  name: 'sqlite',
  async url() {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-sqlite-'))
    folders.push(folder)
    return `sqlite:${join(folder, 'new', 'gongkai.db')}`
  },
}

/** On the MariaDB that `npm test` starts. */
const mariadb: TestDatabase = {
  name: 'mariadb',
  async url() {
    const name = `gongkai_${randomBytes(6).toString('hex')}`
    const admin = await connect()
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
    await admin.destroy()
    schemas.push(name)
    return `${server}/${name}`
  },
}

/** Every test that stores something runs on each of these; `describe.each(databases)('… on $name', …)`. */
export const databases: TestDatabase[] = server ? [sqlite, mariadb] : [sqlite]

/** Of the tests of screens, these run on both databases in any case. */
export const ON_BOTH = ['journeys/main-path.test.ts', 'weapp/main-path.test.ts', 'journeys/upgraded.test.ts']

/** Whether a test of screens runs on MariaDB: the length of its file's name decides, which spreads the files evenly and lets each keep its own. */
export const onMariadb = (testFile: string): boolean => basename(testFile).length % 2 === 1

/**
 * A test of screens runs on one of the databases (`onMariadb`), with `GONGKAI_TEST_SCREENS=both` on both: a page knows the server's answers
 * alone, and the tests of the API run every operation on both. `describe.each(screenDatabases)('… on $name', …)`.
 */
export const screenDatabases: TestDatabase[] =
  process.env.GONGKAI_TEST_SCREENS === 'both' || !server
    ? databases
    : [onMariadb(expect.getState().testPath ?? '') ? mariadb : sqlite]
