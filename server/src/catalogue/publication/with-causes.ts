import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import type { AmendmentEntity } from '../amendment/amendment.entity.js'
import type { Met } from '../amendment/meet-round.js'

/**
 * The changes of a domain, each with the 动态调整 that caused it: one of its own kind, and of a revision one that amended a field that changed.
 * A change that a round made has no cause.
 */
export function withCauses(changes: readonly EntryChange[], met: readonly Met[]): EntryChange[] {
  return changes.map((change) => {
    const cause = met.findLast(
      ({ amendment, publicNumber }) => publicNumber === change.id && explains(amendment, change),
    )?.amendment
    return cause?.trigger ? { ...change, cause: { trigger: cause.trigger, reason: cause.reason } } : change
  })
}

function explains({ kind, before, fields }: AmendmentEntity, change: EntryChange): boolean {
  if (kind !== change.kind) return false
  if (kind !== 'revise' || !before || !fields) return true
  const amended = entryDiff(before, fields)
  return change.fields.some(({ field }) => amended.includes(field))
}
