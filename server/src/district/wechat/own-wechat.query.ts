import { maskedPhone } from '@gongkai/shared/district/wechat/phone'
import type { OwnWeChat } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { SignedIn } from '../../platform/http/actor.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { PersonEntity } from '../account/person.entity.js'
import { Bindings, presentPost } from './bindings.js'
import { WeChatBindingEntity, WeChatCreditEntity } from './wechat.entities.js'

/** How one's own account stands to WeChat. */
@Injectable()
export class OwnWeChatQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Bindings) private readonly bindings: Bindings,
  ) {}

  async run({ personId }: SignedIn): Promise<OwnWeChat> {
    const tx = this.dataSource.manager
    const { phone } = await tx.findOneByOrFail(PersonEntity, { id: personId })
    const binding = await tx.findOneBy(WeChatBindingEntity, { personId })
    if (!binding) return { bound: null, phone: maskedPhone(phone), posts: [], credits: [] }
    const { openid, at, by } = binding
    const credits = await tx.findBy(WeChatCreditEntity, { openid })
    return {
      bound: { at: at.toISOString(), by },
      phone: maskedPhone(phone),
      posts: (await this.bindings.membersOf(tx, openid)).map(presentPost),
      credits: (this.wechat.exists ? this.wechat.settings.templates : []).map(({ kind, longTerm }) => {
        const left = credits.find(({ template }) => template === kind)?.left ?? 0
        return { kind, left: longTerm && left > 0 ? null : left }
      }),
    }
  }
}
