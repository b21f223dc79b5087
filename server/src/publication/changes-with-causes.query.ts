import type { EntryChange } from '@gongkai/shared/publication/publication.contract'
import type { EntityManager } from 'typeorm'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import type { Composed } from './compose-edition.js'

/** The changes of a domain, each with the 动态调整 that caused it where there is one that waits for an edition. */
export async function changesWithCauses(
  tx: EntityManager,
  domainCode: string,
  changes: readonly EntryChange[],
  composed: readonly Composed[],
): Promise<EntryChange[]> {
  if (changes.length === 0) return []
  const amendments = await tx.find(AmendmentEntity, {
    select: { id: true, publicNumber: true, entryId: true, trigger: true, reason: true },
    where: { domainCode, state: 'finalised' },
    order: { id: 'ASC' },
  })
  if (amendments.length === 0) return [...changes]
  const entryIdOf = new Map(composed.map(({ entry, snapshot }) => [snapshot.id, entry.id]))
  return changes.map((change) => {
    const cause = amendments.findLast(
      ({ publicNumber, entryId }) =>
        publicNumber === change.id || (entryId !== null && entryId === entryIdOf.get(change.id)),
    )
    return cause?.trigger ? { ...change, cause: { trigger: cause.trigger, reason: cause.reason } } : change
  })
}
