import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'

/** Model rows by the code of the domain, each of which stands. */
export interface PackGuidelines {
  domains: readonly { code: string }[]
  guidelines: RegionPack['guidelines']
}

/** The model rows of a pack's domains; a domain that has any is left as it is. */
export async function loadPackGuidelines(tx: EntityManager, { domains, guidelines }: PackGuidelines): Promise<void> {
  for (const { code } of domains) {
    if (await tx.existsBy(GuidelineItemEntity, { domainCode: code })) continue
    const items = (guidelines[code] ?? []).map((fields, index) => ({
      domainCode: code,
      position: index + 1,
      fields: fields as never,
    }))
    if (items.length > 0) await tx.insert(GuidelineItemEntity, items)
  }
}
