import { type DataSource, EntitySchema, type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { createDataSource } from '../../server/src/platform/database/data-source.js'
import { boundList, In } from '../../server/src/platform/database/in-list.js'
import { portable } from '../../server/src/platform/database/portable-columns.js'
import { insertMany, setEach } from '../../server/src/platform/database/write-many.js'
import { databases } from '../support/databases.js'

interface Row {
  id: number
  name: string
  number: number | null
  body: unknown
}
const Row = new EntitySchema<Row>({
  name: 'Row',
  tableName: 'many_row',
  columns: {
    id: { type: 'int', primary: true, generated: true },
    name: { type: 'varchar', length: 60 },
    number: { type: 'int', nullable: true },
    body: { type: 'simple-json', nullable: true },
  },
})
class CreateRow1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner) {
    const { id, varchar, int, json } = portable(queryRunner)
    const columns = [id(), varchar('name', 60), int('number', { isNullable: true }), json('body', { isNullable: true })]
    await queryRunner.createTable(new Table({ name: 'many_row', columns }))
  }

  async down(queryRunner: QueryRunner) {
    await queryRunner.dropTable('many_row')
  }
}

const MANY = 2500
const range = Array.from({ length: MANY }, (_, index) => index)

describe.each(databases)('lists as long as the data on $name', ({ name, url }) => {
  let dataSource: DataSource
  beforeAll(async () => {
    dataSource = await createDataSource(await url(), [Row], [CreateRow1700000000002]).initialize()
    await dataSource.runMigrations()
  })
  beforeEach(() => dataSource.getRepository(Row).clear())
  afterAll(() => dataSource?.destroy())

  const fresh = () =>
    range.map((number) => ({
      name: `行“${number}'\\"?`,
      number: number % 2 ? number : null,
      body: { 字: [`${number}`] },
    }))
  const stored = () => dataSource.getRepository(Row).find({ order: { id: 'ASC' } })

  test('no statement may bind a parameter for each row', async () => {
    const marks = range.map(() => '?').join()
    await expect(dataSource.query(`SELECT id FROM many_row WHERE number IN (${marks})`, range)).rejects.toThrow(
      `${MANY} parameters in one statement`,
    )
  })

  test('rows are found, changed and deleted by thousands of ids or texts', async () => {
    await insertMany(dataSource.manager, Row, fresh())
    const rows = await stored()
    const { manager } = dataSource
    const names = rows.slice(1).map((row) => row.name)
    expect(await manager.countBy(Row, { name: In(names), id: In(rows.slice(0, -1).map(({ id }) => id)) })).toBe(
      MANY - 2,
    )
    expect(await manager.countBy(Row, { number: In([null, 1, 3, null]) })).toBe(2)
    expect(await manager.countBy(Row, { name: In([]) })).toBe(0)
    await manager.update(Row, { id: In(rows.slice(10).map(({ id }) => id)) }, { number: -1 })
    expect(await manager.countBy(Row, { number: -1 })).toBe(MANY - 10)
    const named = (list: string[]) =>
      manager
        .createQueryBuilder(Row, 'r')
        .where('r.name IN (:list)', { list: boundList(list) })
        .getCount()
    expect([await named(names), await named([])]).toEqual([MANY - 1, 0])
    await manager.delete(Row, { name: In(names) })
    expect((await stored()).map(({ id }) => id)).toEqual([rows[0]?.id])
  })

  test('insert, save and insertMany write them all as they are, in their order', async () => {
    const { manager } = dataSource
    const without = (rows: Row[]) => rows.map(({ name, number, body }) => ({ name, number, body }))
    const { identifiers } = await manager.insert(Row, fresh() as never)
    expect(without(await stored())).toEqual(fresh())
    expect(identifiers.map(({ id }) => id)).toEqual((await stored()).map(({ id }) => id))
    await manager.clear(Row)
    const saved = await manager.transaction((tx) => tx.save(Row, fresh()))
    expect(saved.map(({ id }) => id)).toEqual((await stored()).map(({ id }) => id))
    await manager.clear(Row)
    await manager.transaction((tx) => insertMany(tx, Row, fresh()))
    expect(without(await stored())).toEqual(fresh())
  })

  test('each row is given its own text; the others keep theirs', async () => {
    await insertMany(dataSource.manager, Row, fresh())
    const [first, ...others] = await stored()
    const values = others.map(({ id }) => ({ id, value: `第 ${id} 号'` }))
    await dataSource.manager.transaction((tx) => setEach(tx, Row, 'name', values))
    expect((await stored()).map((row) => row.name)).toEqual([first?.name, ...values.map(({ value }) => value)])
  })

  test('others have their turn between statements, within a transaction and without', async () => {
    await insertMany(dataSource.manager, Row, fresh())
    /** How often others had their turn while it ran. */
    const turnsDuring = async (work: () => Promise<unknown>) => {
      let [turns, over] = [0, false]
      const count = () => {
        turns++
        if (!over) setImmediate(count)
      }
      setImmediate(count)
      await work()
      over = true
      return turns
    }
    const busy = async (manager = dataSource.manager) => {
      for (let time = 0; time < 40; time++) await manager.find(Row)
    }
    expect(await turnsDuring(() => busy())).toBeGreaterThan(10)
    expect(await turnsDuring(() => dataSource.transaction(busy))).toBeGreaterThan(10)
  })

  if (name === 'sqlite') {
    test('who writes beside a transaction that gives others their turn still waits for it', async () => {
      const order: string[] = []
      const long = dataSource.transaction(async (tx) => {
        for (let time = 0; time < 200; time++)
          await tx.insert(Row, { name: `${time}`, number: null, body: null } as never)
        order.push('long')
      })
      const short = dataSource.getRepository(Row).insert({ name: 'beside', number: null, body: null } as never)
      await Promise.all([long, short.then(() => order.push('short'))])
      expect(order).toEqual(['long', 'short'])
      expect((await stored()).at(-1)?.name).toBe('beside')
    })
  }
})
