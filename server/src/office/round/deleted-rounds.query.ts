import type { EntityManager } from 'typeorm'
import { EventEntity } from '../../platform/ledger/event.entity.js'

/** The rounds that were deleted, as the 留痕 knows them. */
export async function deletedRounds(tx: EntityManager): Promise<{ code: string; year: number }[]> {
  const events = await tx.findBy(EventEntity, { kind: 'round.deleted' })
  return events.map(({ detail }) => ({ code: String(detail.code), year: Number(detail.year) }))
}
