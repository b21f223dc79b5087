import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm'
import { portable } from '../portable-columns.js'

/** 公开落实: what came into being, where it was published, quarters in which nothing did, corrected limits. */
export class Disclosure1797900000000 implements MigrationInterface {
  name = 'Disclosure1797900000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, json, dateTime, varchar } = portable(runner)
    const recorded: TableColumnOptions[] = [
      varchar('recorder_code', 40),
      varchar('recorded_by', 200),
      dateTime('recorded_at'),
      varchar('intent', 64, { isNullable: true }),
    ]
    const tables = [
      new Table({
        name: 'occurrence',
        columns: [
          id(),
          int('version', { default: 1 }),
          varchar('public_number', 60),
          varchar('item_name', 320),
          varchar('organisation_code', 40),
          varchar('organisation_name', 200),
          varchar('domain_code', 10),
          varchar('subject', 120),
          varchar('title', 200),
          varchar('formed_on', 10),
          varchar('due_on', 10),
          bool('article26'),
          bool('estimated'),
          varchar('reckoned_with', 200),
          json('promised'),
          varchar('published_on', 10, { isNullable: true }),
          bool('settled'),
          ...recorded,
        ],
        uniques: [{ name: 'uq_occurrence_intent', columnNames: ['intent'] }],
        indices: [
          { name: 'ix_occurrence_item', columnNames: ['public_number', 'formed_on', 'due_on', 'published_on'] },
          { name: 'ix_occurrence_settled', columnNames: ['settled', 'due_on'] },
          { name: 'ix_occurrence_unit', columnNames: ['organisation_code', 'settled'] },
        ],
      }),
      new Table({
        name: 'disclosure',
        columns: [
          id(),
          int('occurrence_id'),
          json('channels'),
          varchar('url', 500),
          varchar('published_on', 10),
          varchar('shown_until', 10, { isNullable: true }),
          varchar('taken_down_on', 10, { isNullable: true }),
          varchar('publisher_code', 40),
          varchar('publisher_name', 200),
          varchar('reviewed_by', 60),
          ...recorded,
        ],
        uniques: [{ name: 'uq_disclosure_intent', columnNames: ['intent'] }],
        indices: [
          { name: 'ix_disclosure_occurrence', columnNames: ['occurrence_id'] },
          { name: 'ix_disclosure_published', columnNames: ['published_on'] },
        ],
      }),
      new Table({
        name: 'nothing_arose',
        columns: [
          id(),
          varchar('public_number', 60),
          varchar('organisation_code', 40),
          varchar('quarter', 6),
          varchar('by', 200),
          dateTime('at'),
        ],
        uniques: [{ name: 'uq_nothing_arose', columnNames: ['public_number', 'quarter'] }],
      }),
      new Table({
        name: 'expectation_correction',
        columns: [
          id(),
          varchar('public_number', 60),
          varchar('organisation_code', 40),
          varchar('domain_code', 10),
          varchar('limit_text', 500),
          varchar('reason', 500),
          int('version'),
          varchar('by', 200),
          dateTime('at'),
          varchar('seen_by', 200),
        ],
        uniques: [{ name: 'uq_expectation_correction', columnNames: ['public_number'] }],
      }),
    ]
    for (const table of tables) if (!(await runner.hasTable(table.name))) await runner.createTable(table)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['expectation_correction', 'nothing_arose', 'disclosure', 'occurrence'])
      await runner.dropTable(name)
  }
}
