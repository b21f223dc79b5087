import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** Concealed content stays down: its text, the rows of editions that hold it, and since when an edition lacks some. */
export class ConcealedContent1796700000000 implements MigrationInterface {
  name = 'ConcealedContent1796700000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, varchar } = portable(runner)
    if (!(await runner.hasTable('concealed_content')))
      await runner.createTable(
        new Table({
          name: 'concealed_content',
          columns: [
            id(),
            int('edition_id'),
            varchar('domain_code', 10),
            varchar('organisation_code', 40),
            varchar('public_number', 60),
            varchar('fingerprint', 64),
          ],
          indices: [
            new TableIndex({ name: 'ix_concealed_content', columnNames: ['domain_code'] }),
            new TableIndex({ name: 'ix_concealed_content_edition', columnNames: ['edition_id'] }),
          ],
        }),
      )
    for (const table of ['edition_entry', 'edition_change'])
      if (!(await runner.hasColumn(table, 'concealed')))
        await runner.addColumn(table, new TableColumn(bool('concealed', { default: '0' })))
    if (!(await runner.hasColumn('edition', 'thinned_at')))
      await runner.addColumn('edition', new TableColumn(dateTime('thinned_at', { isNullable: true })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('edition', 'thinned_at')
    await runner.dropColumn('edition_change', 'concealed')
    await runner.dropColumn('edition_entry', 'concealed')
    await runner.dropTable('concealed_content')
  }
}
