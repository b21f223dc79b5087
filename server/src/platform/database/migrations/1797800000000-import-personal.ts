import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 个人信息 in the lines of an import; lines that were read before are looked through when they are handed in. */
export class ImportPersonal1797800000000 implements MigrationInterface {
  name = 'ImportPersonal1797800000000'

  async up(runner: QueryRunner): Promise<void> {
    const { varchar } = portable(runner)
    if (!(await runner.hasColumn('import_row', 'personal')))
      await runner.addColumn('import_row', new TableColumn(varchar('personal', 250, { default: "''" })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('import_row', 'personal')
  }
}
