import type { EntityManager } from 'typeorm'
import { EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { In } from '../../platform/database/in-list.js'
import { EditionChangeEntity } from '../publication/edition-change.entity.js'

/** Every row of an item in editions, old ones too: a few dozen at the most. */
export async function rowsOfItem(tx: EntityManager, publicNumber: string): Promise<EditionEntryEntity[]> {
  const editions = await tx.find(EditionEntity, { select: { id: true } })
  return tx.find(EditionEntryEntity, {
    // with the editions, for the index over both
    where: { editionId: In(editions.map(({ id }) => id)), publicNumber },
    order: { editionId: 'ASC' },
  })
}

/**
 * Takes an item out of every edition that holds it or tells of it, as readers see them; files made of those are given out no more. The rows
 * stay: the item may come back.
 */
export async function pauseItem(tx: EntityManager, publicNumber: string, now: Date): Promise<EditionEntryEntity[]> {
  const rows = await rowsOfItem(tx, publicNumber)
  const changes = await tx.find(EditionChangeEntity, { select: { id: true, editionId: true }, where: { publicNumber } })
  await tx.update(EditionEntryEntity, { id: In(rows.map(({ id }) => id)) }, { paused: true })
  await tx.update(EditionChangeEntity, { publicNumber }, { paused: true })
  await thinned(tx, [...rows, ...changes], now)
  return rows
}

/** Files made before of the editions of these rows tell what they do not say any more, or lack what they say again. */
export async function thinned(tx: EntityManager, rows: readonly { editionId: number }[], now: Date): Promise<void> {
  const editions = [...new Set(rows.map(({ editionId }) => editionId))]
  if (editions.length > 0) await tx.update(EditionEntity, { id: In(editions) }, { thinnedAt: now })
}

/**
 * An item is read again in every edition in which its words are clean; what an edition changed is told again where neither the words before
 * nor those after are still held back.
 */
export async function bringBack(
  tx: EntityManager,
  publicNumber: string,
  now: Date,
  isClean: (row: EditionEntryEntity) => Promise<boolean>,
): Promise<void> {
  const rows = await rowsOfItem(tx, publicNumber)
  const changes = await tx.find(EditionChangeEntity, { select: { id: true, editionId: true }, where: { publicNumber } })
  const held = new Set<number>()
  for (const row of rows) if (!(await isClean(row))) held.add(row.id)
  const back = rows.filter(({ id }) => !held.has(id))
  const told = changes.filter(({ editionId }) => {
    const after = rows.find((row) => row.editionId === editionId)
    const before = rows.findLast((row) => row.editionId < editionId)
    return !held.has(after?.id ?? 0) && !held.has(before?.id ?? 0)
  })
  await tx.update(EditionEntryEntity, { id: In(back.map(({ id }) => id)) }, { paused: false })
  await tx.update(EditionChangeEntity, { id: In(told.map(({ id }) => id)) }, { paused: false })
  await thinned(tx, [...rows, ...changes], now)
}
