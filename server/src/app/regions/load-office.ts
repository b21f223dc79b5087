import type { EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'

/** The office's name until the district says how it is called. */
export const UNNAMED_OFFICE = '信息公开办'

/** The least that a database holds: the office, whose administrator sets the district up. */
export async function loadOffice(tx: EntityManager): Promise<void> {
  if (await tx.existsBy(OrganisationEntity, { kind: 'office' })) return
  await tx.insert(OrganisationEntity, { code: 'office', name: UNNAMED_OFFICE, kind: 'office', fills: false })
}
