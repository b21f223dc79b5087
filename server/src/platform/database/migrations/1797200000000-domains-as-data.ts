import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** Domains as data: order, kind, sign, who fills, the guideline followed, 停用. Those there are keep the order of their codes. */
export class DomainsAsData1797200000000 implements MigrationInterface {
  name = 'DomainsAsData1797200000000'

  async up(runner: QueryRunner): Promise<void> {
    const { int, bool, dateTime, varchar, json } = portable(runner)
    const columns = [
      int('position', { default: '0' }),
      varchar('kind', 12, { default: "'pilot'" }),
      varchar('sign', 20, { default: "''" }),
      json('filler_codes', { isNullable: true }),
      varchar('guideline_title', 200, { default: "''" }),
      varchar('guideline_number', 100, { default: "''" }),
      dateTime('retired_at', { isNullable: true }),
      varchar('retire_reason', 200, { default: "''" }),
    ]
    for (const column of columns)
      if (!(await runner.hasColumn('pilot_domain', column.name)))
        await runner.addColumn('pilot_domain', new TableColumn(column))
    if (!(await runner.hasColumn('extension', 'joined')))
      await runner.addColumn('extension', new TableColumn(bool('joined', { default: '0' })))
    const domains: { code: string }[] = await runner.query('SELECT code FROM pilot_domain ORDER BY code')
    for (const [index, { code }] of domains.entries())
      await runner.query('UPDATE pilot_domain SET position = ? WHERE code = ? AND position = 0', [index + 1, code])
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('extension', 'joined')
    for (const column of [
      'position',
      'kind',
      'sign',
      'filler_codes',
      'guideline_title',
      'guideline_number',
      'retired_at',
      'retire_reason',
    ])
      await runner.dropColumn('pilot_domain', column)
  }
}
