import type { EntryFields } from '../../base/template/entry.js'

const MARK = '（副本）'
/** the longest name that can be stored */
const MOST_CHARACTERS = 100

/** The fields of a copy beside the original: its most particular name says that it is one. */
export function duplicateFields(fields: EntryFields): EntryFields {
  const named = (['level3', 'level2', 'level1'] as const).find((field) => fields[field].trim()) ?? 'level2'
  return { ...fields, [named]: fields[named].slice(0, MOST_CHARACTERS - MARK.length) + MARK }
}
