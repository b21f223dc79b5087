import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 个人信息: what was said of findings, each by a code that does not tell the datum, and the telephones of offices. */
export class PersonalAnswers1797500000000 implements MigrationInterface {
  name = 'PersonalAnswers1797500000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, varchar, dateTime } = portable(runner)
    if (!(await runner.hasTable('personal_answer')))
      await runner.createTable(
        new Table({
          name: 'personal_answer',
          columns: [
            id(),
            varchar('organisation_code', 40),
            varchar('kind', 20),
            varchar('code', 64),
            varchar('salt', 32),
            varchar('masked', 200),
            varchar('gravity', 10),
            varchar('answer', 20),
            varchar('reason', 500),
            varchar('ground', 500),
            varchar('until', 10, { isNullable: true }),
            varchar('by', 200),
            dateTime('at'),
          ],
          uniques: [{ name: 'uq_personal_answer', columnNames: ['organisation_code', 'kind', 'code'] }],
        }),
      )
    if (!(await runner.hasTable('official_number')))
      await runner.createTable(
        new Table({
          name: 'official_number',
          columns: [
            id(),
            varchar('number', 60),
            varchar('number_key', 30),
            varchar('label', 100),
            varchar('by', 200),
            dateTime('at'),
            int('version'),
          ],
          uniques: [{ name: 'uq_official_number', columnNames: ['number_key'] }],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('official_number')
    await runner.dropTable('personal_answer')
  }
}
