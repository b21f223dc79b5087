import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { type EntityManager } from 'typeorm'
import { type AssignmentCase, inPhase, type TownWork } from '../assignment/assignment-case.js'
import { appendEntries, clearDeclines } from '../entry/append-entries.js'
import { EntryEntity } from '../entry/entry.entity.js'

/**
 * Takes a village's rows over into its town's entries, as 乡级 and with their origin. A row that was taken over before (or
 * copied from the round before, from the same village under the same names) is brought up to date, one that the village has
 * deleted since is deleted, and can be restored.
 */
export async function acceptVillageRows(
  tx: EntityManager,
  village: AssignmentCase,
  town: TownWork,
  now: Date,
): Promise<{ added: number[]; updated: number[]; removed: number[] }> {
  const originCode = village.organisation.code
  const assignmentId = town.assignment.id
  const standing = await tx.find(EntryEntity, { where: { assignmentId }, withDeleted: true })
  const ofVillage = standing.filter((entry) => entry.originCode === originCode)
  const heldFor = (row: EntryEntity) =>
    ofVillage.find(({ originEntryId }) => originEntryId === row.id) ??
    ofVillage.find(({ originEntryId, fields }) => originEntryId === null && namesOf(fields) === namesOf(row.fields))

  const fresh: EntryEntity[] = []
  const updated: number[] = []
  for (const row of inPhase(village.entries, village.submission)) {
    const held = heldFor(row)
    if (!held) {
      fresh.push(row)
      continue
    }
    const { guidelineItemId } = row
    const taken = { fields: asTownLevel(row.fields) as never, guidelineItemId, originEntryId: row.id, deletedAt: null }
    await tx.update(EntryEntity, { id: held.id }, { ...taken, version: held.version + 1 })
    await clearDeclines(tx, assignmentId, [row])
    updated.push(held.id)
  }
  const added = await appendEntries(
    tx,
    assignmentId,
    standing,
    fresh.map(({ id, fields, guidelineItemId }) => ({
      fields: asTownLevel(fields),
      guidelineItemId,
      originCode,
      originEntryId: id,
    })),
  )
  const kept = new Set<number | null>([null, ...village.entries.map(({ id }) => id)])
  const removed = ofVillage.filter(({ originEntryId, deletedAt }) => !kept.has(originEntryId) && !deletedAt)
  for (const { id } of removed) await tx.update(EntryEntity, { id }, { deletedAt: now })
  return { added: added.map(({ id }) => id), updated, removed: removed.map(({ id }) => id) }
}

/** Village rows count as 乡级 in the template (附件2, 公开层级). */
function asTownLevel(fields: EntryFields): EntryFields {
  return { ...fields, levels: ['town'] }
}
