import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'

/** The pack's model rows of the domains named, each of which stands; a domain that has any is left as it is. */
export async function loadPackGuidelines(
  tx: EntityManager,
  guidelines: RegionPack['guidelines'],
  domainCodes: readonly string[],
): Promise<void> {
  for (const code of domainCodes) {
    if (await tx.existsBy(GuidelineItemEntity, { domainCode: code })) continue
    const items = (guidelines[code] ?? []).map((fields, index) => ({
      domainCode: code,
      position: index + 1,
      fields: fields as never,
    }))
    if (items.length > 0) await tx.insert(GuidelineItemEntity, items)
  }
}
