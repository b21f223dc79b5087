import type { PackGuidelineItem } from '../../base/region/region-pack.js'
import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry.js'
import { type EntryField, fieldsWhere } from '../../base/template/fields.js'
import { namesOf } from '../assignment/rows-to-copy.js'
import { entryDiff } from '../entry/entry-diff.js'

/** Fields that a model row leaves to the unit that adopts it. */
export const UNITS_OWN: ReadonlySet<EntryField> = new Set(fieldsWhere(({ inModel }) => !inModel))
const MODEL_FIELDS = Object.keys(EMPTY_ENTRY).filter((field) => !UNITS_OWN.has(field as EntryField)) as EntryField[]

/** A model row as an entry, so far as a model row goes. */
export function asEntry(fields: Partial<EntryFields>): EntryFields {
  const kept = MODEL_FIELDS.filter((field) => fields[field] !== undefined)
  return { ...EMPTY_ENTRY, ...Object.fromEntries(kept.map((field) => [field, fields[field]])) }
}

/** An entry's fields as a model row. */
export function asModel(fields: Partial<EntryFields>): PackGuidelineItem {
  const entry = asEntry(fields)
  return Object.fromEntries(MODEL_FIELDS.map((field) => [field, entry[field]])) as unknown as PackGuidelineItem
}

export const modelDiff = (before: PackGuidelineItem, after: PackGuidelineItem): EntryField[] =>
  entryDiff(asEntry(before), asEntry(after))

/** The fields that a version changed, put over the row as it stands by now; a field that it left alone stays as it is. */
export function putOver(now: PackGuidelineItem, base: PackGuidelineItem, next: PackGuidelineItem): PackGuidelineItem {
  const changed = modelDiff(base, next)
  const entry = asEntry(next)
  return { ...now, ...Object.fromEntries(changed.map((field) => [field, entry[field]])) }
}

/** A row that stands, as an update of the product's rows looks at it. */
export interface ShippedRow {
  id: number
  fields: PackGuidelineItem
  /** as the product brought it; null where somebody else did */ shipped: PackGuidelineItem | null
  checked: boolean
  retired: boolean
}

/** Nobody has edited or checked it: it is still the product's. */
export const isUntouched = ({ fields, shipped, checked }: Omit<ShippedRow, 'id' | 'retired'>): boolean =>
  shipped !== null && !checked && modelDiff(shipped, fields).length === 0

export type RowChange =
  | { kind: 'new'; itemId: null; base: null; fields: PackGuidelineItem }
  | { kind: 'changed'; itemId: number; base: PackGuidelineItem; fields: PackGuidelineItem }
  | { kind: 'gone'; itemId: number; base: PackGuidelineItem; fields: null }

/** The product's rows as they come now against those it brought: what reaches the rows that nobody edited or checked. */
export function packChanges(standing: readonly ShippedRow[], pack: readonly PackGuidelineItem[]): RowChange[] {
  const bySource = new Map(standing.flatMap((row) => (row.shipped ? [[namesOf(row.shipped), row] as const] : [])))
  const names = new Set(standing.map(({ fields }) => namesOf(fields)))
  const brought = new Set(pack.map(namesOf))
  const coming = pack.flatMap((fields): RowChange[] => {
    const row = bySource.get(namesOf(fields))
    if (!row) return names.has(namesOf(fields)) ? [] : [{ kind: 'new', itemId: null, base: null, fields }]
    if (row.retired || !isUntouched(row) || modelDiff(row.fields, fields).length === 0) return []
    return [{ kind: 'changed', itemId: row.id, base: row.fields, fields }]
  })
  const going = standing
    .filter((row) => !row.retired && isUntouched(row) && row.shipped && !brought.has(namesOf(row.shipped)))
    .map((row): RowChange => ({ kind: 'gone', itemId: row.id, base: row.fields, fields: null }))
  return [...coming, ...going]
}
