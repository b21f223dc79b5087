import { refuse } from '@gongkai/shared/base/refusal'
import { phoneFaults } from '@gongkai/shared/district/wechat/phone'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { PersonEntity } from '../account/person.entity.js'
import { askWeChat } from './ask-wechat.js'

/** 更换手机号 to the one that WeChat has verified. */
@Injectable()
export class ChangePhone {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async run(actor: SignedIn, phoneCode: string): Promise<void> {
    const phone = await askWeChat(this.wechat.phoneOf(phoneCode), 'phone')
    ensure(phoneFaults(phone).map(({ at }) => refuse('account.phone', at, '只能使用中国大陆的手机号')))
    await act(this.dataSource, async (tx) => {
      const person = await tx.findOneOrFail(PersonEntity, { where: { id: actor.personId }, ...rowLock(tx) })
      if (person.phone === phone) return
      await tx.update(PersonEntity, { id: person.id }, { phone, version: person.version + 1 })
      await this.ledger.record(tx, actor, { kind: 'account.phone-changed' })
    })
  }
}
