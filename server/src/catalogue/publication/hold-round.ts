import type { EntityManager } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'

/** The round whose edition is signed or published: of two such acts one comes after the other. @throws Refused 404 */
export async function holdRound(tx: EntityManager, code: string): Promise<RoundEntity> {
  const round = await tx.findOne(RoundEntity, { where: { code }, ...rowLock(tx) })
  if (!round) throw notFound('个编制轮次')
  return round
}
