import { type EntityManager } from 'typeorm'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { LawWaveItemEntity } from './law-wave.entity.js'

/** How many of a wave's drafts are no longer as they were drafted. */
export async function touchedOf(tx: EntityManager, waveId: number): Promise<number> {
  const counted = await tx
    .createQueryBuilder(LawWaveItemEntity, 'item')
    .leftJoin(AmendmentEntity, 'amendment', 'amendment.id = item.amendmentId')
    .select('COUNT(*)', 'count')
    .where('item.waveId = :waveId AND item.amendmentId IS NOT NULL', { waveId })
    .andWhere("(amendment.id IS NULL OR amendment.version > 1 OR amendment.state <> 'draft')")
    .getRawOne<{ count: number | string }>()
  return Number(counted?.count ?? 0)
}
