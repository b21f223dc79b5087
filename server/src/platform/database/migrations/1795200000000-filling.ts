import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex, TableUnique } from 'typeorm'
import { portable } from '../portable-columns.js'

/** Filling: 无此职责, villages, undo of a deletion, saves that are sent twice, and what each hand-in held. */
export class Filling1795200000000 implements MigrationInterface {
  name = 'Filling1795200000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, json, varchar } = portable(runner)
    const nullable = { isNullable: true }
    const columns = (...options: ConstructorParameters<typeof TableColumn>[0][]) =>
      options.map((option) => new TableColumn(option))

    await runner.addColumns(
      'assignment',
      columns(int('parent_id', nullable), varchar('no_duty_reason', 200, { default: "''" })),
    )
    await runner.createIndex('assignment', new TableIndex({ name: 'ix_assignment_parent', columnNames: ['parent_id'] }))
    await runner.addColumns(
      'entry',
      columns(
        dateTime('deleted_at', nullable),
        json('save_ids', nullable),
        varchar('add_id', 64, nullable),
        varchar('origin_code', 40, nullable),
        int('origin_entry_id', nullable),
      ),
    )
    // an index, since MySQL has no other unique constraint; it lets many NULLs through, as SQLite's does
    await runner.createIndex(
      'entry',
      new TableIndex({ name: 'uq_entry_add', columnNames: ['assignment_id', 'add_id'], isUnique: true }),
    )
    await runner.createTable(
      new Table({
        name: 'declined_item',
        columns: [
          id(),
          int('assignment_id'),
          int('guideline_item_id'),
          varchar('reason', 200),
          varchar('by', 120),
          dateTime('at'),
        ],
        uniques: [new TableUnique({ name: 'uq_declined_item', columnNames: ['assignment_id', 'guideline_item_id'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'submission_revision',
        columns: [
          id(),
          int('submission_id'),
          int('revision'),
          dateTime('submitted_at'),
          varchar('by', 120),
          int('entry_count'),
          json('entries'),
        ],
        uniques: [new TableUnique({ name: 'uq_submission_revision', columnNames: ['submission_id', 'revision'] })],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('submission_revision')
    await runner.dropTable('declined_item')
    await runner.dropIndex('entry', 'uq_entry_add')
    await runner.dropColumns('entry', ['deleted_at', 'save_ids', 'add_id', 'origin_code', 'origin_entry_id'])
    await runner.dropIndex('assignment', 'ix_assignment_parent')
    await runner.dropColumns('assignment', ['parent_id', 'no_duty_reason'])
  }
}
