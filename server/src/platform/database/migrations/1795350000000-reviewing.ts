import { type MigrationInterface, type QueryRunner, Table, TableIndex, TableUnique } from 'typeorm'
import { portable } from '../portable-columns.js'

/** Reviewing: marks of single entries, usual remarks, and verdicts on many that can be taken back for 10 s. */
export class Reviewing1795350000000 implements MigrationInterface {
  name = 'Reviewing1795350000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, json, varchar } = portable(runner)
    const unique = (name: string, ...columnNames: string[]) => [new TableUnique({ name, columnNames })]
    await runner.createTable(
      new Table({
        name: 'verdict',
        columns: [
          id(),
          int('submission_id'),
          int('revision'),
          varchar('organisation_code', 40),
          int('entry_id'),
          varchar('mark', 10),
          json('reasons'),
          varchar('by', 120),
          dateTime('at'),
        ],
        uniques: unique('uq_verdict', 'submission_id', 'revision', 'organisation_code', 'entry_id'),
      }),
    )
    await runner.createTable(
      new Table({
        name: 'canned_remark',
        columns: [id(), varchar('organisation_code', 40), int('position'), varchar('text', 200)],
        uniques: unique('uq_canned_remark', 'organisation_code', 'position'),
      }),
    )
    await runner.createTable(
      new Table({
        name: 'review_batch',
        columns: [
          id(),
          varchar('organisation_code', 40),
          json('actor'),
          varchar('act', 10),
          varchar('overall', 500),
          dateTime('effective_at'),
          varchar('state', 10),
        ],
        indices: [new TableIndex({ name: 'ix_review_batch_state', columnNames: ['state'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'review_batch_item',
        columns: [
          id(),
          int('batch_id'),
          int('assignment_id'),
          int('revision'),
          varchar('outcome', 10, { isNullable: true }),
          varchar('reason', 500),
        ],
        uniques: unique('uq_review_batch_item', 'batch_id', 'assignment_id'),
        indices: [new TableIndex({ name: 'ix_review_batch_item_assignment', columnNames: ['assignment_id'] })],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review_batch_item', 'review_batch', 'canned_remark', 'verdict']) await runner.dropTable(table)
  }
}
