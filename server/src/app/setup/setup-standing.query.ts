import type { SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { setupSteps } from '@gongkai/shared/app/setup/setup-steps'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { factsOf, storedRegion } from '../../platform/region.js'

const named = ({ code, name }: { code: string; name: string }) => ({ code, name })

/** How far the district is set up, by what stands. */
@Injectable()
export class SetupStandingQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn, tx: EntityManager = this.dataSource.manager): Promise<SetupStanding> {
    ensureAdministrator(actor)
    const region = await storedRegion(tx)
    const [units, domains, people, models, round] = await Promise.all([
      tx.find(OrganisationEntity, { where: { active: true }, order: { code: 'ASC' } }),
      tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
      tx.find(PersonEntity, { select: { organisationCode: true, roles: true }, where: { active: true } }),
      tx
        .createQueryBuilder(GuidelineItemEntity, 'item')
        .select('item.domainCode', 'code')
        .addSelect('COUNT(*)', 'count')
        .groupBy('item.domainCode')
        .getRawMany<{ code: string; count: number | string }>(),
      tx.exists(RoundEntity),
    ])
    const of = (kind: OrganisationEntity['kind']) => units.filter((unit) => unit.kind === kind)
    const leading = new Set(domains.flatMap(({ leadCodes }) => leadCodes))
    const staffed = new Set(people.map(({ organisationCode }) => organisationCode))
    const modelsOf = new Map(models.map(({ code, count }) => [code, Number(count)]))
    const office = of('office')[0]
    const facts = {
      region: { ...factsOf(region), version: region?.version ?? 0 },
      office: office ? named(office) : { code: '', name: '' },
      towns: of('town').map((town) => ({
        ...named(town),
        fills: town.fills,
        villages: of('village').filter(({ parentCode }) => parentCode === town.code).length,
      })),
      agencies: of('agency').map(named),
      domains: domains.map((domain) => ({
        ...named(domain),
        leads: domain.leadCodes,
        models: modelsOf.get(domain.code) ?? 0,
      })),
      round,
      withoutAccount: [
        ...of('agency').filter(({ code }) => leading.has(code)),
        ...of('town').filter(({ fills }) => fills),
      ]
        .filter(({ code }) => !staffed.has(code))
        .map(({ code, name, kind }) => ({ code, name, kind })),
    }
    const approvers = people.filter(
      ({ organisationCode, roles }) => organisationCode === office?.code && roles.includes('approver'),
    )
    return { ...facts, secondApprover: approvers.length > 1, ...setupSteps(facts) }
  }
}
