import { reasonFaults } from '@gongkai/shared/administration/administrator'
import type { OrganisationDetail, ReasonRequest } from '@gongkai/shared/organisation/organisation.contract'
import { decideDeactivate } from '@gongkai/shared/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { SessionEntity } from '../account/person.entity.js'
import { act } from '../assignment/act.js'
import { In } from '../platform/database/in-list.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { Region } from '../regions/region.js'
import { presentOrganisation } from './organisation.presenter.js'
import { ensureSeenUnit, loadOrganisation } from './organisation-case.js'

/** 停用: its people are signed out at once; what it did stays. */
@Injectable()
export class DeactivateOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Region) private readonly region: Region,
  ) {}

  run(actor: SignedIn, code: string, { version, reason }: ReasonRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      const { organisation, people, facts } = await loadOrganisation(tx, this.region, code, true)
      await ensureSeenUnit(tx, organisation, version)
      ensure([...decideDeactivate(facts, actor), ...reasonFaults(reason)])
      Object.assign(organisation, { active: false, version: version + 1 })
      await tx.save(organisation)
      await tx.delete(SessionEntity, { personId: In(people.map(({ id }) => id)) })
      await this.ledger.record(tx, actor, {
        kind: 'organisation.deactivated',
        detail: { organisationCode: code, reason },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, this.region, code), actor)
    })
  }
}
