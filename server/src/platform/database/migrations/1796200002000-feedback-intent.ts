import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** By what a feedback that is sent again is known. */
export class FeedbackIntent1796200002000 implements MigrationInterface {
  name = 'FeedbackIntent1796200002000'

  async up(runner: QueryRunner): Promise<void> {
    const { varchar } = portable(runner)
    if (await runner.hasColumn('feedback', 'intent')) return
    await runner.addColumn('feedback', new TableColumn(varchar('intent', 64, { isNullable: true })))
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('feedback', 'intent')) await runner.dropColumn('feedback', 'intent')
  }
}
