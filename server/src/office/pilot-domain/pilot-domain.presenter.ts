import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { type EntityManager, Not } from 'typeorm'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'

export async function presentPilotDomains(
  tx: EntityManager,
  domains: readonly PilotDomainEntity[],
): Promise<PilotDomainView[]> {
  const leadCodes = domains.flatMap((domain) => domain.leadCodes)
  const [organisations, open, rounds] = await Promise.all([
    tx.findBy(OrganisationEntity, { code: In(leadCodes) }),
    tx.findBy(ReportEntity, { phase: 'catalogue', state: Not('accepted') }),
    tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' } }),
  ])
  return domains.map(({ code, name, version, aliases, leadCodes }) => ({
    code,
    name,
    version,
    aliases,
    leads: leadCodes.map((lead) => ({
      code: lead,
      name: organisations.find((organisation) => organisation.code === lead)?.name ?? lead,
    })),
    openRounds: rounds
      .filter((round) => open.some((report) => report.roundCode === round.code && report.domainCode === code))
      .map((round) => round.name),
  }))
}
