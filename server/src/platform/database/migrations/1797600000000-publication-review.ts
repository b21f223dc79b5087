import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The three reviews before a publication (条例第十七条), by name; an edition keeps those it was published with. */
export class PublicationReview1797600000000 implements MigrationInterface {
  name = 'PublicationReview1797600000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar, json } = portable(runner)
    if (!(await runner.hasColumn('edition', 'reviews')))
      await runner.addColumn('edition', new TableColumn(json('reviews', { isNullable: true })))
    if (!(await runner.hasTable('publication_review')))
      await runner.createTable(
        new Table({
          name: 'publication_review',
          columns: [
            id(),
            varchar('plan', 64),
            varchar('round_code', 20),
            json('domain_codes'),
            varchar('kind', 12),
            int('person_id'),
            varchar('name', 60),
            varchar('unit', 120),
            varchar('content_hash', 64),
            int('seen_version'),
            dateTime('at'),
          ],
          indices: [new TableIndex({ name: 'uq_publication_review', columnNames: ['plan', 'kind'], isUnique: true })],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('publication_review')
    await runner.dropColumn('edition', 'reviews')
  }
}
