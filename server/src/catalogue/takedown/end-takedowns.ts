import type { EntityManager } from 'typeorm'
import type { EditionEntity } from '../../district/edition/edition.entity.js'
import { editionName } from '../../district/edition/edition-name.js'
import { In } from '../../platform/database/in-list.js'
import { FeedbackEntity } from '../feedback/feedback.entity.js'
import { pauseItem } from './pause-item.js'
import { TakedownEntity } from './takedown.entity.js'

/** An edition brought other words, clean ones: its items are read again. To be called in the transaction that publishes it. */
export async function endTakedowns(
  tx: EntityManager,
  back: readonly { id: number; name: string }[],
  edition: EditionEntity,
  now: Date,
): Promise<TakedownEntity[]> {
  if (back.length === 0) return []
  const found = await tx.findBy(TakedownEntity, { id: In(back.map(({ id }) => id)), state: 'down' })
  const nameOf = new Map(back.map(({ id, name }) => [id, name]))
  for (const takedown of found) {
    // Residents' pages call it as it was called when they wrote: by the words that were taken down.
    const entryName = (nameOf.get(takedown.id) ?? '').slice(0, 400)
    await tx.update(FeedbackEntity, { publicNumber: takedown.subject }, { entryName })
    Object.assign(takedown, {
      state: 'replaced',
      version: takedown.version + 1,
      endedAt: now,
      endedReason: `${editionName(edition)}换了新内容`,
      endedIn: edition.id,
    })
  }
  return tx.save(found)
}

/** That edition was taken back (撤回): the items are down again. To be called in the transaction that withdraws it. */
export async function reopenTakedowns(tx: EntityManager, edition: EditionEntity, now: Date): Promise<void> {
  const found = await tx.findBy(TakedownEntity, { endedIn: edition.id, state: 'replaced' })
  for (const takedown of found) {
    const since = await tx.findOneBy(TakedownEntity, {
      subjectKind: takedown.subjectKind,
      subject: takedown.subject,
      state: 'down',
    })
    // Taken down once more since, it is down by that act.
    if (since) continue
    const down = { state: 'down' as const, endedAt: null, endedBy: '', endedReason: '', endedIn: null }
    await tx.save(TakedownEntity, { ...takedown, ...down, version: takedown.version + 1 })
    await pauseItem(tx, takedown.subject, now)
  }
}
