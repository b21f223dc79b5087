import { type MigrationInterface, type QueryRunner, Table } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 公开落实 watched over: 抽查 with what was found, and 督办 with what it names. */
export class DisclosureWatch1798100000000 implements MigrationInterface {
  name = 'DisclosureWatch1798100000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar } = portable(runner)
    const tables = [
      new Table({
        name: 'spot_check',
        columns: [
          id(),
          varchar('checker_code', 40),
          varchar('by', 200),
          dateTime('at'),
          varchar('domain_code', 10),
          varchar('organisation_code', 40),
          varchar('seed', 64),
          int('pool_size'),
          varchar('pool_sha256', 64),
        ],
        indices: [{ name: 'ix_spot_check_checker', columnNames: ['checker_code'] }],
      }),
      new Table({
        name: 'spot_check_line',
        columns: [
          id(),
          int('check_id'),
          int('position'),
          int('version', { default: 1 }),
          varchar('public_number', 60),
          varchar('item_name', 320),
          varchar('domain_code', 10),
          varchar('organisation_code', 40),
          varchar('organisation_name', 200),
          ...['found', 'complete', 'timely', 'link'].map((name) => varchar(name, 10, { isNullable: true })),
          varchar('note', 500, { default: "''" }),
          varchar('looked_by', 200, { default: "''" }),
          dateTime('looked_at', { isNullable: true }),
          varchar('remedy_due_on', 10, { isNullable: true }),
          varchar('remedy_note', 500, { default: "''" }),
          varchar('remedied_by', 200, { default: "''" }),
          dateTime('remedied_at', { isNullable: true }),
        ],
        uniques: [{ name: 'uq_spot_check_line', columnNames: ['check_id', 'public_number'] }],
        indices: [{ name: 'ix_spot_check_line_unit', columnNames: ['organisation_code', 'remedy_due_on'] }],
      }),
      new Table({
        name: 'supervision',
        columns: [
          id(),
          int('version', { default: 1 }),
          int('year'),
          int('number'),
          varchar('organisation_code', 40),
          varchar('organisation_name', 200),
          varchar('demand', 500),
          varchar('due_on', 10),
          varchar('by', 200),
          dateTime('at'),
          dateTime('withdrawn_at', { isNullable: true }),
          varchar('withdrawn_by', 200, { default: "''" }),
          varchar('withdrawn_reason', 500, { default: "''" }),
        ],
        uniques: [{ name: 'uq_supervision_number', columnNames: ['year', 'number'] }],
        indices: [{ name: 'ix_supervision_unit', columnNames: ['organisation_code'] }],
      }),
      new Table({
        name: 'supervision_thing',
        columns: [
          id(),
          int('supervision_id'),
          varchar('public_number', 60),
          varchar('item_name', 320),
          varchar('domain_code', 10),
          int('occurrence_id', { isNullable: true }),
          varchar('title', 200),
          varchar('due_on', 10),
        ],
        indices: [
          { name: 'ix_supervision_thing', columnNames: ['supervision_id'] },
          { name: 'ix_supervision_thing_occurrence', columnNames: ['occurrence_id'] },
        ],
      }),
    ]
    for (const table of tables) if (!(await runner.hasTable(table.name))) await runner.createTable(table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['supervision_thing', 'supervision', 'spot_check_line', 'spot_check'])
      await runner.dropTable(name)
  }
}
