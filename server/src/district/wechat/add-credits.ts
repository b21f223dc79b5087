import { refuse } from '@gongkai/shared/base/refusal'
import type { AddCreditsRequest } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, LessThan } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { WeChat } from '../../platform/wechat/wechat.js'
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
    const unknown = kinds.filter((kind) => !templates.some((template) => template.kind === kind))
    ensure(unknown.map((kind) => refuse('wechat.template', 'kinds', `本区没有开通“${kind}”这种消息`)))
    return act(this.dataSource, async (tx) => {
      const binding = await tx.findOneBy(WeChatBindingEntity, { personId })
      if (!binding) return ensure([refuse('wechat.unbound', '', '请先绑定微信')])
      const { openid } = binding
      // All posts of the WeChat user, whose credits are the same: two taps at once are two.
      await tx.find(WeChatBindingEntity, { where: { openid }, order: { id: 'ASC' }, ...rowLock(tx) })
      for (const template of kinds) {
        const longTerm = templates.some((candidate) => candidate.kind === template && candidate.longTerm)
        // Counted by the database: a message may be taking one at this moment.
        const one = { openid, template, left: LessThan(longTerm ? 1 : MOST) }
        const { affected } = await tx.increment(WeChatCreditEntity, one, 'left', 1)
        if (!affected && !(await tx.existsBy(WeChatCreditEntity, { openid, template })))
          await tx.insert(WeChatCreditEntity, { openid, template, left: 1 })
      }
    })
  }
}
