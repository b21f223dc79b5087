import { localDateAt } from '@gongkai/shared/base/time/local-date'
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
  const unitCodes = domains.flatMap(({ leadCodes, fillerCodes }) => [...leadCodes, ...(fillerCodes ?? [])])
  const [organisations, open, rounds] = await Promise.all([
    tx.findBy(OrganisationEntity, { code: In(unitCodes) }),
    tx.findBy(ReportEntity, { phase: 'catalogue', state: Not('accepted') }),
    tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' } }),
  ])
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  const named = (code: string) => ({ code, name: nameOf.get(code) ?? code })
  return domains.map(({ code, name, version, aliases, kind, sign, leadCodes, fillerCodes, ...domain }) => ({
    code,
    name,
    version,
    aliases,
    kind,
    sign,
    leads: leadCodes.map(named),
    fillers: fillerCodes?.map(named) ?? null,
    guideline: { title: domain.guidelineTitle, number: domain.guidelineNumber },
    retired: domain.retiredAt && { on: localDateAt(domain.retiredAt), reason: domain.retireReason },
    openRounds: rounds
      .filter((round) => open.some((report) => report.roundCode === round.code && report.domainCode === code))
      .map((round) => round.name),
  }))
}
