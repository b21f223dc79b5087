import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The office changes laws that came with the product: which of the list each is, and what the list said when somebody decided here last. */
export class LawsEdited1797010000000 implements MigrationInterface {
  name = 'LawsEdited1797010000000'

  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns(runner))
      if (!(await runner.hasColumn('law', column.name))) await runner.addColumn('law', column)
    if (!(await runner.hasTable('import_effect'))) return
    // The office's own imports are no part of the list, whatever the list says of them from now on.
    const [text, now] = portable(runner).mysql
      ? ['CAST(law.id AS CHAR)', 'NOW(3)']
      : ['CAST(law.id AS TEXT)', "strftime('%Y-%m-%d %H:%M:%f', 'now')"]
    await runner.query(
      `UPDATE law SET edited_at = ${now} WHERE edited_at IS NULL AND organisation_code = '' AND EXISTS (
        SELECT 1 FROM import_effect e JOIN import i ON i.id = e.import_id WHERE i.kind = 'laws' AND e.target = ${text})`,
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of columns(runner)) await runner.dropColumn('law', name)
  }
}

function columns(runner: QueryRunner): TableColumn[] {
  const { varchar } = portable(runner)
  return [varchar('shipped_key', 310, { isNullable: true }), varchar('shipped_hash', 64, { isNullable: true })].map(
    (options) => new TableColumn(options),
  )
}
