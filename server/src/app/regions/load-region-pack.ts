import { createHash } from 'node:crypto'
import { EMPTY_FOOTER } from '@gongkai/shared/base/region/region-facts'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { deletedRounds } from '../../office/round/deleted-rounds.query.js'
import { openRound } from '../../office/round/open-round.js'
import { RegionEntity, THE_REGION } from '../../platform/region.entity.js'
import { storedRegion } from '../../platform/region.js'
import { loadPackGuidelines } from './load-pack-guidelines.js'
import { loadPackOrganisations } from './load-pack-organisations.js'

/**
 * Loads a pack unless it was the last that was loaded: what the office deleted since does not come back with each start.
 * @throws Error in Chinese where the database serves another district
 */
export async function loadPackOnce(tx: EntityManager, pack: RegionPack): Promise<void> {
  const packSha256 = createHash('sha256').update(JSON.stringify(pack)).digest('hex')
  const stands = await storedRegion(tx)
  if (stands?.packSha256 === packSha256) return
  if (stands && stands.code !== pack.code)
    throw new Error(
      `没有启动：数据库是${stands.name}（${stands.code}）的，地区数据是${pack.name}（${pack.code}）的，请改用自己的数据库`,
    )
  await loadRegionPack(tx, pack)
  await tx.update(RegionEntity, { id: THE_REGION }, { packSha256 })
}

/** Loads a pack; idempotent: rows that stand already, edited or not, are left as they are. */
export async function loadRegionPack(tx: EntityManager, pack: RegionPack): Promise<void> {
  await loadFacts(tx, pack)
  const standing = await loadPackOrganisations(tx, pack.organisations)
  const domains: { code: string }[] = []
  const guidelines: RegionPack['guidelines'] = {}
  const held = await tx.find(PilotDomainEntity)
  for (const [index, { code, name, aliases, leads }] of pack.domains.entries()) {
    const stands = held.find((domain) => domain.code === code) ?? held.find((domain) => domain.name === name)
    if (!stands) {
      const leadCodes = leads.map((lead) => standing.get(lead) ?? lead)
      await tx.insert(PilotDomainEntity, { code, name, aliases, leadCodes, position: index + 1 })
    }
    const domainCode = stands?.code ?? code
    domains.push({ code: domainCode })
    guidelines[domainCode] = pack.guidelines[code] ?? []
  }
  await loadPackGuidelines(tx, { domains, guidelines })
  const deleted = new Set((await deletedRounds(tx)).map(({ code }) => code))
  for (const round of pack.rounds) {
    if (deleted.has(round.code) || (await tx.existsBy(RoundEntity, { code: round.code }))) continue
    await openRound(tx, round)
  }
}

async function loadFacts(tx: EntityManager, pack: RegionPack): Promise<void> {
  if (await storedRegion(tx)) return
  const { code, name, shortName, officialSite = '', footer = EMPTY_FOOTER } = pack
  await tx.insert(RegionEntity, { id: THE_REGION, code, name, shortName, officialSite, ...footer })
}
