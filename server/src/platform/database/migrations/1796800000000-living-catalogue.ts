import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** One number for life: what becomes of a published item in a round, who decided it, and which edition said last how it is. */
export class LivingCatalogue1796800000000 implements MigrationInterface {
  name = 'LivingCatalogue1796800000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, varchar, json } = portable(runner)
    const columns: [table: string, column: TableColumn][] = [
      ['entry', new TableColumn(json('denied_numbers', { isNullable: true }))],
      ['entry', new TableColumn(json('answered_fields', { isNullable: true }))],
      ['entry', new TableColumn(bool('confirmed', { default: '0' }))],
      ['edition_entry', new TableColumn(int('kept_from', { isNullable: true }))],
      ['amendment', new TableColumn(dateTime('finalised_at', { isNullable: true }))],
      ['round', new TableColumn(varchar('kind', 12, { default: "'compilation'" }))],
    ]
    for (const [table, column] of columns)
      if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, column)
    if (!(await runner.hasTable('cancelled_item')))
      await runner.createTable(
        new Table({
          name: 'cancelled_item',
          columns: [
            id(),
            int('assignment_id'),
            varchar('public_number', 60),
            varchar('reason', 500),
            int('successor_entry_id', { isNullable: true }),
            varchar('by', 120),
            dateTime('at'),
          ],
          indices: [
            new TableIndex({
              name: 'uq_cancelled_item',
              columnNames: ['assignment_id', 'public_number'],
              isUnique: true,
            }),
          ],
        }),
      )
    if (!(await runner.hasTable('unit_withdrawal')))
      await runner.createTable(
        new Table({
          name: 'unit_withdrawal',
          columns: [
            id(),
            varchar('round_code', 20),
            varchar('domain_code', 10),
            varchar('organisation_code', 40),
            varchar('reason', 500),
            varchar('by', 120),
            dateTime('at'),
          ],
          indices: [
            new TableIndex({
              name: 'uq_unit_withdrawal',
              columnNames: ['round_code', 'domain_code', 'organisation_code'],
              isUnique: true,
            }),
          ],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('unit_withdrawal')
    await runner.dropTable('cancelled_item')
    await runner.dropColumn('round', 'kind')
    await runner.dropColumn('amendment', 'finalised_at')
    await runner.dropColumn('edition_entry', 'kept_from')
    for (const column of ['confirmed', 'answered_fields', 'denied_numbers']) await runner.dropColumn('entry', column)
  }
}
