import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDataSource } from '../../server/src/platform/database/data-source.js'

interface TestDatabase {
  name: string
  /** The url of a fresh, empty database. */
  url(): Promise<string>
}

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const sqlite: TestDatabase = {
  name: 'sqlite',
  async url() {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-sqlite-'))
    folders.push(folder)
    return `sqlite:${join(folder, 'new', 'gongkai.db')}`
  },
}

/** The throw-away MariaDB of `npm test`; its databases go with it. */
function mariadb(server: string): TestDatabase {
  return {
    name: 'mariadb',
    async url() {
      const name = `gongkai_${randomBytes(6).toString('hex')}`
      const admin = await createDataSource(`${server}/information_schema`, [], []).initialize()
      await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
      await admin.destroy()
      return `${server}/${name}`
    },
  }
}

const server = process.env.GONGKAI_TEST_MYSQL

/** Whatever stores something is tested on each of these; `describe.each(databases)('… on $name', …)`. */
export const databases: TestDatabase[] = server ? [sqlite, mariadb(server.replace(/\/$/, ''))] : [sqlite]
