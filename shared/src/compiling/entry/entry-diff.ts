import type { EntryFields } from '../../base/template/entry.js'
import { type EntryField, FIELDS, fieldsWhere } from '../../base/template/fields.js'

/** Ticks of the template: in which order somebody ticked says nothing. */
const TICKS: ReadonlySet<EntryField> = new Set(fieldsWhere(({ control }) => control === 'choices'))

/** A value as text to compare; object keys are named so that their order in stored JSON does not count. */
export function fieldKey(entry: EntryFields, field: EntryField): string {
  if (field === 'bases') {
    return JSON.stringify(
      entry.bases.map(({ title, documentNumber, article }) => [title, documentNumber, article].map((t) => t.trim())),
    )
  }
  const value = entry[field] as string | readonly string[]
  if (typeof value === 'string') return value.trim()
  const items = value.map((item) => item.trim())
  return JSON.stringify(TICKS.has(field) ? items.sort() : items)
}

/** The same for versions that do not differ (`entryDiff`) but in the fields left out, so that many are compared at once. */
export function entryKey(entry: EntryFields, leftOut: ReadonlySet<EntryField> = new Set()): string {
  const fields = FIELDS.filter((field) => !leftOut.has(field))
  return JSON.stringify(fields.map((field) => fieldKey(entry, field)))
}

/** Word for word the same, without a look at blanks and order, as most values of two versions are. */
function identical(before: EntryFields, after: EntryFields, field: EntryField): boolean {
  const [was, is] = [before[field], after[field]]
  if (was === is) return true
  return (
    Array.isArray(was) &&
    Array.isArray(is) &&
    was.length === is.length &&
    was.every((item, index) => typeof item === 'string' && item === is[index])
  )
}

/** The fields in which two versions of an entry differ, in the template's order; blanks around a text do not count. */
export function entryDiff(before: EntryFields, after: EntryFields): EntryField[] {
  return FIELDS.filter(
    (field) => !identical(before, after, field) && fieldKey(before, field) !== fieldKey(after, field),
  )
}
