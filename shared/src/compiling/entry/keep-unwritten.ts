import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'

/**
 * The written fields over the held ones. A field that was not written, since its client does not know it, stays as it is; so do parts that
 * only a newer release knows (`UNKNOWN` of base/shape goes along with every copy).
 */
export function keepUnwritten(held: EntryFields, written: Partial<EntryFields>): EntryFields {
  const own = Object.entries(written).filter(([, value]) => value !== undefined)
  return { ...held, ...Object.fromEntries(own) }
}

/**
 * Fields that another version kept or answered: fields it did not know are empty, fields only it knows go along.
 * Held null or undefined stays so.
 */
export function completed<Fields extends Partial<EntryFields> | null | undefined>(
  fields: Fields,
): Fields extends object ? EntryFields : Fields {
  return (fields ? { ...EMPTY_ENTRY, ...withoutNothing(fields) } : fields) as never
}

const withoutNothing = (fields: Partial<EntryFields>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Partial<
    Record<EntryField, unknown>
  >
