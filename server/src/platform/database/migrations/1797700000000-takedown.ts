import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 紧急下线: what is down, the rows of editions nobody outside reads meanwhile, and the act that concealed a content. */
export class Takedown1797700000000 implements MigrationInterface {
  name = 'Takedown1797700000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, varchar } = portable(runner)
    if (!(await runner.hasTable('takedown')))
      await runner.createTable(
        new Table({
          name: 'takedown',
          columns: [
            id(),
            int('version', { default: '1' }),
            varchar('subject_kind', 20),
            varchar('subject', 60),
            varchar('organisation_code', 40),
            varchar('domain_code', 10, { isNullable: true }),
            varchar('kind', 20),
            varchar('reason', 500),
            varchar('by', 120),
            dateTime('at'),
            varchar('state', 10),
            dateTime('ended_at', { isNullable: true }),
            varchar('ended_by', 120, { default: "''" }),
            varchar('ended_reason', 500, { default: "''" }),
            int('ended_in', { isNullable: true }),
          ],
          indices: [
            new TableIndex({ name: 'ix_takedown_subject', columnNames: ['subject_kind', 'subject'] }),
            new TableIndex({ name: 'ix_takedown_state', columnNames: ['state'] }),
          ],
        }),
      )
    for (const table of ['edition_entry', 'edition_change'])
      if (!(await runner.hasColumn(table, 'paused')))
        await runner.addColumn(table, new TableColumn(bool('paused', { default: '0' })))
    if (!(await runner.hasColumn('concealed_content', 'takedown_id')))
      await runner.addColumn('concealed_content', new TableColumn(int('takedown_id', { isNullable: true })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('concealed_content', 'takedown_id')
    await runner.dropColumn('edition_change', 'paused')
    await runner.dropColumn('edition_entry', 'paused')
    await runner.dropTable('takedown')
  }
}
