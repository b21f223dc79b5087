import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { deletedRounds } from '../../office/round/deleted-rounds.query.js'
import { openRound } from '../../office/round/open-round.js'

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
  for (const [index, { code, name, aliases, leads }] of pack.domains.entries()) {
    if (!(await tx.existsBy(PilotDomainEntity, { code })))
      await tx.insert(PilotDomainEntity, { code, name, aliases, leadCodes: leads, position: index + 1 })
    if (await tx.existsBy(GuidelineItemEntity, { domainCode: code })) continue
    const items = (pack.guidelines[code] ?? []).map((fields, index) => ({
      domainCode: code,
      position: index + 1,
      fields: fields as never,
    }))
    if (items.length > 0) await tx.insert(GuidelineItemEntity, items)
  }
  const deleted = new Set((await deletedRounds(tx)).map(({ code }) => code))
  for (const round of pack.rounds) {
    if (deleted.has(round.code) || (await tx.existsBy(RoundEntity, { code: round.code }))) continue
    await openRound(tx, round)
  }
}
