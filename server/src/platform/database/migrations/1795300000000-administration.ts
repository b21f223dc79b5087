import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex, TableUnique } from 'typeorm'
import { portable } from '../portable-columns.js'

const VERSIONED = ['organisation', 'pilot_domain', 'round', 'person']

/** The office's own tables: units with their former names, leads, accounts, extensions, closed phases, working days. */
export class Administration1795300000000 implements MigrationInterface {
  name = 'Administration1795300000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, varchar } = portable(runner)
    const nullable = { isNullable: true }
    const add = (table: string, ...columns: ConstructorParameters<typeof TableColumn>[0][]) =>
      runner.addColumns(
        table,
        columns.map((column) => new TableColumn(column)),
      )
    for (const table of VERSIONED) await add(table, int('version', { default: '1' }))
    await add('organisation', bool('active', { default: '1' }), varchar('merged_into', 40, nullable))
    await add('person', bool('active', { default: '1' }), bool('must_change_password', { default: '0' }))
    await runner.createTable(
      new Table({
        name: 'organisation_name',
        columns: [id(), varchar('organisation_code', 40), varchar('name', 120), varchar('used_until', 10)],
        indices: [new TableIndex({ name: 'ix_organisation_name', columnNames: ['organisation_code'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'extension',
        columns: [
          id(),
          varchar('round_code', 20),
          varchar('phase', 12),
          varchar('organisation_code', 40),
          varchar('domain_code', 10, nullable),
          varchar('due_on', 10),
          varchar('reason', 200),
          varchar('granted_by', 120),
          dateTime('granted_at'),
          dateTime('withdrawn_at', nullable),
        ],
        indices: [new TableIndex({ name: 'ix_extension_round', columnNames: ['round_code'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'phase_closure',
        columns: [
          id(),
          varchar('round_code', 20),
          varchar('phase', 12),
          varchar('closed_by', 120),
          dateTime('closed_at'),
        ],
        uniques: [new TableUnique({ name: 'uq_phase_closure', columnNames: ['round_code', 'phase'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'calendar_day',
        columns: [varchar('date', 10, { isPrimary: true }), bool('working'), varchar('note', 100)],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calendar_day', 'phase_closure', 'extension', 'organisation_name'])
      await runner.dropTable(table)
    await runner.dropColumns('person', ['active', 'must_change_password'])
    await runner.dropColumns('organisation', ['active', 'merged_into'])
    for (const table of VERSIONED) await runner.dropColumn(table, 'version')
  }
}
