import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'

const INDEX = new TableIndex({ name: 'uq_feedback_intent', columnNames: ['intent'], isUnique: true })

/** Of two processes that are sent the same at once one finds what the other stored. */
export class OneFeedbackAnIntent1796200003000 implements MigrationInterface {
  name = 'OneFeedbackAnIntent1796200003000'

  async up(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('feedback')
    if (!table?.indices.some(({ name }) => name === INDEX.name)) await runner.createIndex('feedback', INDEX)
  }

  async down(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('feedback')
    if (table?.indices.some(({ name }) => name === INDEX.name)) await runner.dropIndex('feedback', INDEX)
  }
}
