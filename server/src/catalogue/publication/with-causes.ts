import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import type { AmendmentEntity } from '../amendment/amendment.entity.js'
import type { Gone, Met } from './plan-domain.js'

/**
 * The changes of a domain, unit by unit, each with the 动态调整 that caused it: one of its own kind, and of a revision one that amended a field
 * that changed. A change that a round made has no cause; a withdrawal always has a reason, whoever decided it.
 */
export function withCauses(changes: readonly EntryChange[], met: readonly Met[], gone: readonly Gone[]): EntryChange[] {
  const goneOf = new Map(gone.map((item) => [item.publicNumber, item]))
  const explained = changes.map((change): EntryChange => {
    const cause = met.findLast(
      ({ amendment, publicNumber, outcome }) =>
        outcome === 'held' && publicNumber === change.id && explains(amendment, change),
    )?.amendment
    const left = change.kind === 'withdraw' ? goneOf.get(change.id) : undefined
    return {
      ...change,
      cause: cause?.trigger ? { trigger: cause.trigger, reason: cause.reason } : null,
      reason: left?.reason ?? '',
      successor: left?.successor ?? null,
    }
  })
  const unit = ({ organisation }: EntryChange) => organisation.code
  return explained.sort((a, b) => (unit(a) < unit(b) ? -1 : unit(a) > unit(b) ? 1 : 0))
}

function explains({ kind, before, fields }: AmendmentEntity, change: EntryChange): boolean {
  if (kind !== change.kind) return false
  if (kind !== 'revise' || !before || !fields) return true
  const amended = entryDiff(before, fields)
  return change.fields.some(({ field }) => amended.includes(field))
}
