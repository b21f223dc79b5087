import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/** Who invited, whose right to do so is asked again when the invitation is used; and to whose phone a message went. */
export class WeChatSenders1795800000000 implements MigrationInterface {
  name = 'WeChatSenders1795800000000'

  async up(runner: QueryRunner): Promise<void> {
    const { int, varchar } = portable(runner)
    // Who sent those that are under way is not known: they are to be sent anew.
    await runner.query('DELETE FROM wechat_invitation WHERE used_at IS NULL')
    await runner.addColumn('wechat_invitation', new TableColumn(int('inviter_id', { default: '0' })))
    await runner.addColumn('wechat_delivery', new TableColumn(varchar('openid', 64, { default: "''" })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('wechat_delivery', 'openid')
    await runner.dropColumn('wechat_invitation', 'inviter_id')
  }
}
