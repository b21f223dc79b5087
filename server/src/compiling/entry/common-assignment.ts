import { type EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { notFound } from '../../platform/http/refused.js'
import { EntryEntity } from './entry.entity.js'

/** The one assignment of all these entries, deleted ones among them; 404 where one is unknown or another's. */
export async function commonAssignment(tx: EntityManager, entryIds: readonly number[]): Promise<number> {
  const found = await tx.find(EntryEntity, {
    select: { id: true, assignmentId: true },
    where: { id: In([...entryIds]) },
    withDeleted: true,
  })
  const [assignmentId, ...others] = new Set(found.map((entry) => entry.assignmentId))
  if (assignmentId === undefined || others.length > 0 || found.length < entryIds.length) throw notFound('个公开事项')
  return assignmentId
}
