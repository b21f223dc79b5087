import { CancelledItemEntity } from '@gongkai/server/compiling/entry/cancelled-item.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { FindOptionsWhere } from 'typeorm'
import type { District } from '../support/district'

export const REASON = '该项职责已经划出本镇'

/** Takes a row out of its unit's work with a reason, as its people would, whatever state the work is in. */
export async function cancelRow(
  { dataSource: { manager } }: District,
  where: FindOptionsWhere<EntryEntity>,
  at = new Date('2026-07-20T04:00:00Z'),
): Promise<void> {
  for (const { id, assignmentId, publicNumber } of await manager.findBy(EntryEntity, where)) {
    await manager.softDelete(EntryEntity, { id })
    if (!publicNumber) continue
    await manager.delete(CancelledItemEntity, { assignmentId, publicNumber })
    await manager.insert(CancelledItemEntity, {
      assignmentId,
      publicNumber,
      reason: REASON,
      successorEntryId: null,
      by: '东镇人民政府 小东',
      at,
    })
  }
}
