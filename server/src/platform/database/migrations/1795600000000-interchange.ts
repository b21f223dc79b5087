import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames })

/** Tables brought along, and documents asked for. */
export class Interchange1795600000000 implements MigrationInterface {
  name = 'Interchange1795600000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, json, varchar } = portable(runner)
    const nullable = { isNullable: true }
    const zero = { default: '0' }
    await runner.createTable(
      new Table({
        name: 'import',
        columns: [
          id(),
          int('version', { default: '1' }),
          varchar('kind', 20),
          varchar('state', 10),
          varchar('name', 200),
          varchar('organisation_code', 40),
          varchar('by', 120),
          dateTime('at'),
          varchar('domain_code', 10),
          int('progress', zero),
          dateTime('touched_at'),
          json('refusals', nullable),
          json('outcome', nullable),
          json('cleared', nullable),
        ],
        indices: [index('ix_import_unit', ['organisation_code', 'at'])],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'import_row',
        columns: [
          id(),
          int('import_id'),
          int('version', { default: '1' }),
          int('position'),
          varchar('place', 120),
          varchar('line', 10),
          varchar('said', 200),
          varchar('domain_code', 10),
          json('source'),
          json('fields', nullable),
          json('column_values', nullable),
          json('doubts'),
          json('faults'),
          bool('incomplete'),
          bool('doubtful'),
          bool('faulty'),
          varchar('match', 10, nullable),
          varchar('match_key', 64),
          varchar('target', 60, nullable),
          varchar('target_mark', 64, nullable),
          bool('chosen'),
        ],
        indices: [
          index('ix_import_row', ['import_id', 'position']),
          index('ix_import_row_key', ['import_id', 'match_key']),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'import_effect',
        columns: [id(), int('import_id'), int('row_id'), varchar('target', 60), varchar('mark', 64), json('former')],
        indices: [index('ix_import_effect', ['import_id'])],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'export',
        columns: [
          id(),
          int('person_id', nullable),
          varchar('organisation_code', 40, nullable),
          varchar('kind', 20),
          varchar('format', 10),
          json('request'),
          json('scope'),
          json('editions'),
          varchar('data_key', 64),
          varchar('state', 10),
          varchar('name', 200),
          int('progress', zero),
          int('row_count', zero),
          int('size', zero),
          varchar('sha256', 64, { default: "''" }),
          int('tries', zero),
          dateTime('asked_at'),
          dateTime('touched_at'),
          dateTime('expires_at', nullable),
          json('refusals', nullable),
        ],
        indices: [
          index('ix_export_person', ['person_id', 'asked_at']),
          index('ix_export_state', ['state', 'asked_at']),
          index('ix_export_data', ['data_key']),
        ],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['export', 'import_effect', 'import_row', 'import']) await runner.dropTable(table)
  }
}
