import { type EntityManager } from 'typeorm'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { CancelledItemEntity } from './cancelled-item.entity.js'
import { connectRows } from './connect-rows.js'
import { EntryEntity } from './entry.entity.js'

/** Rows in one statement: a table of thousands must not keep everybody else waiting for one. */
const AT_ONCE = 20

export type NewEntry = Pick<EntryEntity, 'fields'> &
  Partial<Pick<EntryEntity, 'guidelineItemId' | 'publicNumber' | 'addId' | 'originCode' | 'originEntryId'>>

/**
 * Adds rows after those that stand; a model row that is adopted by it is no longer declined, and a row of a published item's names goes on with
 * that item.
 */
export async function appendEntries(
  tx: EntityManager,
  assignmentId: number,
  standing: readonly EntryEntity[],
  rows: readonly NewEntry[],
): Promise<EntryEntity[]> {
  const first = Math.max(0, ...standing.map(({ position }) => position)) + 1
  const added: EntryEntity[] = []
  for (const some of chunks(rows, AT_ONCE)) {
    const piece = some.map((row, index) =>
      tx.create(EntryEntity, {
        guidelineItemId: null,
        publicNumber: null,
        addId: null,
        originCode: null,
        originEntryId: null,
        deniedNumbers: null,
        answeredFields: null,
        confirmed: false,
        ...row,
        assignmentId,
        position: first + added.length + index,
        version: 1,
        deletedAt: null,
        saveIds: null,
      }),
    )
    await tx.insert(EntryEntity, piece as never)
    added.push(...piece)
    await breathe()
  }
  await clearDeclines(tx, assignmentId, rows)
  const assignment = await tx.findOneByOrFail(AssignmentEntity, { id: assignmentId })
  await connectRows(tx, assignment, [...standing, ...added])
  await clearCancellations(tx, assignmentId, added)
  return added
}

/** A model row is adopted or declined, never both. */
export async function clearDeclines(
  tx: EntityManager,
  assignmentId: number,
  rows: readonly Pick<NewEntry, 'guidelineItemId'>[],
): Promise<void> {
  const adopted = rows.flatMap(({ guidelineItemId }) => guidelineItemId ?? [])
  if (adopted.length > 0) await tx.delete(DeclinedItemEntity, { assignmentId, guidelineItemId: In(adopted) })
}

/** An item is filled or cancelled, never both. */
export async function clearCancellations(
  tx: EntityManager,
  assignmentId: number,
  rows: readonly Pick<EntryEntity, 'publicNumber'>[],
): Promise<void> {
  const numbers = rows.flatMap(({ publicNumber }) => publicNumber ?? [])
  if (numbers.length > 0) await tx.delete(CancelledItemEntity, { assignmentId, publicNumber: In(numbers) })
}
