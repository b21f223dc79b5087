import { sameItems } from '@gongkai/shared/compiling/entry/connect-items'
import type { EntityManager } from 'typeorm'
import { setEach } from '../../platform/database/write-many.js'
import type { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from './entry.entity.js'
import { metBy, unitItems } from './unit-items.query.js'

/**
 * Rows of the names of a published item of the same unit go on with it under its number, however they came in, and take over what 动态调整
 * changed since. The rows are changed in place too. To be called while the work is locked; `entries` are all that stand in it.
 */
export async function connectRows(
  tx: EntityManager,
  assignment: Pick<AssignmentEntity, 'domainCode' | 'organisationCode' | 'parentId'>,
  entries: readonly EntryEntity[],
): Promise<void> {
  const standing = entries.filter(({ deletedAt }) => !deletedAt)
  if (assignment.parentId !== null || standing.every(({ publicNumber }) => publicNumber !== null)) return
  const { items } = await unitItems(tx, assignment)
  const connected = sameItems(standing, items)
  if (connected.size === 0) return
  const itemOf = new Map(items.map((item) => [item.id, item]))
  for (const entry of standing) {
    const number = connected.get(entry.id)
    const item = number === undefined ? undefined : itemOf.get(number)
    if (!item) continue
    entry.publicNumber = item.id
    const met = metBy(item, entry)
    if (!met || met.taken.length === 0) continue
    entry.fields = met.fields
    await tx.update(EntryEntity, { id: entry.id }, { fields: met.fields as never })
  }
  await setEach(
    tx,
    EntryEntity,
    'publicNumber',
    [...connected].map(([id, value]) => ({ id, value })),
  )
}
