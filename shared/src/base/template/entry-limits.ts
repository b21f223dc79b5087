import { type Refusal, refuse } from '../refusal.js'
import { type EntryFields, FIELD_LABELS } from './entry.js'
import { ENTRY_FIELDS, type EntryField, type FieldLimit, factsOf, fieldsWhere } from './fields.js'

type Texts = { [Field in EntryField]: EntryFields[Field] extends string ? Field : never }[EntryField]
type Limited = Exclude<
  Texts,
  { [Field in EntryField]: (typeof ENTRY_FIELDS)[Field]['limit'] extends null ? Field : never }[EntryField]
>

const limitsOf = (limit: (limit: FieldLimit) => number | undefined) =>
  Object.fromEntries(
    fieldsWhere(({ empty }) => typeof empty === 'string').flatMap((field) => {
      const most = limit(factsOf(field).limit ?? {})
      return most === undefined ? [] : [[field, most]]
    }),
  ) as unknown

/** The longest texts that are stored; the draft check begins to doubt long before. */
export const MOST_TEXT = limitsOf(({ characters }) => characters) as Readonly<Record<Limited, number>>
/** Characters that still read well; the counter counts towards them, more is a doubt and no hindrance (draft-issues). */
export const READS_WELL = limitsOf(({ readsWell }) => readsWell) as Readonly<Partial<Record<EntryField, number>>>
/** Of bases and of subjects, each. */
export const MOST_ITEMS = { bases: ENTRY_FIELDS.bases.limit.items, subjects: ENTRY_FIELDS.subjects.limit.items }
export const MOST_SUBJECT = ENTRY_FIELDS.subjects.limit.characters
export const MOST_BASIS = ENTRY_FIELDS.bases.limit.parts

/** Why fields that a table brought cannot be stored, `at` the field; each text names what is too long. */
export function sizeFaults(fields: EntryFields): Refusal[] {
  const faults: Refusal[] = []
  const fault = (field: EntryField, text: string) =>
    faults.push(refuse('entry.size', field, `“${FIELD_LABELS[field]}”${text}`))
  for (const [field, most] of Object.entries(MOST_TEXT) as [keyof typeof MOST_TEXT, number][])
    if (fields[field].length > most) fault(field, `有 ${fields[field].length} 字，最多 ${most} 字`)
  for (const field of ['bases', 'subjects'] as const)
    if (fields[field].length > MOST_ITEMS[field])
      fault(field, `有 ${fields[field].length} 条，最多 ${MOST_ITEMS[field]} 条`)
  const long = fields.subjects.find((subject) => subject.length > MOST_SUBJECT)
  if (long) fault('subjects', `中有一个超过 ${MOST_SUBJECT} 字：${long.slice(0, 20)}…`)
  const basis = fields.bases.find(({ title, documentNumber, article }) =>
    [
      [title, MOST_BASIS.title] as const,
      [documentNumber, MOST_BASIS.documentNumber] as const,
      [article, MOST_BASIS.article] as const,
    ].some(([text, most]) => text.length > most),
  )
  if (basis) fault('bases', `中有一条太长，名称最多 ${MOST_BASIS.title} 字：${basis.title.slice(0, 20)}…`)
  return faults
}
