import { folded } from '@gongkai/shared/base/folded'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Accounts are stored as they are asked for, folded: an administrator of a former release may have been made with capitals. */
export class FoldedAccounts1796000000000 implements MigrationInterface {
  name = 'FoldedAccounts1796000000000'

  /** @throws Error in Chinese that names all who would be one and the same then */
  async up(runner: QueryRunner): Promise<void> {
    const people: { id: number; account: string }[] = await runner.query('SELECT id, account FROM person ORDER BY id')
    const alike = new Map<string, { id: number; account: string }[]>()
    for (const person of people) {
      const account = folded(person.account)
      alike.set(account, [...(alike.get(account) ?? []), person])
    }
    const collisions = [...alike].filter(([, { length }]) => length > 1)
    if (collisions.length > 0)
      throw new Error(
        '有账号只差大小写或全半角，升级后分不开，请先改名，数据没有改动：\n' +
          collisions
            .map(([account, [, ...others]]) =>
              others
                .map(
                  (other) =>
                    `  - ${other.account} 与 ${account}：UPDATE person SET account = '新账号' WHERE id = ${other.id};`,
                )
                .join('\n'),
            )
            .join('\n'),
      )
    for (const { id, account } of people)
      if (folded(account) !== account)
        await runner.query('UPDATE person SET account = ? WHERE id = ?', [folded(account), id])
  }

  /** How they were written before is not known, and they are found all the same. */
  async down(): Promise<void> {}
}
