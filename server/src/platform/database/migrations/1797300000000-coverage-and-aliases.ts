import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 覆盖情况: gaps marked 不适用; 别名: words that were learnt from corrections. */
export class CoverageAndAliases1797300000000 implements MigrationInterface {
  name = 'CoverageAndAliases1797300000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar } = portable(runner)
    if (!(await runner.hasTable('coverage_mark')))
      await runner.createTable(
        new Table({
          name: 'coverage_mark',
          columns: [
            id(),
            varchar('kind', 12),
            varchar('organisation_code', 40),
            varchar('gap_key', 100),
            varchar('reason', 500),
            int('version'),
            varchar('by', 200),
            dateTime('at'),
          ],
          uniques: [{ name: 'uq_coverage_mark', columnNames: ['kind', 'organisation_code', 'gap_key'] }],
        }),
      )
    if (!(await runner.hasTable('learnt_alias')))
      await runner.createTable(
        new Table({
          name: 'learnt_alias',
          columns: [
            id(),
            varchar('kind', 10),
            varchar('organisation_code', 40),
            varchar('alias', 100),
            varchar('alias_key', 100),
            varchar('means', 40),
            varchar('by', 200),
            dateTime('at'),
          ],
          uniques: [{ name: 'uq_learnt_alias', columnNames: ['kind', 'organisation_code', 'alias_key'] }],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('learnt_alias')
    await runner.dropTable('coverage_mark')
  }
}
