import { decideInvite } from '@gongkai/shared/district/wechat/invitation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { PersonEntity } from '../account/person.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { Bindings } from './bindings.js'
import { ensureMayInvite, ensureSeenInvitee, loadInvitee } from './invitee.js'

/** 解除微信绑定: one's own, or, of a lost phone, by an administrator who may invite again. Sessions that WeChat opened end. */
@Injectable()
export class UnbindWeChat {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Bindings) private readonly bindings: Bindings,
  ) {}

  own(actor: SignedIn): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const person = await tx.findOneByOrFail(PersonEntity, { id: actor.personId })
      const organisation = await tx.findOneByOrFail(OrganisationEntity, { code: person.organisationCode })
      await this.bindings.unbind(tx, actor, { person, organisation })
    })
  }

  of(actor: SignedIn, accountId: number, version: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      await tx.findOne(PersonEntity, { where: { id: accountId }, ...rowLock(tx) })
      const member = await loadInvitee(tx, actor, accountId)
      // The binding of an account no longer in use may be undone all the same.
      ensureMayInvite(decideInvite(actor, { ...member.facts, active: true }))
      await ensureSeenInvitee(tx, member, version)
      await this.bindings.unbind(tx, actor, member)
    })
  }
}
