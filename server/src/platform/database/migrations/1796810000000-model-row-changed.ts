import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** When a model row was changed last: a renewal says so at the rows that came from it. */
export class ModelRowChanged1796810000000 implements MigrationInterface {
  name = 'ModelRowChanged1796810000000'

  async up(runner: QueryRunner): Promise<void> {
    const { dateTime } = portable(runner)
    if (!(await runner.hasColumn('guideline_item', 'changed_at')))
      await runner.addColumn('guideline_item', new TableColumn(dateTime('changed_at', { isNullable: true })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('guideline_item', 'changed_at')
  }
}
