import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { PhaseKind } from '@gongkai/shared/base/words/phases'
import { effectiveDue } from '@gongkai/shared/district/round/effective-due'
import { type EntityManager, IsNull } from 'typeorm'
import type { OrganisationEntity } from '../organisation/organisation.entity.js'
import { ExtensionEntity } from './extension.entity.js'
import type { RoundEntity } from './round.entity.js'

type Unit = Pick<OrganisationEntity, 'code' | 'kind' | 'parentCode'>
/** The date of a unit in a phase and a domain, its extensions counted; '' where the round names none. */
export type Due = (phase: PhaseKind, organisation: Unit, domainCode: string) => LocalDate

/** All dates of a round by one query; an extension granted to a town counts for its villages too. */
export async function dueDates(tx: EntityManager, round: RoundEntity): Promise<Due> {
  const extensions = await tx.findBy(ExtensionEntity, { roundCode: round.code, withdrawnAt: IsNull() })
  return (phase, { code, kind, parentCode }, domainCode) => {
    const own = effectiveDue(round, phase, kind, code, domainCode, extensions)
    if (kind !== 'village' || parentCode === null) return own
    const town = effectiveDue(round, phase, 'town', parentCode, domainCode, extensions)
    return [own, town].sort().pop() ?? own
  }
}
