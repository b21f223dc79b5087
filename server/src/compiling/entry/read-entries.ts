import type { EntityManager } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { EntryEntity } from './entry.entity.js'

/** So many rows are read by one statement: some 50 ms of the server's one thread. */
const ROWS_AT_ONCE = 2000

/** The entries of many assignments by their id, a piece at a time: all at once would keep everybody else waiting. */
export async function readEntries(
  tx: EntityManager,
  assignmentIds: readonly number[],
  atOnce = ROWS_AT_ONCE,
): Promise<EntryEntity[]> {
  const ids = await tx.find(EntryEntity, {
    select: { id: true },
    where: { assignmentId: In(assignmentIds) },
    order: { id: 'ASC' },
  })
  const entries: EntryEntity[] = []
  for (const some of chunks(ids, atOnce)) {
    entries.push(...(await tx.find(EntryEntity, { where: { id: In(some.map(({ id }) => id)) }, order: { id: 'ASC' } })))
    await breathe()
  }
  return entries
}
