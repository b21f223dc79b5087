import { maySeeItem } from '@gongkai/shared/catalogue/disclosure/disclosure-policy'
import type { Expectation } from '@gongkai/shared/catalogue/disclosure/expectation'
import type { EntityManager } from 'typeorm'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'
import { DisclosureEntity, OccurrenceEntity } from './disclosure.entities.js'
import type { Scene } from './disclosure-scene.js'
import { ownerOf } from './occurrence.presenter.js'

/**
 * Reads an occurrence and keeps its row until the transaction ends.
 * @throws Refused 404 for what the actor may not see; 409 when it is not as it was read
 */
export async function holdOccurrence(
  tx: EntityManager,
  scene: Scene,
  id: number,
  version: number,
): Promise<OccurrenceEntity> {
  const occurrence = await tx.findOne(OccurrenceEntity, { where: { id }, ...rowLock(tx) })
  if (!occurrence || !maySeeItem(scene.actor, ownerOf(scene, occurrence))) throw notFound('条公开信息')
  await ensureUnchanged(
    tx,
    'disclosure.changed',
    { read: version, stands: occurrence.version },
    { kinds: ['disclosure.*'], about: ({ detail }) => detail.occurrenceId === id },
  )
  return occurrence
}

/** One of its records. @throws Refused 404 */
export async function recordIn(
  tx: EntityManager,
  { id: occurrenceId }: OccurrenceEntity,
  id: number,
): Promise<DisclosureEntity> {
  const record = await tx.findOneBy(DisclosureEntity, { id, occurrenceId })
  if (!record) throw notFound('条公开记录')
  return record
}

/** The demand of its item for its subject; undefined where the item is withdrawn or its limit has no such subject any more. */
export function expectationFor(
  scene: Scene,
  { publicNumber, subject }: Pick<OccurrenceEntity, 'publicNumber' | 'subject'>,
): Expectation | undefined {
  const item = scene.items.get(publicNumber)
  return item && scene.expectationsOf(item).find((one) => one.subject === subject)
}

/** The words of the 留痕 for an act upon it. */
export const traceOf = ({ id, publicNumber, itemName, title }: OccurrenceEntity) => ({
  occurrenceId: id,
  publicNumber,
  item: itemName,
  title,
})
