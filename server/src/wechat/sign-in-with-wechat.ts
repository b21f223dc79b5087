import { refuse } from '@gongkai/shared/base/refusal'
import type { WeChatSignInRequest, WeChatSignInResponse } from '@gongkai/shared/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { presentPerson } from '../account/present-person.js'
import { actorFrom, SessionRepository } from '../account/session.repository.js'
import { act } from '../assignment/act.js'
import { Refused } from '../platform/http/refused.js'
import { WeChat } from '../platform/wechat/wechat.js'
import { askWeChat } from './ask-wechat.js'
import { Bindings, type Member, presentPost } from './bindings.js'
import { WeChatBindingEntity } from './wechat.entities.js'

/** 微信登录: wx.login's code tells who holds the phone. */
@Injectable()
export class SignInWithWeChat {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
  ) {}

  async run({ code, account }: WeChatSignInRequest, device: string): Promise<WeChatSignInResponse> {
    const openid = await askWeChat(this.wechat.openidOf(code))
    return act(this.dataSource, async (tx) => {
      const members = await this.bindings.membersOf(tx, openid)
      if (members.length === 0 && !(await tx.existsBy(WeChatBindingEntity, { openid }))) return { state: 'unknown' }
      const wanted = account === undefined ? members : members.filter(({ person }) => person.account === account)
      return this.open(tx, wanted, device)
    })
  }

  /** A session for the only one of `members`, else the choice. @throws Refused 403 where none is left */
  async open(tx: EntityManager, members: readonly Member[], device: string): Promise<WeChatSignInResponse> {
    const [first, second] = members
    if (!first) throw new Refused(403, [refuse('account.inactive', 'account', '账号已停用，请联系区信息公开办')])
    if (second) return { state: 'choose', posts: members.map(presentPost) }
    const token = await this.sessions.open(tx, first.person.id, device, true)
    const actor = actorFrom(first.person, first.organisation, { id: 0, byWeChat: true })
    return { state: 'signed-in', token, person: presentPerson(actor) }
  }
}
