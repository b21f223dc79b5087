import { flag, list, object, text } from '@gongkai/shared/base/shape'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'

/** The unpublished work that somebody may see in a document: all of it, that of the domains led, and that of one's own unit. */
export interface Scope {
  all: boolean
  domainCodes: string[]
  organisationCode: string
}

export const scopeShape = object<Scope>({ all: flag, domainCodes: list(text), organisationCode: text })

export const PUBLIC_SCOPE: Scope = { all: false, domainCodes: [], organisationCode: '' }

export async function scopeOf(tx: EntityManager, { organisationCode, organisationKind }: SignedIn): Promise<Scope> {
  if (organisationKind === 'office') return { all: true, domainCodes: [], organisationCode }
  const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
  const led = domains.filter(({ leadCodes }) => leadCodes.includes(organisationCode))
  return { all: false, domainCodes: led.map(({ code }) => code), organisationCode }
}

/** The unit within whose sight a document is made, as it stands now. */
export async function askerOf(
  tx: EntityManager,
  { all, organisationCode }: Scope,
): Promise<Pick<SignedIn, 'organisationCode' | 'organisationKind' | 'roles'>> {
  const unit = await tx.findOneBy(OrganisationEntity, { code: organisationCode })
  return { organisationCode, organisationKind: all ? 'office' : (unit?.kind ?? 'agency'), roles: [] }
}

/** Whether who may see `now` still may see what was made within `then`. */
export function covers(now: Scope, then: Scope): boolean {
  if (now.organisationCode !== then.organisationCode) return false
  return now.all || (!then.all && then.domainCodes.every((code) => now.domainCodes.includes(code)))
}
