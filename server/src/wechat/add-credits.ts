import { refuse } from '@gongkai/shared/base/refusal'
import type { AddCreditsRequest } from '@gongkai/shared/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { WeChat } from '../platform/wechat/wechat.js'
import { WeChatBindingEntity, WeChatCreditEntity } from './wechat.entities.js'

/** A tap too many does no harm; a program that taps for ever does. */
const MOST = 200

/** 订阅: the user said yes to these templates, each for one message; a long-term one for all to come. */
@Injectable()
export class AddCredits {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
  ) {}

  run({ personId }: SignedIn, { kinds }: AddCreditsRequest): Promise<void> {
    const { templates } = this.wechat.settings
    const unknown = kinds.filter((kind) => !templates.some((each) => each.kind === kind))
    ensure(unknown.map((kind) => refuse('wechat.template', 'kinds', `本区没有开通“${kind}”这种消息`)))
    return act(this.dataSource, async (tx) => {
      // Held, so that two taps at once are two.
      const binding = await tx.findOne(WeChatBindingEntity, { where: { personId }, ...rowLock(tx) })
      if (!binding) return ensure([refuse('wechat.unbound', '', '请先绑定微信')])
      const { openid } = binding
      for (const template of kinds) {
        const held = await tx.findOneBy(WeChatCreditEntity, { openid, template })
        const longTerm = templates.some((each) => each.kind === template && each.longTerm)
        const left = longTerm ? 1 : Math.min(MOST, (held?.left ?? 0) + 1)
        await tx.save(WeChatCreditEntity, { openid, template, left })
      }
    })
  }
}
