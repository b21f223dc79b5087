import { type MigrationInterface, type QueryRunner, Table, TableIndex, TableUnique } from 'typeorm'
import { portable } from '../portable-columns.js'

/** The tables of the main path, from region pack to edition. */
export class FirstHouse1795000000000 implements MigrationInterface {
  name = 'FirstHouse1795000000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, bool, json, varchar } = portable(runner)
    const nullable = { isNullable: true }
    const code = (name: string, length: number) => varchar(name, length, { isPrimary: true })
    const unique = (name: string, ...columnNames: string[]) => new TableUnique({ name, columnNames })
    const table = (name: string, columns: Table['columns'] | object[], ...uniques: TableUnique[]) =>
      runner.createTable(new Table({ name, columns: columns as Table['columns'], uniques }))

    await table('organisation', [
      code('code', 40),
      varchar('name', 120),
      varchar('kind', 10),
      varchar('parent_code', 40, nullable),
      bool('fills'),
    ])
    await table('pilot_domain', [code('code', 10), varchar('name', 60), json('aliases'), json('lead_codes')])
    await table(
      'guideline_item',
      [id(), varchar('domain_code', 10), int('position'), json('fields')],
      unique('uq_guideline_item', 'domain_code', 'position'),
    )
    await table('round', [code('code', 20), varchar('name', 60), int('year'), json('milestones')])
    await table(
      'assignment',
      [
        id(),
        varchar('round_code', 20),
        varchar('domain_code', 10),
        varchar('organisation_code', 40),
        varchar('phase', 12),
      ],
      unique('uq_assignment', 'round_code', 'domain_code', 'organisation_code'),
    )
    await table(
      'submission',
      [
        id(),
        int('assignment_id'),
        varchar('phase', 12),
        varchar('state', 12),
        int('revision'),
        dateTime('submitted_at', nullable),
        json('approved_by'),
      ],
      unique('uq_submission', 'assignment_id', 'phase'),
    )
    await table('entry', [
      id(),
      int('assignment_id'),
      int('position'),
      int('version'),
      int('guideline_item_id', nullable),
      varchar('public_number', 60, nullable),
      json('fields'),
    ])
    await runner.createIndex('entry', new TableIndex({ name: 'ix_entry_assignment', columnNames: ['assignment_id'] }))
    await table('remark', [
      id(),
      int('submission_id'),
      int('revision'),
      int('entry_id', nullable),
      varchar('field', 30, nullable),
      varchar('text', 500),
      varchar('by', 120),
      dateTime('at'),
    ])
    await table(
      'report',
      [
        id(),
        varchar('round_code', 20),
        varchar('domain_code', 10),
        varchar('phase', 12),
        varchar('state', 12),
        json('signed_by'),
        json('exceptions'),
        varchar('remark', 500),
      ],
      unique('uq_report', 'round_code', 'domain_code', 'phase'),
    )
    await table(
      'edition',
      [
        id(),
        int('year'),
        int('number'),
        varchar('round_code', 20),
        dateTime('published_at'),
        varchar('note', 500),
        int('entry_count'),
        varchar('content_hash', 64),
      ],
      unique('uq_edition', 'year', 'number'),
    )
    await table(
      'edition_entry',
      [id(), int('edition_id'), varchar('domain_code', 10), varchar('public_number', 60), json('snapshot')],
      unique('uq_edition_entry', 'edition_id', 'public_number'),
    )
    await table(
      'person',
      [
        id(),
        varchar('account', 60),
        varchar('name', 60),
        varchar('password_hash', 200),
        varchar('organisation_code', 40),
        json('roles'),
      ],
      unique('uq_person_account', 'account'),
    )
    await table(
      'session',
      [id(), varchar('token_hash', 64), int('person_id'), dateTime('expires_at')],
      unique('uq_session_token', 'token_hash'),
    )
    await table('event', [
      id(),
      dateTime('at'),
      int('person_id', nullable),
      varchar('by', 120),
      varchar('kind', 40),
      int('assignment_id', nullable),
      json('detail'),
    ])
    await runner.createIndex('event', new TableIndex({ name: 'ix_event_assignment', columnNames: ['assignment_id'] }))
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'event',
      'session',
      'person',
      'edition_entry',
      'edition',
      'report',
      'remark',
      'entry',
      'submission',
      'assignment',
      'round',
      'guideline_item',
      'pilot_domain',
      'organisation',
    ]) {
      await runner.dropTable(name)
    }
  }
}
