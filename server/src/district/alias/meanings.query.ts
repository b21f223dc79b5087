import type { AliasKind } from '@gongkai/shared/district/alias/alias.contract'
import { CHANNEL_MEANINGS, type Meaning } from '@gongkai/shared/district/alias/alias-policy'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'

/** Everything that a word of this kind may stand for, with the names it has. */
export async function meaningsOf(tx: EntityManager, kind: AliasKind): Promise<readonly Meaning[]> {
  if (kind === 'channel') return CHANNEL_MEANINGS
  if (kind === 'domain') return tx.find(PilotDomainEntity, { order: { code: 'ASC' } })
  return tx.find(OrganisationEntity, {
    select: { code: true, name: true },
    where: { active: true },
    order: { code: 'ASC' },
  })
}
