import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { type EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { type AssignmentCase, inPhase, type TownWork } from '../assignment/assignment-case.js'
import { appendEntries, clearDeclines } from '../entry/append-entries.js'
import { CancelledItemEntity } from '../entry/cancelled-item.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'

/**
 * Takes the rows of a unit that was asked over into the entries of who asked it, with their origin; a village's as 乡级. A row that was taken over before (or
 * copied from the round before, from the same village under the same names) is brought up to date, one that the village has
 * deleted since is deleted, and can be restored.
 */
export async function acceptVillageRows(
  tx: EntityManager,
  village: AssignmentCase,
  town: TownWork,
  now: Date,
): Promise<{ added: number[]; updated: number[]; removed: number[] }> {
  const { code: originCode, kind } = village.organisation
  const taken = kind === 'village' ? asTownLevel : (fields: EntryFields) => fields
  const assignmentId = town.assignment.id
  const standing = await tx.find(EntryEntity, { where: { assignmentId }, withDeleted: true })
  const ofVillage = standing.filter((entry) => entry.originCode === originCode)
  const heldFor = (row: EntryEntity) =>
    ofVillage.find(({ originEntryId }) => originEntryId === row.id) ??
    // 年度更新: both go on with the same item, whatever the village calls it now.
    ofVillage.find(({ publicNumber }) => publicNumber !== null && publicNumber === row.publicNumber) ??
    ofVillage.find(({ originEntryId, fields }) => originEntryId === null && namesOf(fields) === namesOf(row.fields))

  const fresh: EntryEntity[] = []
  const updated: number[] = []
  for (const row of inPhase(village.entries, village.submission)) {
    const held = heldFor(row)
    if (!held) {
      fresh.push(row)
      continue
    }
    const { guidelineItemId, confirmed } = row
    // A row the same as published stays word for word.
    const fields = confirmed && held.publicNumber ? row.fields : taken(row.fields)
    const change = {
      fields: fields as never,
      guidelineItemId,
      confirmed,
      originEntryId: row.id,
      deletedAt: null,
    }
    await tx.update(EntryEntity, { id: held.id }, { ...change, version: held.version + 1 })
    await clearDeclines(tx, assignmentId, [row])
    updated.push(held.id)
  }
  const added = await appendEntries(
    tx,
    assignmentId,
    standing,
    fresh.map(({ id, fields, guidelineItemId }) => ({
      fields: taken(fields),
      guidelineItemId,
      originCode,
      originEntryId: id,
    })),
  )
  const kept = new Set<number | null>([null, ...village.entries.map(({ id }) => id)])
  const ended = await takeOverCancelled(tx, village, assignmentId, ofVillage)
  const removed = ofVillage.filter(
    ({ originEntryId, publicNumber, deletedAt }) =>
      !deletedAt && (!kept.has(originEntryId) || ended.has(publicNumber ?? '')),
  )
  for (const { id } of removed) await tx.update(EntryEntity, { id }, { deletedAt: now })
  return { added: added.map(({ id }) => id), updated, removed: removed.map(({ id }) => id) }
}

/** 取消: an item that the village gives up ends for its town too, for the reason that the village gave. */
async function takeOverCancelled(
  tx: EntityManager,
  village: AssignmentCase,
  assignmentId: number,
  ofVillage: readonly EntryEntity[],
): Promise<ReadonlySet<string>> {
  const cancelled = await tx.findBy(CancelledItemEntity, { assignmentId: village.assignment.id })
  const own = new Set(ofVillage.map(({ publicNumber }) => publicNumber))
  const ended = cancelled.filter(({ publicNumber }) => own.has(publicNumber))
  if (ended.length === 0) return new Set()
  const numbers = ended.map(({ publicNumber }) => publicNumber)
  await tx.delete(CancelledItemEntity, { assignmentId, publicNumber: In(numbers) })
  await tx.insert(
    CancelledItemEntity,
    ended.map(({ publicNumber, reason, by, at }) => ({
      assignmentId,
      publicNumber,
      reason,
      successorEntryId: null,
      by,
      at,
    })),
  )
  return new Set(numbers)
}

/** Village rows count as 乡级 in the template (附件2, 公开层级). */
function asTownLevel(fields: EntryFields): EntryFields {
  return { ...fields, levels: ['town'] }
}
