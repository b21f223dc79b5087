import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 标准指引 in versions: what each brings, from when on a row applies, who checked it, and what the product brought. */
export class GuidelineVersions1797100000000 implements MigrationInterface {
  name = 'GuidelineVersions1797100000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar, json } = portable(runner)
    const columns = [
      dateTime('applies_from', { isNullable: true }),
      dateTime('applies_to', { isNullable: true }),
      varchar('checked_by', 120, { default: "''" }),
      dateTime('checked_at', { isNullable: true }),
      json('shipped', { isNullable: true }),
      json('spared', { isNullable: true }),
    ]
    for (const column of columns)
      if (!(await runner.hasColumn('guideline_item', column.name)))
        await runner.addColumn('guideline_item', new TableColumn(column))
    if (!(await runner.hasTable('guideline_version')))
      await runner.createTable(
        new Table({
          name: 'guideline_version',
          columns: [
            id(),
            varchar('domain_code', 10),
            int('number', { default: 0 }),
            varchar('origin', 10),
            varchar('state', 12),
            json('source'),
            varchar('pack_hash', 64, { default: "''" }),
            varchar('comes_on', 10, { default: "''" }),
            varchar('announced_in', 34, { default: "''" }),
            json('spared', { isNullable: true }),
            varchar('by', 120),
            dateTime('made_at', { isNullable: true }),
            dateTime('announced_at', { isNullable: true }),
            dateTime('in_force_at', { isNullable: true }),
          ],
          indices: [
            new TableIndex({ name: 'ix_guideline_version', columnNames: ['domain_code', 'number'] }),
            new TableIndex({ name: 'ix_guideline_version_state', columnNames: ['state'] }),
          ],
        }),
      )
    if (!(await runner.hasTable('guideline_change')))
      await runner.createTable(
        new Table({
          name: 'guideline_change',
          columns: [
            id(),
            int('version_id'),
            varchar('kind', 10),
            int('item_id', { isNullable: true }),
            json('base', { isNullable: true }),
            json('fields', { isNullable: true }),
            json('former', { isNullable: true }),
          ],
          indices: [new TableIndex({ name: 'ix_guideline_change', columnNames: ['version_id'] })],
        }),
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('guideline_change')
    await runner.dropTable('guideline_version')
    for (const column of ['spared', 'shipped', 'checked_at', 'checked_by', 'applies_to', 'applies_from'])
      await runner.dropColumn('guideline_item', column)
  }
}
