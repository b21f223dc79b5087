import { MATTER_KINDS } from '@gongkai/shared/district/matter/matter.contract'
import type { EntityManager } from 'typeorm'
import { DISTRICT_LIST, MatterEntity } from '../../district/matter/matter.entity.js'
import { searchKey } from '../../platform/database/search-key.js'
import { demoMatters } from '../regions/quangang/matters.js'

const CODE_OF = { power: '示例-权', service: '示例-服' } as const

/** Whether it came with the demo: its code says so. */
export function isDemoMatter({ organisationCode, code }: Pick<MatterEntity, 'organisationCode' | 'code'>): boolean {
  return organisationCode === DISTRICT_LIST && /^示例-[权服]-\d{3}$/.test(code)
}

/** The district's lists of the demo; a list that holds anything is left as it is. */
export async function loadDemoMatters(tx: EntityManager): Promise<void> {
  for (const { code: kind } of MATTER_KINDS) {
    if (await tx.existsBy(MatterEntity, { organisationCode: DISTRICT_LIST, kind })) continue
    await tx.insert(
      MatterEntity,
      demoMatters[kind].map((name, index) => {
        const code = `${CODE_OF[kind]}-${String(index + 1).padStart(3, '0')}`
        return { organisationCode: DISTRICT_LIST, kind, code, name, searchKey: searchKey(name, code) }
      }),
    )
  }
}
