import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import {
  type DataSource,
  type EntityManager,
  EntitySchema,
  type MigrationInterface,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
  Table,
} from 'typeorm'
import { createDataSource } from '../../server/src/platform/database/data-source.js'
import { portable } from '../../server/src/platform/database/portable-columns.js'
import { databases } from '../support/databases.js'

interface Note {
  id: number
  text: string
  place: number | null
  done: boolean
  at: Date | null
  body: string | null
}

const Note = new EntitySchema<Note>({
  name: 'Note',
  tableName: 'note',
  columns: {
    id: { type: 'int', primary: true, generated: true },
    text: { type: 'varchar', length: 100 },
    place: { type: 'int', nullable: true },
    done: { type: 'boolean', default: false },
    at: { type: 'datetime', precision: 3, nullable: true },
    body: { type: 'simple-json', nullable: true },
  },
})

class CreateNote1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    const { id, varchar, int, bool, dateTime, json } = portable(queryRunner)
    const columns = [
      id(),
      varchar('text', 100),
      int('place', { isNullable: true }),
      bool('done', { default: 0 }),
      dateTime('at', { isNullable: true }),
      json('body', { isNullable: true }),
    ]
    await queryRunner.createTable(new Table({ name: 'note', columns }))
  }

  async down(queryRunner: QueryRunner) {
    await queryRunner.dropTable('note')
  }
}

/** Outside of whatever transaction is asked from. */
const beside = AsyncLocalStorage.bind((act: () => void) => act())
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Comes when the event loop has turned so often: the first ones while the answer to ROLLBACK or COMMIT is awaited. */
async function writeAfter(turns: number, manager: EntityManager) {
  for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
  return manager.insert(Note, { text: 'late' })
}

describe.each(databases)('a data source on $name', ({ name, url }) => {
  let dataSource: DataSource
  const texts = async () =>
    (await dataSource.getRepository(Note).find({ order: { text: 'ASC' } })).map(({ text }) => text)

  beforeAll(async () => {
    dataSource = await createDataSource(await url(), [Note], [CreateNote1700000000001]).initialize()
    await dataSource.runMigrations()
  })
  beforeEach(() => dataSource.getRepository(Note).clear())
  afterAll(() => dataSource?.destroy())

  test('migrates forth and back with portable columns, which keep every value', async () => {
    await dataSource.undoLastMigration()
    await dataSource.runMigrations()
    const note = {
      text: '中文𠮷😀',
      place: 7,
      done: true,
      at: new Date('2026-01-02T03:04:05.678Z'),
      body: '二'.repeat(70_000),
    }
    const { id } = await dataSource.getRepository(Note).save({ ...note })
    expect(await dataSource.getRepository(Note).findOneByOrFail({ done: true })).toEqual({ id, ...note })
  })

  test('keeps what 20 concurrent transactions committed, and nothing of those rolled back', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, place) =>
        dataSource.transaction(async (manager) => {
          const text = String(place).padStart(2, '0')
          await manager.save(Note, { text: `${text}a` })
          await pause((place * 7) % 5)
          await manager.insert(Note, { text: `${text}b` })
          if (place % 2 === 1) throw new Error('roll back')
        }),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const even = Array.from({ length: 10 }, (_, half) => String(half * 2).padStart(2, '0'))
    expect(await texts()).toEqual(even.flatMap((text) => [`${text}a`, `${text}b`]))
  })

  test('keeps what is written beside a transaction that rolls back', async () => {
    const rolledBack = dataSource.transaction(async (manager) => {
      await manager.insert(Note, { text: 'inside' })
      await pause(20)
      throw new Error('roll back')
    })
    await Promise.all([
      expect(rolledBack).rejects.toThrow('roll back'),
      dataSource.getRepository(Note).save({ text: 'saved' }),
      dataSource.query("INSERT INTO note (text) VALUES ('raw')"),
    ])
    expect(await texts()).toEqual(['raw', 'saved'])
  })

  test('who reads beside a transaction waits for nothing, and sees what is committed', async () => {
    await dataSource.getRepository(Note).save({ text: 'committed' })
    let read: string[] = []
    await dataSource.transaction(async (manager) => {
      await manager.insert(Note, { text: 'not yet' })
      // As another request does, which knows nothing of this one.
      read = await new Promise((resolve, reject) => beside(() => texts().then(resolve, reject)))
    })
    expect(read).toEqual(['committed'])
    expect(await texts()).toEqual(['committed', 'not yet'])
  })

  test('rolls back a transaction nested on the same manager alone', async () => {
    await dataSource.transaction(async (manager) => {
      await manager.insert(Note, { text: 'outer' })
      const nested = manager.transaction(async (inner) => {
        await inner.insert(Note, { text: 'inner' })
        throw new Error('roll back')
      })
      await expect(nested).rejects.toThrow('roll back')
    })
    expect(await texts()).toEqual(['outer'])
  })

  test.each(['rolled back', 'committed'])(
    'lets no straggler of a transaction write while or after it is %s',
    async (end) => {
      let stragglers: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([])
      const ended = dataSource.transaction(async (manager) => {
        stragglers = Promise.allSettled(Array.from({ length: 20 }, (_, place) => writeAfter(place + 1, manager)))
        if (end === 'rolled back') throw new Error('roll back')
      })
      if (end === 'rolled back') await expect(ended).rejects.toThrow('roll back')
      else await ended
      const refused = { status: 'rejected', reason: expect.any(QueryRunnerAlreadyReleasedError) }
      expect(await stragglers).toEqual(Array.from({ length: 20 }, () => refused))
      expect(await texts()).toEqual([])
    },
  )

  test('takes booleans, dates and undefined as parameters of raw queries', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z')
    const text = randomUUID()
    const sql = 'INSERT INTO note (text, done, at, body) VALUES (?, ?, ?, ?)'
    await dataSource.query(sql, [text, true, at, undefined])
    const found = await dataSource.getRepository(Note).findOneByOrFail({ text, at })
    expect(found).toMatchObject({ done: true, at, body: null })
    expect(await dataSource.query('SELECT text FROM note WHERE done = ? AND at = ?', [true, at])).toEqual([{ text }])
  })

  if (name === 'sqlite') {
    test('refuses an object or an invalid date as a parameter', async () => {
      const sql = 'SELECT * FROM note WHERE text = ?'
      await expect(dataSource.query(sql, [{ text: 'a' }])).rejects.toThrow(/cannot bind a parameter of type object/)
      await expect(dataSource.query(sql, [new Date('')])).rejects.toThrow(/cannot bind an invalid Date/)
      await expect(dataSource.query(sql, [{ a: 1 }])).rejects.toMatchObject({ driverError: expect.any(TypeError) })
    })

    test('throws instead of deadlocking when a transaction uses anything but its own manager', async () => {
      const notes = dataSource.getRepository(Note)
      await dataSource.transaction(async (manager) => {
        await manager.insert(Note, { text: 'own' })
        await expect(notes.find()).rejects.toThrow('inside a transaction use the EntityManager passed to it')
        await expect(notes.save({ text: 'outer' })).rejects.toThrow('inside a transaction')
        await expect(dataSource.transaction(async () => {})).rejects.toThrow('inside a transaction')
      })
      expect(await texts()).toEqual(['own'])
    })

    test('gives way again when a query runner is released with its transaction open', async () => {
      const runner = dataSource.createQueryRunner()
      await runner.startTransaction()
      await runner.manager.insert(Note, { text: 'forgotten' })
      await runner.release()
      expect(await texts()).toEqual([])
    })

    test('runs in WAL mode, waits for the disk and checks foreign keys', async () => {
      expect(await dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
      expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }])
      expect(await dataSource.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }])
    })
  }
})

test('an unknown kind of database is refused without its password in the message', () => {
  expect(() => createDataSource('postgres://app:secret@host/db', [], [])).toThrow(/^(?!.*secret).*must start with/)
})
