import { type EntityManager, IsNull, Not } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'
import type { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'

/** 委托 in a renewal: a village begins with the standing items that came from it, under the town's numbers. */
export async function startVillageWork(
  tx: EntityManager,
  town: Pick<AssignmentEntity, 'id'>,
  works: readonly Pick<AssignmentEntity, 'id' | 'organisationCode'>[],
): Promise<void> {
  const workOf = new Map(works.map(({ id, organisationCode }) => [organisationCode, id]))
  const rows = await tx.find(EntryEntity, {
    where: { assignmentId: town.id, originCode: In([...workOf.keys()]), publicNumber: Not(IsNull()) },
    order: { position: 'ASC', id: 'ASC' },
  })
  const last = new Map<number, number>()
  await insertMany(
    tx,
    EntryEntity,
    rows.map(({ originCode, fields, guidelineItemId, publicNumber }) => {
      const assignmentId = workOf.get(originCode ?? '') ?? 0
      const position = (last.get(assignmentId) ?? 0) + 1
      last.set(assignmentId, position)
      return { assignmentId, position, version: 1, guidelineItemId, publicNumber, fields }
    }),
  )
}
