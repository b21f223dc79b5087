import type { ReviewBatch } from '@gongkai/shared/compiling/review/review.contract'
import { type EntityManager } from 'typeorm'
import { type ReviewBatchEntity, ReviewBatchItemEntity } from './review-batch.entity.js'

export async function presentBatch(tx: EntityManager, batch: ReviewBatchEntity, now: Date): Promise<ReviewBatch> {
  const items = await tx.find(ReviewBatchItemEntity, { where: { batchId: batch.id }, order: { id: 'ASC' } })
  const { id, act, state, effectiveAt } = batch
  return {
    id,
    act,
    state,
    effectiveAt: effectiveAt.toISOString(),
    remainingMs: state === 'waiting' ? Math.max(0, effectiveAt.getTime() - now.getTime()) : 0,
    items: items.map(({ assignmentId, outcome, reason }) => ({ assignmentId, outcome, reason })),
  }
}
