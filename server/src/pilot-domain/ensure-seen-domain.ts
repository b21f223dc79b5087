import type { EntityManager } from 'typeorm'
import type { Acts } from '../seen/acts-upon.js'
import { ensureUnchanged } from '../seen/ensure-seen.js'
import type { PilotDomainEntity } from './pilot-domain.entity.js'

/** @throws Refused 409 unless the domain is as it was read */
export function ensureSeenDomain(tx: EntityManager, { code, version }: PilotDomainEntity, read: number): Promise<void> {
  const acts: Acts = { kinds: ['pilot-domain.*'], domainCode: code }
  return ensureUnchanged(tx, 'administration.conflict', { read, stands: version }, acts)
}
