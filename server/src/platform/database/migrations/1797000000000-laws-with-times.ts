import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 法规库 as data: from when to when a law is in force, what took its place, where that can be looked up, who changed it. */
export class LawsWithTimes1797000000000 implements MigrationInterface {
  name = 'LawsWithTimes1797000000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns(runner))
      if (!(await runner.hasColumn('law', column.name))) await runner.addColumn('law', column)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of columns(runner)) await runner.dropColumn('law', name)
  }
}

function columns(runner: QueryRunner): TableColumn[] {
  const { int, dateTime, varchar, json } = portable(runner)
  const unknown = { isNullable: true }
  const empty = { default: "''" }
  return [
    varchar('kind', 12, unknown),
    varchar('issuer', 100, empty),
    varchar('effective_from', 10, unknown),
    varchar('ended_on', 10, unknown),
    varchar('ended_by', 200, empty),
    json('replacements', unknown),
    int('last_article', unknown),
    varchar('source', 300, empty),
    dateTime('edited_at', unknown),
    int('version', { default: '1' }),
  ].map((options) => new TableColumn(options))
}
