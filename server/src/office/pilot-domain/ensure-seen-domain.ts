import type { EntityManager } from 'typeorm'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'

/** @throws Refused 409 unless the domain is as it was read */
export function ensureSeenDomain(tx: EntityManager, { code, version }: PilotDomainEntity, read: number): Promise<void> {
  const acts: Acts = { kinds: ['pilot-domain.*'], domainCode: code }
  return ensureUnchanged(tx, 'administration.conflict', { read, stands: version }, acts)
}
