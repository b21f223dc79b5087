import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

const index = (name: string, columnNames: string[], isUnique = false) => new TableIndex({ name, columnNames, isUnique })

/** Editions with an effective date and a withdrawal; 动态调整; 群众反馈. */
export class Publication1795500000000 implements MigrationInterface {
  name = 'Publication1795500000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, json, varchar } = portable(runner)
    const nullable = { isNullable: true }
    const empty = { default: "''" }
    const version = int('version', { default: '1' })
    await runner.addColumns(
      'edition',
      [
        varchar('effective_on', 10, empty),
        json('domains', nullable),
        dateTime('withdrawn_at', nullable),
        varchar('explanation', 500, empty),
        bool('concealed', { default: '0' }),
      ].map((options) => new TableColumn(options)),
    )
    await this.settleFormerEditions(runner)
    await runner.addColumn('edition_entry', new TableColumn(int('entry_id', nullable)))
    await runner.createTable(
      new Table({
        name: 'edition_change',
        columns: [
          id(),
          int('edition_id'),
          varchar('domain_code', 10),
          varchar('public_number', 60),
          varchar('kind', 10),
          json('change'),
        ],
        indices: [
          index('ix_edition_change', ['edition_id', 'domain_code']),
          index('ix_edition_change_number', ['public_number']),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'amendment',
        columns: [
          id(),
          version,
          varchar('kind', 10),
          varchar('state', 10),
          varchar('domain_code', 10),
          varchar('organisation_code', 40),
          varchar('public_number', 60, nullable),
          int('assignment_id'),
          int('entry_id', nullable),
          json('fields_before', nullable),
          json('fields_after', nullable),
          varchar('trigger_kind', 10),
          varchar('trigger_on', 10),
          varchar('reason', 500),
          json('signed_by'),
          varchar('remark', 500, empty),
          int('edition_id', nullable),
        ],
        indices: [
          index('ix_amendment_domain', ['domain_code', 'state']),
          index('ix_amendment_organisation', ['organisation_code']),
          index('ix_amendment_number', ['public_number']),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'feedback',
        columns: [
          id(),
          version,
          varchar('tracking_code', 16),
          varchar('kind', 10),
          varchar('text', 500),
          varchar('public_number', 60, nullable),
          varchar('entry_name', 400, empty),
          varchar('domain_code', 10, nullable),
          varchar('organisation_code', 40),
          dateTime('at'),
          varchar('answer_due_on', 10),
          varchar('sender', 64),
          varchar('answer', 1000, empty),
          dateTime('answered_at', nullable),
          varchar('answered_by', 120, empty),
        ],
        indices: [
          index('uq_feedback_code', ['tracking_code'], true),
          index('ix_feedback_unit', ['organisation_code', 'answered_at']),
          index('ix_feedback_sender', ['sender', 'at']),
        ],
      }),
    )
  }

  /** Editions published before took effect on their day and settle the domains they have entries of. */
  private async settleFormerEditions(runner: QueryRunner): Promise<void> {
    const editions: { id: number; day: string; round: string }[] = await runner.query(
      'SELECT id, substr(published_at, 1, 10) AS day, round_code AS round FROM edition',
    )
    for (const edition of editions) {
      const domains: { code: string }[] = await runner.query(
        `SELECT DISTINCT domain_code AS code FROM edition_entry WHERE edition_id = ${edition.id} ORDER BY domain_code`,
      )
      const settled = JSON.stringify(domains.map(({ code }) => ({ code, roundCode: edition.round })))
      await runner.query(
        `UPDATE edition SET effective_on = '${edition.day}', domains = '${settled}' WHERE id = ${edition.id}`,
      )
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('feedback')
    await runner.dropTable('amendment')
    await runner.dropTable('edition_change')
    await runner.dropColumn('edition_entry', 'entry_id')
    await runner.dropColumns('edition', ['effective_on', 'domains', 'withdrawn_at', 'explanation', 'concealed'])
  }
}
