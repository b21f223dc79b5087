import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { rowLock } from '../platform/database/row-lock.js'
import { RoundEntity } from '../round/round.entity.js'
import { AmendmentEntity } from './amendment.entity.js'

/** No edition is composed meanwhile: it would hold the old entry and say that it carries the new one. */
export async function holdPublication(tx: EntityManager, id: number): Promise<void> {
  const amendment = await tx.findOneBy(AmendmentEntity, { id })
  const assignment = amendment && (await tx.findOneBy(AssignmentEntity, { id: amendment.assignmentId }))
  if (assignment) await tx.findOne(RoundEntity, { where: { code: assignment.roundCode }, ...rowLock(tx) })
}
