import { EMPTY_ENTRY, isPublic } from '../../base/template/entry.js'
import { entryDiff } from '../../compiling/entry/entry-diff.js'
import { entryName, fieldText } from '../../compiling/entry/entry-text.js'
import type { Snapshot } from '../../district/edition/snapshot.js'
import type { ChangeCounts, EntryChange, FieldChange } from './publication.contract.js'

/**
 * The change of each entry between two editions, in the order of `after`, withdrawn entries last. Entries are matched by their public
 * numbers, which they keep for life. `cause` is left null: the entries do not know it.
 */
export function editionDiff(before: readonly Snapshot[], after: readonly Snapshot[]): EntryChange[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]))
  const later = new Set(after.map(({ id }) => id))
  const changes = after.flatMap((entry) => {
    const was = earlier.get(entry.id)
    if (!was) return [change('add', entry)]
    const fields = fieldChanges(was, entry)
    return fields.length > 0 ? [change('revise', entry, fields)] : []
  })
  return [...changes, ...before.filter(({ id }) => !later.has(id)).map((entry) => change('withdraw', entry))]
}

/** The public fields that differ, with both wordings, in the template's order. */
export function fieldChanges(before: Snapshot, after: Snapshot): FieldChange[] {
  const was = { ...EMPTY_ENTRY, ...before }
  const is = { ...EMPTY_ENTRY, ...after }
  return entryDiff(was, is)
    .filter(isPublic)
    .map((field) => ({ field, before: fieldText(was, field), after: fieldText(is, field) }))
}

export function countChanges(changes: readonly { kind: EntryChange['kind'] }[]): ChangeCounts {
  const count = (kind: EntryChange['kind']) => changes.filter((change) => change.kind === kind).length
  return { added: count('add'), revised: count('revise'), withdrawn: count('withdraw') }
}

function change(kind: EntryChange['kind'], entry: Snapshot, fields: FieldChange[] = []): EntryChange {
  const { id, domain, organisation } = entry
  return { id, name: entryName(entry), domain, organisation, kind, fields, cause: null, reason: '', successor: null }
}
