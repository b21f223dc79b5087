import { anything, named, type Shape } from '@gongkai/shared/base/shape'

/**
 * The record of an act beside person, time and place. Each kind of act has its own parts, and an old row lacks the parts that came later: a
 * reader asks whether a part is there.
 */
export const eventDetail: Shape<Record<string, unknown>> = named(anything)

/** The entries that an act's detail names, each once: `entryId`, `entryIds`, and those of `remarks`. */
export function namedEntries(detail: Record<string, unknown>): number[] {
  const { entryId, entryIds, remarks } = detail
  const listed = Array.isArray(entryIds) ? entryIds : []
  const remarked = Array.isArray(remarks) ? remarks.map((remark) => (remark as { entryId?: unknown })?.entryId) : []
  return [...new Set([entryId, ...listed, ...remarked])].filter((id): id is number => Number.isInteger(id))
}
