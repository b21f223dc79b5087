import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 公开落实: the sites that links may lead to. */
export class DisclosureSetting1797901000000 implements MigrationInterface {
  name = 'DisclosureSetting1797901000000'

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasTable('disclosure_setting')) return
    const { int, json } = portable(runner)
    const columns = [int('id', { isPrimary: true }), json('hosts'), int('version')]
    await runner.createTable(new Table({ name: 'disclosure_setting', columns }))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('disclosure_setting')
  }
}
