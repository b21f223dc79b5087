import type { BoundBy, Post } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { type EntityManager, IsNull } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { PersonEntity } from '../account/person.entity.js'
import { actorFrom, SessionRepository } from '../account/session.repository.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { WeChatBindingEntity, WeChatInvitationEntity } from './wechat.entities.js'

/** An account with its unit. */
export interface Member {
  person: PersonEntity
  organisation: OrganisationEntity
}

/** The ties between accounts and WeChat users. */
@Injectable()
export class Bindings {
  constructor(
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The posts of a WeChat user that are in use. */
  async membersOf(tx: EntityManager, openid: string): Promise<Member[]> {
    const bindings = await tx.find(WeChatBindingEntity, { where: { openid }, order: { id: 'ASC' } })
    return this.members(tx, await tx.findBy(PersonEntity, { id: In(bindings.map(({ personId }) => personId)) }))
  }

  /** Those of `people` whose account and unit are in use. */
  async members(tx: EntityManager, people: readonly PersonEntity[]): Promise<Member[]> {
    const organisations = await tx.findBy(OrganisationEntity, {
      code: In(people.map(({ organisationCode }) => organisationCode)),
      active: true,
    })
    return people.flatMap((person) => {
      const organisation = organisations.find(({ code }) => code === person.organisationCode)
      return person.active && organisation ? [{ person, organisation }] : []
    })
  }

  /**
   * Binds an account. One that was bound to another WeChat user changes over (更换微信): the former user's sessions end, and the invitations
   * too.
   */
  async bind(tx: EntityManager, { person, organisation }: Member, openid: string, by: BoundBy): Promise<void> {
    await tx.findOne(PersonEntity, { where: { id: person.id }, ...rowLock(tx) })
    const former = await tx.findOneBy(WeChatBindingEntity, { personId: person.id })
    await tx.delete(WeChatInvitationEntity, { personId: person.id, usedAt: IsNull() })
    if (former?.openid === openid) return
    if (former) await this.remove(tx, person.id)
    await tx.insert(WeChatBindingEntity, { openid, personId: person.id, by, at: this.clock.now() })
    await this.ledger.record(tx, actorFrom(person, organisation, { id: 0, byWeChat: true }), {
      kind: 'account.wechat-bound',
      place: { unitCode: organisation.code },
      detail: {
        personId: person.id,
        account: person.account,
        organisationCode: organisation.code,
        by,
        changed: !!former,
      },
    })
  }

  /** 解除绑定, of open invitations too; not bound is as good. */
  async unbind(tx: EntityManager, actor: SignedIn, { person, organisation }: Member): Promise<void> {
    await tx.findOne(PersonEntity, { where: { id: person.id }, ...rowLock(tx) })
    await tx.delete(WeChatInvitationEntity, { personId: person.id, usedAt: IsNull() })
    if (!(await tx.existsBy(WeChatBindingEntity, { personId: person.id }))) return
    await this.remove(tx, person.id)
    await this.ledger.record(tx, actor, {
      kind: 'account.wechat-unbound',
      place: { unitCode: organisation.code },
      detail: { personId: person.id, account: person.account, organisationCode: organisation.code },
    })
  }

  /** 解除绑定 of who was bound by the registered phone number: it is another one now. */
  async unbindByPhone(tx: EntityManager, actor: SignedIn, member: Member): Promise<void> {
    if (await tx.existsBy(WeChatBindingEntity, { personId: member.person.id, by: 'phone' }))
      await this.unbind(tx, actor, member)
  }

  private async remove(tx: EntityManager, personId: number): Promise<void> {
    await tx.delete(WeChatBindingEntity, { personId })
    await this.sessions.closeWeChat(tx, personId)
  }
}

export function presentPost({ person, organisation }: Member): Post {
  const { account, name, roles } = person
  return {
    account,
    name,
    roles,
    organisation: { code: organisation.code, name: organisation.name, kind: organisation.kind },
  }
}
