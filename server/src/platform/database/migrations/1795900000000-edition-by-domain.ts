import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm'

const INDEX = new TableIndex({ name: 'ix_edition_entry_domain', columnNames: ['edition_id', 'domain_code'] })

/** An edition is read domain by domain, piece by piece; without this each piece goes through the whole edition. */
export class EditionByDomain1795900000000 implements MigrationInterface {
  name = 'EditionByDomain1795900000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('edition_entry', INDEX)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('edition_entry', INDEX)
  }
}
