import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The looks for 个人信息 through all that stands, and their findings; how much of it a document held. */
export class PersonalScan1797600010000 implements MigrationInterface {
  name = 'PersonalScan1797600010000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar, json } = portable(runner)
    if (!(await runner.hasColumn('export', 'personal')))
      await runner.addColumn('export', new TableColumn(json('personal', { isNullable: true })))
    if (!(await runner.hasTable('personal_scan')))
      await runner.createTable(
        new Table({
          name: 'personal_scan',
          columns: [
            id(),
            varchar('occasion', 60),
            dateTime('started_at'),
            dateTime('finished_at', { isNullable: true }),
            int('looked', { default: 0 }),
            int('found', { default: 0 }),
            int('fresh', { default: 0 }),
          ],
          indices: [new TableIndex({ name: 'uq_personal_scan', columnNames: ['occasion'], isUnique: true })],
        }),
      )
    if (!(await runner.hasTable('personal_finding')))
      await runner.createTable(
        new Table({
          name: 'personal_finding',
          columns: [
            id(),
            varchar('place', 12),
            varchar('subject', 60),
            int('edition_id', { isNullable: true }),
            varchar('domain_code', 10, { default: "''" }),
            varchar('organisation_code', 40),
            varchar('name', 400),
            varchar('part', 60),
            int('from_at'),
            int('to_at'),
            varchar('kind', 20),
            varchar('gravity', 10),
            varchar('masked', 200),
            varchar('salt', 32),
            varchar('code', 64),
            dateTime('found_at'),
            varchar('state', 10),
            varchar('answered', 20, { default: "''" }),
            varchar('until', 10, { isNullable: true }),
            dateTime('settled_at', { isNullable: true }),
          ],
          indices: [new TableIndex({ name: 'ix_personal_finding_unit', columnNames: ['organisation_code', 'state'] })],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('personal_finding')
    await runner.dropTable('personal_scan')
    await runner.dropColumn('export', 'personal')
  }
}
