import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from 'typeorm'
import { portable } from '../portable-columns.js'

const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames })
const unique = (name: string, columnNames: string[]) => ({ name, columnNames })

/** 微信: bindings, invitations, messages allowed; and sessions one can tell apart. */
export class WeChat1795700000000 implements MigrationInterface {
  name = 'WeChat1795700000000'

  async up(runner: QueryRunner): Promise<void> {
    const { id, int, bool, dateTime, varchar } = portable(runner)
    const key = { isPrimary: true }
    await runner.addColumn('person', new TableColumn(varchar('phone', 20, { default: "''" })))
    await runner.createIndex('person', index('ix_person_phone', ['phone']))
    // Everybody signs in once more: the old sessions do not know when and where they were opened.
    await runner.query('DELETE FROM session')
    await runner.addColumns('session', [
      new TableColumn(dateTime('created_at')),
      new TableColumn(dateTime('last_used_at')),
      new TableColumn(varchar('device', 60)),
      new TableColumn(bool('by_wechat', { default: '0' })),
    ])
    await runner.addColumns('feedback', [
      new TableColumn(varchar('safety', 10, { default: "''" })),
      new TableColumn(varchar('openid', 64, { default: "''" })),
    ])
    await runner.createTable(
      new Table({
        name: 'wechat_token',
        columns: [
          varchar('app_id', 60, key),
          varchar('token', 600),
          dateTime('expires_at'),
          dateTime('fetching_until'),
        ],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'wechat_binding',
        columns: [id(), varchar('openid', 64), int('person_id'), varchar('bound_by', 10), dateTime('at')],
        uniques: [unique('uq_wechat_binding_person', ['person_id'])],
        indices: [index('ix_wechat_binding_openid', ['openid'])],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'wechat_invitation',
        columns: [
          id(),
          varchar('code_hash', 64),
          int('person_id'),
          dateTime('expires_at'),
          dateTime('used_at', { isNullable: true }),
        ],
        uniques: [unique('uq_wechat_invitation_code', ['code_hash'])],
        indices: [index('ix_wechat_invitation_person', ['person_id'])],
      }),
    )
    await runner.createTable(
      new Table({
        name: 'wechat_credit',
        columns: [varchar('openid', 64, key), varchar('template', 12, key), int('messages_left')],
      }),
    )
    await runner.createTable(new Table({ name: 'wechat_delivery', columns: [int('message_id', key), dateTime('at')] }))
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['wechat_delivery', 'wechat_credit', 'wechat_invitation', 'wechat_binding', 'wechat_token'])
      await runner.dropTable(table)
    await runner.dropColumns('feedback', ['openid', 'safety'])
    await runner.dropColumns('session', ['by_wechat', 'device', 'last_used_at', 'created_at'])
    await runner.dropIndex('person', 'ix_person_phone')
    await runner.dropColumn('person', 'phone')
  }
}
