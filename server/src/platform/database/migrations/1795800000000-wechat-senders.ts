import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm'
import { portable } from '../portable-columns.js'

/**
 * The person who invited, whose right to do so is asked again when the invitation is used; and the person whose phone a message went to.
 */
export class WeChatSenders1795800000000 implements MigrationInterface {
  name = 'WeChatSenders1795800000000'

  async up(runner: QueryRunner): Promise<void> {
    const { int, varchar } = portable(runner)
    // The senders of invitations under way are not known: these invitations are to be sent anew.
    await runner.query('DELETE FROM wechat_invitation WHERE used_at IS NULL')
    await runner.addColumn('wechat_invitation', new TableColumn(int('inviter_id', { default: '0' })))
    await runner.addColumn('wechat_delivery', new TableColumn(varchar('openid', 64, { default: "''" })))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('wechat_delivery', 'openid')
    await runner.dropColumn('wechat_invitation', 'inviter_id')
  }
}
