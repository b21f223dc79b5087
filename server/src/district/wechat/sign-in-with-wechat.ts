import { refuse } from '@gongkai/shared/base/refusal'
import type { WeChatSignInRequest, WeChatSignInResponse } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { Refused } from '../../platform/http/refused.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { WeChatFault } from '../../platform/wechat/wechat-fault.js'
import { presentPerson } from '../account/present-person.js'
import { actorFrom, SessionRepository } from '../account/session.repository.js'
import { SignInLimit } from '../account/sign-in-limit.js'
import { Bindings, type Member, presentPost } from './bindings.js'
import { WeChatBindingEntity } from './wechat.entities.js'

/** In the place of an account's name, which is not known yet. */
const BY_WECHAT = 'wechat'

/** 微信登录: wx.login's code tells who holds the phone. */
@Injectable()
export class SignInWithWeChat {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(SignInLimit) private readonly limit: SignInLimit,
  ) {}

  async run({ code, account }: WeChatSignInRequest, address: string, device: string): Promise<WeChatSignInResponse> {
    const openid = await this.openidOf(code, address)
    return act(this.dataSource, async (tx) => {
      const members = await this.bindings.membersOf(tx, openid)
      if (members.length === 0 && !(await tx.existsBy(WeChatBindingEntity, { openid }))) return { state: 'unknown' }
      const wanted = account === undefined ? members : members.filter(({ person }) => person.account === account)
      const [only, another] = wanted
      // Somebody who found the phone lost may unbind at this moment: the row is locked, so that no session outlives the binding.
      const bound =
        only && !another
          ? await tx.findOne(WeChatBindingEntity, { where: { openid, personId: only.person.id }, ...rowLock(tx) })
          : true
      return bound ? this.open(tx, wanted, device) : { state: 'unknown' }
    })
  }

  /** Codes that WeChat does not know are counted: each costs a question that WeChat counts too. */
  private async openidOf(code: string, address: string): Promise<string> {
    this.limit.begin(BY_WECHAT, address, '微信登录失败', '也可以用账号和密码登录')
    try {
      const openid = await this.wechat.openidOf(code)
      this.limit.succeeded(BY_WECHAT, address)
      return openid
    } catch (error) {
      if (!(error instanceof WeChatFault)) throw error
      if (!error.ofCode) this.limit.succeeded(BY_WECHAT, address)
      throw error.refused()
    }
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
