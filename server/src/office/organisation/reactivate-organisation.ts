import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type { OrganisationDetail, ReasonRequest } from '@gongkai/shared/district/organisation/organisation.contract'
import { decideReactivate } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentOrganisation } from './organisation.presenter.js'
import { ensureSeenUnit, loadOrganisation } from './organisation-case.js'

/** 恢复 of a unit that was put out of use, not of one that was merged. */
@Injectable()
export class ReactivateOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, code: string, { version, reason }: ReasonRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      const { organisation, parent, facts } = await loadOrganisation(tx, code, true)
      await ensureSeenUnit(tx, organisation, version)
      ensure([...decideReactivate(facts, parent?.active ?? true, actor), ...reasonFaults(reason)])
      Object.assign(organisation, { active: true, version: version + 1 })
      await tx.save(organisation)
      await this.ledger.record(tx, actor, {
        kind: 'organisation.reactivated',
        place: { unitCode: code },
        detail: { organisationCode: code, reason },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
    })
  }
}
