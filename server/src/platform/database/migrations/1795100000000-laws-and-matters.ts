import { type MigrationInterface, type QueryRunner, Table, TableUnique } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 法规库 and the matter lists. */
export class LawsAndMatters1795100000000 implements MigrationInterface {
  name = 'LawsAndMatters1795100000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, varchar } = portable(runner)
    await runner.createTable(
      new Table({
        name: 'law',
        columns: [
          id(),
          varchar('organisation_code', 40),
          varchar('title', 200),
          varchar('document_number', 100),
          varchar('status', 10),
          varchar('replaced_by', 200),
          varchar('note', 500),
          varchar('search_key', 310),
        ],
        uniques: [new TableUnique({ name: 'uq_law', columnNames: ['organisation_code', 'search_key'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'matter',
        columns: [
          id(),
          varchar('organisation_code', 40),
          varchar('kind', 10),
          varchar('code', 60),
          varchar('name', 200),
          varchar('search_key', 270),
        ],
        uniques: [new TableUnique({ name: 'uq_matter', columnNames: ['organisation_code', 'kind', 'code'] })],
      }),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('matter')
    await runner.dropTable('law')
  }
}
