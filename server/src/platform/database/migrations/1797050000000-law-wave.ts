import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

const WAVE = 'law_wave'
const ITEM = 'law_wave_item'
const INDICES = [
  ['amendment', 'ix_amendment_wave', 'law_wave_id'],
  ['entry', 'ix_entry_number', 'public_number'],
] as const

/** A law is replaced: the wave of amendments that follows from it, and what it drafted or passed by. */
export class LawWave1797050000000 implements MigrationInterface {
  name = 'LawWave1797050000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(runner)) if (!(await runner.hasTable(table.name))) await runner.createTable(table)
    for (const column of columns(runner))
      if (!(await runner.hasColumn('amendment', column.name))) await runner.addColumn('amendment', column)
    for (const [name, index, column] of INDICES) {
      const table = await runner.getTable(name)
      if (!table?.indices.some((known) => known.name === index))
        await runner.createIndex(name, new TableIndex({ name: index, columnNames: [column] }))
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, index] of INDICES) await runner.dropIndex(name, index)
    for (const { name } of columns(runner)) await runner.dropColumn('amendment', name)
    for (const name of [ITEM, WAVE]) await runner.dropTable(name)
  }
}

function columns(runner: QueryRunner): TableColumn[] {
  const { int, varchar } = portable(runner)
  return [int('law_wave_id', { isNullable: true }), varchar('asked_article', 200, { default: "''" })].map(
    (options) => new TableColumn(options),
  )
}

function tables(runner: QueryRunner): Table[] {
  const { id, int, varchar, json, dateTime } = portable(runner)
  const unknown = { isNullable: true }
  return [
    new Table({
      name: WAVE,
      columns: [
        id(),
        int('version', { default: '1' }),
        int('law_id'),
        varchar('law_title', 200),
        varchar('law_number', 100),
        json('replacement'),
        json('domain_codes', unknown),
        varchar('reason', 500),
        varchar('trigger_on', 10),
        varchar('state', 12),
        json('actor'),
        dateTime('started_at'),
        varchar('at_domain', 10, { default: "''" }),
        varchar('after_number', 60, { default: "''" }),
        json('nudged', unknown),
      ],
    }),
    new Table({
      name: ITEM,
      columns: [
        id(),
        int('wave_id'),
        varchar('public_number', 60),
        varchar('domain_code', 10),
        varchar('organisation_code', 40),
        int('amendment_id', unknown),
        varchar('left_because', 300, { default: "''" }),
      ],
      uniques: [{ name: 'uq_law_wave_item', columnNames: ['wave_id', 'public_number'] }],
    }),
  ]
}
