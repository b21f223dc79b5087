import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** By when a feedback shall be answered hangs on the calendar, which changes: it is reckoned where it is shown. */
export class AnswerDueReckoned1796200004000 implements MigrationInterface {
  name = 'AnswerDueReckoned1796200004000'

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('feedback', 'answer_due_on')) await runner.dropColumn('feedback', 'answer_due_on')
  }

  async down(runner: QueryRunner): Promise<void> {
    const { varchar } = portable(runner)
    if (await runner.hasColumn('feedback', 'answer_due_on')) return
    await runner.addColumn('feedback', new TableColumn(varchar('answer_due_on', 10, { default: "''" })))
  }
}
