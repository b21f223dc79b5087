import { refuse } from '@gongkai/shared/base/refusal'
import type { EntityManager } from 'typeorm'
import { hasPeople } from '../../district/account/has-people.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Refused } from '../../platform/http/refused.js'

/** The unit responsible for what a resident names: the unit itself, else the domain's first lead, else the office. */
export async function responsibleUnit(
  tx: EntityManager,
  { organisationCode, domainCode }: { organisationCode?: string; domainCode?: string },
): Promise<OrganisationEntity> {
  const office = await tx.findOneByOrFail(OrganisationEntity, { kind: 'office' })
  if (organisationCode) {
    const unit = await tx.findOneBy(OrganisationEntity, { code: organisationCode })
    if (!unit) throw unknown('organisationCode', '没有这个单位')
    return (await working(tx, unit)) ?? office
  }
  if (!domainCode) return office
  const domain = await tx.findOneBy(PilotDomainEntity, { code: domainCode })
  if (!domain) throw unknown('domainCode', '没有这个领域')
  const lead = await tx.findOneBy(OrganisationEntity, { code: domain.leadCodes[0] ?? '' })
  return (lead && (await working(tx, lead))) ?? office
}

/**
 * The unit itself, its town where it is a village, or who carries on its work, to the end of several mergers; null when that is
 * not in use or has nobody who could answer.
 */
async function working(tx: EntityManager, organisation: OrganisationEntity): Promise<OrganisationEntity | null> {
  const seen = new Set<string>()
  let at: OrganisationEntity | null = organisation
  while (at && !seen.has(at.code)) {
    seen.add(at.code)
    const next: string | null = at.mergedInto ?? (at.kind === 'village' ? at.parentCode : null)
    if (!next) return at.active && at.kind !== 'village' && (await hasPeople(tx, at.code)) ? at : null
    at = await tx.findOneBy(OrganisationEntity, { code: next })
  }
  return null
}

const unknown = (at: string, text: string) => new Refused(422, [refuse('feedback.unknown', at, text)])
