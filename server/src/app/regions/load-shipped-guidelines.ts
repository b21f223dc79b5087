import { STATE_DOMAINS } from '@gongkai/shared/base/region/state-domains'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { guidelines } from './guidelines/index.js'
import { loadPackGuidelines } from './load-pack-guidelines.js'

/** This release's model rows for the domains of the state's list that took the product's before; no other domain gets any. */
export async function loadShippedGuidelines(tx: EntityManager): Promise<void> {
  const having = await tx
    .createQueryBuilder(GuidelineItemEntity, 'item')
    .select('DISTINCT item.domainCode', 'code')
    .getRawMany<{ code: string }>()
  const taken = new Set(having.map(({ code }) => code))
  const domains = (await tx.find(PilotDomainEntity)).filter(({ code, name, aliases }) => {
    const state = STATE_DOMAINS.find((domain) => domain.code === code)
    return state && taken.has(code) && [name, ...aliases].includes(state.name)
  })
  await loadPackGuidelines(tx, { domains, guidelines })
}
