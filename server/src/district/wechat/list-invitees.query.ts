import { decideInviteAnybody } from '@gongkai/shared/district/wechat/invitation-policy'
import type { InviteePage, InviteeQuery } from '@gongkai/shared/district/wechat/wechat.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { peopleMatching } from '../account/list-accounts.query.js'
import { Bindings } from './bindings.js'
import { ensureMayInvite, presentInvitees } from './invitee.js'

const PAGE_SIZE = 50

/** 微信绑定 of the accounts in use that the actor may invite, by unit. */
@Injectable()
export class ListInviteesQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Bindings) private readonly bindings: Bindings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async run(actor: SignedIn, { q = '', page = 1 }: InviteeQuery): Promise<InviteePage> {
    ensureMayInvite(decideInviteAnybody(actor))
    const tx = this.dataSource.manager
    const query = peopleMatching(tx, q).andWhere('person.active = :yes AND unit.active = :yes', { yes: true })
    if (actor.organisationKind !== 'office')
      query.andWhere('(unit.code = :own OR unit.parentCode = :own)', { own: actor.organisationCode })
    const [people, total] = await query
      // one's own unit before its villages
      .orderBy('unit.kind', 'ASC')
      .addOrderBy('unit.code', 'ASC')
      .addOrderBy('person.id', 'ASC')
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
      .getManyAndCount()
    const members = await this.bindings.members(tx, people)
    return { total, items: await presentInvitees(tx, members, this.clock.now()) }
  }
}
