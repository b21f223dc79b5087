import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex, TableUnique } from 'typeorm'
import { namedEntries } from '../../ledger/event-detail.js'
import { portable } from '../portable-columns.js'

const EVENT_INDICES = ['at', 'person_id', 'kind', 'organisation_code', 'unit_code', 'domain_code', 'delivered_at']
const indexName = (column: string) => `ix_event_${column.replace(/_(id|code|at)$/, '')}`
const ROWS_AT_ONCE = 500

/** Notices with their read marks and outbox, reminders, 催办, comments; the ledger by unit, domain, person and entry. */
export class Notices1795400000000 implements MigrationInterface {
  name = 'Notices1795400000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, dateTime, varchar } = portable(runner)
    const nullable = { isNullable: true }

    await runner.addColumns(
      'event',
      [
        varchar('organisation_code', 40, nullable),
        varchar('unit_code', 40, nullable),
        varchar('domain_code', 10, nullable),
        dateTime('delivered_at', nullable),
      ].map((options) => new TableColumn(options)),
    )
    for (const column of EVENT_INDICES)
      await runner.createIndex('event', new TableIndex({ name: indexName(column), columnNames: [column] }))
    await runner.createTable(
      new Table({
        name: 'event_entry',
        columns: [int('event_id', { isPrimary: true }), int('entry_id', { isPrimary: true })],
        indices: [new TableIndex({ name: 'ix_event_entry', columnNames: ['entry_id'] })],
      }),
    )
    await this.placeFormerEvents(runner)

    await runner.createTable(
      new Table({
        name: 'notice',
        columns: [
          id(),
          varchar('unique_key', 120),
          varchar('organisation_code', 40, nullable),
          varchar('role', 12, nullable),
          int('person_id', nullable),
          varchar('kind', 12),
          varchar('title', 200),
          varchar('text', 2000),
          varchar('page', 20),
          varchar('target_id', 20),
          int('event_id', nullable),
          dateTime('created_at'),
        ],
        uniques: [new TableUnique({ name: 'uq_notice', columnNames: ['unique_key'] })],
        indices: [
          new TableIndex({ name: 'ix_notice_organisation', columnNames: ['organisation_code'] }),
          new TableIndex({ name: 'ix_notice_person', columnNames: ['person_id'] }),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'notice_read',
        columns: [int('notice_id', { isPrimary: true }), int('person_id', { isPrimary: true }), dateTime('read_at')],
        indices: [new TableIndex({ name: 'ix_notice_read_person', columnNames: ['person_id'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'message',
        columns: [
          id(),
          int('notice_id'),
          int('person_id'),
          varchar('channel', 20),
          varchar('state', 10),
          int('attempts'),
          dateTime('due_at'),
          dateTime('sent_at', nullable),
          varchar('error', 200),
        ],
        uniques: [new TableUnique({ name: 'uq_message', columnNames: ['notice_id', 'person_id', 'channel'] })],
        indices: [new TableIndex({ name: 'ix_message_due', columnNames: ['state', 'due_at'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'reminder',
        columns: [id(), varchar('unique_key', 120), int('notice_id'), dateTime('at')],
        uniques: [new TableUnique({ name: 'uq_reminder', columnNames: ['unique_key'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'nudge',
        columns: [
          id(),
          varchar('subject', 40),
          varchar('day', 10),
          varchar('to_code', 40),
          varchar('domain_code', 10),
          varchar('batch', 36),
          varchar('text', 200),
          varchar('from_code', 40),
          varchar('by', 120),
          dateTime('at'),
        ],
        uniques: [new TableUnique({ name: 'uq_nudge', columnNames: ['subject', 'to_code', 'day'] })],
        indices: [new TableIndex({ name: 'ix_nudge_batch', columnNames: ['batch'] })],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'comment',
        columns: [
          id(),
          int('entry_id'),
          int('assignment_id'),
          int('person_id'),
          varchar('organisation_code', 40),
          varchar('name', 60),
          varchar('text', 500),
          dateTime('at'),
        ],
        indices: [new TableIndex({ name: 'ix_comment_entry', columnNames: ['entry_id'] })],
      }),
    )
  }

  /** Events of before have had their say: they are placed for the filters and announced to nobody. */
  private async placeFormerEvents(runner: QueryRunner): Promise<void> {
    await runner.query(
      'UPDATE event SET delivered_at = at,' +
        ' organisation_code = (SELECT p.organisation_code FROM person p WHERE p.id = event.person_id),' +
        ' unit_code = (SELECT a.organisation_code FROM assignment a WHERE a.id = event.assignment_id),' +
        ' domain_code = (SELECT a.domain_code FROM assignment a WHERE a.id = event.assignment_id)',
    )
    // The rows that an earlier attempt placed are placed again.
    await runner.query('DELETE FROM event_entry')
    for (let last = 0; ; ) {
      const events: { id: number; detail: string }[] = await runner.query(
        `SELECT id, detail FROM event WHERE id > ${last} AND kind <> 'account.signed-out' ORDER BY id LIMIT ${ROWS_AT_ONCE}`,
      )
      const rows = events.flatMap(({ id, detail }) =>
        namedEntries(JSON.parse(detail)).map((entry) => `(${id}, ${entry})`),
      )
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
        await runner.query(
          `INSERT INTO event_entry (event_id, entry_id) VALUES ${rows.slice(start, start + ROWS_AT_ONCE).join()}`,
        )
      const newest = events.at(-1)
      if (!newest) return
      last = newest.id
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['comment', 'nudge', 'reminder', 'message', 'notice_read', 'notice', 'event_entry'])
      await runner.dropTable(table)
    for (const column of EVENT_INDICES) await runner.dropIndex('event', indexName(column))
    await runner.dropColumns('event', ['organisation_code', 'unit_code', 'domain_code', 'delivered_at'])
  }
}
