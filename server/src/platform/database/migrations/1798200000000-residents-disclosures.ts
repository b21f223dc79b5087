import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The publication that an answer carries; results of links; titles that are held in memory are compared by their versions. */
export class ResidentsDisclosures1798200000000 implements MigrationInterface {
  name = 'ResidentsDisclosures1798200000000'

  async up(runner: QueryRunner): Promise<void> {
    const { int, varchar } = portable(runner)
    const columns = [
      ['feedback', int('disclosure_id', { isNullable: true })],
      ['disclosure', varchar('link_result', 10, { default: "''" })],
      ['disclosure', varchar('link_checked_on', 10, { isNullable: true })],
      ['disclosure', varchar('link_tried_on', 10, { isNullable: true })],
    ] as const
    for (const [table, column] of columns)
      if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column))
    const occurrence = await runner.getTable('occurrence')
    if (!occurrence?.indices.some(({ name }) => name === 'ix_occurrence_version'))
      await runner.createIndex(
        'occurrence',
        new TableIndex({ name: 'ix_occurrence_version', columnNames: ['version'] }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('occurrence', 'ix_occurrence_version')
    await runner.dropColumns('disclosure', ['link_result', 'link_checked_on', 'link_tried_on'])
    await runner.dropColumn('feedback', 'disclosure_id')
  }
}
