import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** When a submission was first handed in, by which lateness is judged; the date itself follows in a step of its own. */
export class FirstHandIn1796200000000 implements MigrationInterface {
  name = 'FirstHandIn1796200000000'

  async up(runner: QueryRunner): Promise<void> {
    const { dateTime } = portable(runner)
    if (await runner.hasColumn('submission', 'first_sent_at')) return
    await runner.addColumn('submission', new TableColumn(dateTime('first_sent_at', { isNullable: true })))
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('submission', 'first_sent_at')) await runner.dropColumn('submission', 'first_sent_at')
  }
}
