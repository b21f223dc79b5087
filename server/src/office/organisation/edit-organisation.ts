import type {
  EditOrganisationRequest,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { decideEditOrganisation } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity, OrganisationNameEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentOrganisation } from './organisation.presenter.js'
import { ensureSeenUnit, loadOrganisation } from './organisation-case.js'

/** 更名 and 是否参加编制; the former name is kept with the day of the change. */
@Injectable()
export class EditOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, code: string, { version, ...request }: EditOrganisationRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      const { organisation, facts } = await loadOrganisation(tx, code, true)
      await ensureSeenUnit(tx, organisation, version)
      const others = (await tx.find(OrganisationEntity))
        .filter((candidate) => candidate.code !== code)
        .map(({ name, parentCode }) => ({ name, parent: parentCode }))
      const name = request.name.trim()
      ensure(decideEditOrganisation(facts, name, others, actor))
      const before = { name: organisation.name, fills: organisation.fills }
      const after = { name, fills: organisation.kind === 'town' ? request.fills : organisation.fills }
      if (before.name !== name)
        await tx.insert(OrganisationNameEntity, {
          organisationCode: code,
          name: before.name,
          usedUntil: this.clock.today(),
        })
      Object.assign(organisation, after, { version: version + 1 })
      await tx.save(organisation)
      await this.ledger.record(tx, actor, {
        kind: 'organisation.edited',
        place: { unitCode: code },
        detail: { organisationCode: code, before, after },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
    })
  }
}
