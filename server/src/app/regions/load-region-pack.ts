import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { openRound } from '../../office/round/open-round.js'
import { loadPackGuidelines } from './load-pack-guidelines.js'

/** Loads a pack; idempotent: rows that stand already, edited or not, are left as they are. */
export async function loadRegionPack(tx: EntityManager, pack: RegionPack): Promise<void> {
  for (const { code, name, kind, parent, fills } of pack.organisations) {
    if (await tx.existsBy(OrganisationEntity, { code })) continue
    await tx.insert(OrganisationEntity, {
      code,
      name,
      kind,
      parentCode: parent ?? null,
      fills: fills ?? kind === 'town',
    })
  }
  for (const { code, name, aliases, leads } of pack.domains) {
    if (!(await tx.existsBy(PilotDomainEntity, { code })))
      await tx.insert(PilotDomainEntity, { code, name, aliases, leadCodes: leads })
  }
  await loadPackGuidelines(tx, pack)
  for (const round of pack.rounds) {
    if (!(await tx.existsBy(RoundEntity, { code: round.code }))) await openRound(tx, round)
  }
}
