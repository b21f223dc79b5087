import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The facts of the one district that every database of earlier releases served; they stood in the code. */
const SERVED_BEFORE = {
  code: '350505',
  name: '泉州市泉港区',
  shortName: '泉港',
  officialSite: 'http://www.qg.gov.cn',
  unit: '350505106',
}

/** The district's facts become data. A database with that district's units gets its facts; an empty one is set up. */
export class Region1797400000000 implements MigrationInterface {
  name = 'Region1797400000000'

  async up(runner: QueryRunner): Promise<void> {
    const { int, varchar } = portable(runner)
    const words = (name: string, length: number) => varchar(name, length, { default: "''" })
    if (!(await runner.hasTable('region')))
      await runner.createTable(
        new Table({
          name: 'region',
          columns: [
            int('id', { isPrimary: true }),
            varchar('code', 12),
            varchar('name', 120),
            varchar('short_name', 60),
            words('official_site', 200),
            words('organiser', 120),
            words('phone', 60),
            words('icp', 60),
            words('police_record', 60),
            words('site_code', 20),
            int('version', { default: 1 }),
            words('pack_sha256', 64),
          ],
        }),
      )
    const { code, name, shortName, officialSite, unit } = SERVED_BEFORE
    const served: unknown[] = await runner.query('SELECT code FROM organisation WHERE code = ?', [unit])
    const known: unknown[] = await runner.query('SELECT id FROM region')
    if (served.length > 0 && known.length === 0)
      await runner.query('INSERT INTO region (id, code, name, short_name, official_site) VALUES (1, ?, ?, ?, ?)', [
        code,
        name,
        shortName,
        officialSite,
      ])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('region')
  }
}
