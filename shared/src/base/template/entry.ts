import { NOT_KNOWN_YET } from './entry-template.js'
import { ENTRY_FIELDS, type EntryField, type FieldsWhere, factOfAll } from './fields.js'

type ValueOf<Empty> = [Empty] extends [''] ? string : Empty

/** An entry: a value for each field of the table. */
export type EntryFields = { -readonly [Field in EntryField]: ValueOf<(typeof ENTRY_FIELDS)[Field]['empty']> }
/** The row of the official template (附件2). */
export type TemplateFields = Omit<EntryFields, FieldsWhere<'columns', null>>

export const EMPTY_ENTRY: Readonly<EntryFields> = factOfAll('empty')

/** The fields that the public reads: the template's, and none of those that the work needs. */
export const IS_PUBLIC = factOfAll('isPublic')
export type PublicField = FieldsWhere<'isPublic', true>
export type PublicFields = Pick<EntryFields, PublicField>
export const isPublic = (field: string): field is PublicField => (IS_PUBLIC as Record<string, boolean>)[field] === true

export const FIELD_LABELS: Readonly<Record<EntryField, string>> = factOfAll('label')

/** The name of a field as another release may have answered it. */
export const fieldLabel = (field: string): string =>
  (FIELD_LABELS as Readonly<Record<string, string>>)[field] ?? NOT_KNOWN_YET
