import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSource } from 'typeorm'
import { createDataSource } from '../../server/src/platform/database/data-source.js'
import { expectSoon } from '../support/expect-soon.js'

const path = join(tmpdir(), 'big-commit.db')
const wal = () => statSync(`${path}-wal`).size
const MB = 1024 * 1024

describe('a big commit on sqlite', () => {
  let dataSource: DataSource
  const open = () => createDataSource(`sqlite:${path}`, [], []).initialize()
  beforeAll(async () => {
    dataSource = await open()
    await dataSource.query('CREATE TABLE text (id integer PRIMARY KEY, value text)')
  })
  afterAll(() => dataSource.destroy())
  const write = (rows: number) =>
    dataSource.transaction(async (tx) => {
      for (let row = 0; row < rows; row++) await tx.query('INSERT INTO text (value) VALUES (?)', ['字'.repeat(MB / 12)])
    })
  const count = async () => (await dataSource.query('SELECT COUNT(*) AS n FROM text'))[0].n

  test('is copied into the database after it, by another thread, each time; small ones as ever', async () => {
    for (const times of [1, 2]) {
      await write(80)
      // Not copied yet when it is committed: whoever asks next is answered first.
      expect(wal()).toBeGreaterThan(20 * MB)
      expect(await count()).toBe(80 * times)
      await expectSoon(async () => wal(), 0)
      expect(statSync(path).size).toBeGreaterThan(20 * MB * times)
    }
    await write(1)
    expect(wal()).toBeGreaterThan(0)
  })

  test('what is committed while it is copied is there, and all of it after a restart', async () => {
    await write(80)
    for (let time = 0; time < 20; time++) await write(1)
    expect(await count()).toBe(261)
    await dataSource.destroy()
    dataSource = await open()
    expect(await count()).toBe(261)
  })
})
