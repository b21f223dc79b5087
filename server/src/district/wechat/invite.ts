import { decideInvite, INVITATION_DAYS } from '@gongkai/shared/district/wechat/invitation-policy'
import type { GivenInvitation, InviteeView } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, IsNull } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { newSpokenCode, shownCode } from '../../platform/spoken-code.js'
import { PersonEntity } from '../account/person.entity.js'
import { hashOfInvitation } from './bind-wechat.js'
import { ensureMayInvite, ensureSeenInvitee, loadInvitee, presentInvitees } from './invitee.js'
import { WeChatInvitationEntity } from './wechat.entities.js'

const DAY_MS = 86_400_000

/** 邀请绑定 and taking it back: a code for one account, for one use, for seven days. A new one ends the former. */
@Injectable()
export class Invite {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, accountId: number, version: number): Promise<GivenInvitation> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(PersonEntity, { where: { id: accountId }, ...rowLock(tx) })
      const invitee = await loadInvitee(tx, actor, accountId)
      ensureMayInvite(decideInvite(actor, invitee.facts))
      await ensureSeenInvitee(tx, invitee, version)
      const now = this.clock.now()
      const code = newSpokenCode()
      await tx.delete(WeChatInvitationEntity, { personId: accountId, usedAt: IsNull() })
      await tx.insert(WeChatInvitationEntity, {
        codeHash: hashOfInvitation(code),
        personId: accountId,
        inviterId: actor.personId,
        expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
        usedAt: null,
      })
      const { person, organisation } = invitee
      await this.ledger.record(tx, actor, {
        kind: 'account.invited',
        place: { unitCode: organisation.code },
        detail: { personId: accountId, account: person.account, organisationCode: organisation.code },
      })
      const [view] = await presentInvitees(tx, [invitee], now)
      return { invitee: view as InviteeView, code: shownCode(code) }
    })
  }

  /** 收回; used or gone is as good. */
  revoke(actor: SignedIn, accountId: number, version: number): Promise<InviteeView> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(PersonEntity, { where: { id: accountId }, ...rowLock(tx) })
      const invitee = await loadInvitee(tx, actor, accountId)
      ensureMayInvite(decideInvite(actor, { ...invitee.facts, active: true }))
      await ensureSeenInvitee(tx, invitee, version)
      const { affected } = await tx.delete(WeChatInvitationEntity, { personId: accountId, usedAt: IsNull() })
      const { person, organisation } = invitee
      if (affected)
        await this.ledger.record(tx, actor, {
          kind: 'account.invitation-revoked',
          place: { unitCode: organisation.code },
          detail: { personId: accountId, account: person.account, organisationCode: organisation.code },
        })
      const [view] = await presentInvitees(tx, [invitee], this.clock.now())
      return view as InviteeView
    })
  }
}
