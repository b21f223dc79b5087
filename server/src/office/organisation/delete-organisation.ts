import { decideDelete } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenUnit, loadOrganisation } from './organisation-case.js'

/** 删除 of a unit that was entered by mistake and never used. */
@Injectable()
export class DeleteOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, code: string, version: number): Promise<void> {
    return act(this.dataSource, async (tx) => {
      const { organisation, facts } = await loadOrganisation(tx, code, true)
      await ensureSeenUnit(tx, organisation, version)
      ensure(decideDelete(facts, actor))
      await tx.delete(OrganisationEntity, { code })
      await this.ledger.record(tx, actor, {
        kind: 'organisation.deleted',
        place: { unitCode: code },
        detail: { organisationCode: code, name: organisation.name, kind: organisation.kind },
      })
    })
  }
}
