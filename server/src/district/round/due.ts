import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { PhaseKind } from '@gongkai/shared/base/words/phases'
import { audienceOf, effectiveDue } from '@gongkai/shared/district/round/effective-due'
import { type EntityManager, IsNull } from 'typeorm'
import type { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { ExtensionEntity } from './extension.entity.js'
import type { RoundEntity } from './round.entity.js'

type Unit = Pick<OrganisationEntity, 'code' | 'kind' | 'parentCode'>
/** The date of a unit in a phase and a domain, its extensions counted; '' where the round names none. */
export type Due = (phase: PhaseKind, organisation: Unit, domainCode: string) => LocalDate

/**
 * All dates of a round by two queries. An extension granted to a town counts for its villages too; the dates of a domain that joined the
 * running round count for whoever fills it without one of his own.
 */
export async function dueDates(
  tx: EntityManager,
  round: RoundEntity,
  /** those asked about, where they are read already */ known?: readonly PilotDomainEntity[],
): Promise<Due> {
  const [extensions, domains] = await Promise.all([
    tx.findBy(ExtensionEntity, { roundCode: round.code, withdrawnAt: IsNull() }),
    known ?? tx.find(PilotDomainEntity, { select: { code: true, leadCodes: true } }),
  ])
  const leadsOf = new Map(domains.map(({ code, leadCodes }) => [code, leadCodes]))
  const anyLead = new Set(domains.flatMap(({ leadCodes }) => leadCodes))
  return (phase, { code, kind, parentCode }, domainCode) => {
    const leads = leadsOf.get(domainCode) ?? []
    const audience = audienceOf(kind, domainCode ? leads.includes(code) : anyLead.has(code))
    const units = kind === 'village' && parentCode !== null ? [code, parentCode] : [code]
    const own = extensions.filter(({ organisationCode }) => units.includes(organisationCode))
    const ofDomain = own.some((extension) => extension.joined)
      ? []
      : joinedWithDomain(extensions, phase, domainCode, leads)
    const counted = [...own, ...ofDomain].map((extension) => ({ ...extension, organisationCode: code }))
    return effectiveDue(round, phase, audience, code, domainCode, counted)
  }
}

/** The earliest date of a domain whose leads joined with it; nothing where the domain was there from the beginning. */
function joinedWithDomain(
  extensions: readonly ExtensionEntity[],
  phase: PhaseKind,
  domainCode: string,
  leads: readonly string[],
): ExtensionEntity[] {
  const joined = extensions.filter(
    (extension) => extension.joined && extension.phase === phase && extension.domainCode === domainCode,
  )
  if (!joined.some(({ organisationCode }) => leads.includes(organisationCode))) return []
  return joined.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, 1)
}
