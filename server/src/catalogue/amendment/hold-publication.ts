import type { EntityManager } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { rowLock } from '../../platform/database/row-lock.js'

/**
 * No edition is composed meanwhile: it would hold the old entry and say that it carries the new one. Whichever round it is made
 * of: a newer one meets the 动态调整 of the rows before it.
 */
export async function holdPublication(tx: EntityManager): Promise<void> {
  await tx.find(RoundEntity, { select: { code: true }, order: { code: 'ASC' }, ...rowLock(tx) })
}
