import { createHash } from 'node:crypto'
import { refuse } from '@gongkai/shared/base/refusal'
import { decideUseInvitation } from '@gongkai/shared/district/wechat/invitation-policy'
import type { BindWeChatRequest, WeChatSignInResponse } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { typedCode } from '../../platform/spoken-code.js'
import { WeChat } from '../../platform/wechat/wechat.js'
import { PersonEntity } from '../account/person.entity.js'
import { SignInLimit } from '../account/sign-in-limit.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { askWeChat } from './ask-wechat.js'
import { Bindings } from './bindings.js'
import { invitersOf } from './invitee.js'
import { SignInWithWeChat } from './sign-in-with-wechat.js'
import { WeChatInvitationEntity } from './wechat.entities.js'

/** Only the hash of an invitation's code is stored. */
export const hashOfInvitation = (typed: string) => createHash('sha256').update(typedCode(typed)).digest('hex')

/** 绑定微信, by an invitation or by the phone number that the office registered, and sign-in with it: all or nothing. */
@Injectable()
export class BindWeChat {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WeChat) private readonly wechat: WeChat,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(SignInWithWeChat) private readonly signIn: SignInWithWeChat,
    @Inject(SignInLimit) private readonly limit: SignInLimit,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(
    { code, invitation, phoneCode }: BindWeChatRequest,
    address: string,
    device: string,
  ): Promise<WeChatSignInResponse> {
    if (phoneCode && !invitation) return this.byPhone(code, phoneCode, device)
    if (invitation && !phoneCode) return this.byInvitation(code, invitation, address, device)
    throw new Refused(400, [refuse('request.binding', 'invitation', '请填写邀请码，或使用手机号绑定')])
  }

  private async byInvitation(code: string, typed: string, address: string, device: string) {
    const openid = await askWeChat(this.wechat.openidOf(code))
    const guesser = `wechat ${openid}`
    this.limit.begin(guesser, address, '邀请码错误', '没有邀请码请向本单位审签人或区信息公开办要')
    const answer = await act(this.dataSource, async (tx) => {
      const invitation = await tx.findOne(WeChatInvitationEntity, {
        where: { codeHash: hashOfInvitation(typed) },
        ...rowLock(tx),
      })
      const person = invitation && (await tx.findOneBy(PersonEntity, { id: invitation.personId }))
      const organisation = person && (await tx.findOneBy(OrganisationEntity, { code: person.organisationCode }))
      const facts =
        invitation && person && organisation
          ? {
              ...invitation,
              invitee: { active: person.active, organisation },
              inviter: (await invitersOf(tx, [invitation])).get(invitation.inviterId) ?? null,
            }
          : null
      ensure(decideUseInvitation(facts, this.clock.now()))
      if (!invitation || !person || !organisation) throw new Error('an invitation to nobody was let pass')
      await tx.update(WeChatInvitationEntity, { id: invitation.id }, { usedAt: this.clock.now() })
      await this.bindings.bind(tx, { person, organisation }, openid, 'invitation')
      return this.signIn.open(tx, [{ person, organisation }], device)
    })
    this.limit.succeeded(guesser, address)
    return answer
  }

  /** All posts that are registered with the number: it is one person's. */
  private async byPhone(code: string, phoneCode: string, device: string) {
    const phone = await askWeChat(this.wechat.phoneOf(phoneCode), 'phone')
    const openid = await askWeChat(this.wechat.openidOf(code))
    return act(this.dataSource, async (tx) => {
      const people = await tx.find(PersonEntity, { where: { phone }, order: { id: 'ASC' } })
      const members = await this.bindings.members(tx, people)
      if (members.length === 0) {
        const text = people.length
          ? '这个手机号登记的账号已停用，请联系区信息公开办'
          : '这个手机号没有登记。请用邀请码绑定，或请区信息公开办登记手机号后再试'
        ensure([refuse('wechat.phone-unknown', 'phone', text)])
      }
      for (const member of members) await this.bindings.bind(tx, member, openid, 'phone')
      return this.signIn.open(tx, members, device)
    })
  }
}
