import { MATTER_KINDS } from '@gongkai/shared/matter/matter.contract'
import type { EntityManager } from 'typeorm'
import { searchKey } from '../platform/database/search-key.js'
import { demoMatters } from '../regions/quangang/matters.js'
import { DISTRICT_LIST, MatterEntity } from './matter.entity.js'

/** The district's lists of the demo; where a list holds anything it is left as it is. */
export async function loadDemoMatters(tx: EntityManager): Promise<void> {
  for (const { code: kind } of MATTER_KINDS) {
    if (await tx.existsBy(MatterEntity, { organisationCode: DISTRICT_LIST, kind })) continue
    const prefix = kind === 'power' ? '示例-权' : '示例-服'
    await tx.insert(
      MatterEntity,
      demoMatters[kind].map((name, index) => {
        const code = `${prefix}-${String(index + 1).padStart(3, '0')}`
        return { organisationCode: DISTRICT_LIST, kind, code, name, searchKey: searchKey(name, code) }
      }),
    )
  }
}
