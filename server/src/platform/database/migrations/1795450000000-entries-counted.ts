import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'

/** Counting the standing entries of each assignment (the matrix) needs no look at the rows themselves. */
export class EntriesCounted1795450000000 implements MigrationInterface {
  name = 'EntriesCounted1795450000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      'entry',
      new TableIndex({ name: 'ix_entry_standing', columnNames: ['assignment_id', 'deleted_at'] }),
    )
    await runner.dropIndex('entry', 'ix_entry_assignment')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('entry', new TableIndex({ name: 'ix_entry_assignment', columnNames: ['assignment_id'] }))
    await runner.dropIndex('entry', 'ix_entry_standing')
  }
}
