import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 公开落实: photos and files of 公开记录; their bytes lie in the folder of files, under their hash. */
export class DisclosureFile1798000000000 implements MigrationInterface {
  name = 'DisclosureFile1798000000000'

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasTable('disclosure_file')) return
    const { int, bool, dateTime, varchar } = portable(runner)
    await runner.createTable(
      new Table({
        name: 'disclosure_file',
        columns: [
          varchar('id', 32, { isPrimary: true }),
          varchar('organisation_code', 40),
          int('disclosure_id', { isNullable: true }),
          int('position'),
          varchar('kind', 5),
          varchar('type', 5),
          varchar('name', 120),
          varchar('sha256', 64),
          int('bytes'),
          varchar('small_sha256', 64),
          int('small_bytes'),
          int('width'),
          int('height'),
          bool('unread'),
          dateTime('made_at'),
          dateTime('unused_since', { isNullable: true }),
        ],
        indices: [
          { name: 'ix_disclosure_file_record', columnNames: ['disclosure_id'] },
          { name: 'ix_disclosure_file_unused', columnNames: ['unused_since'] },
        ],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('disclosure_file')
  }
}
