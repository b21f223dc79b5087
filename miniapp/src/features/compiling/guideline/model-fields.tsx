import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { type EntryField, fieldsWhere } from '@gongkai/shared/base/template/fields'
import { FieldsBeside } from '../review/fields-beside'

/** The fields that a model row says, in the template's order. */
export const MODEL_FIELDS: readonly EntryField[] = fieldsWhere(({ inModel }) => inModel)

/** A model row in full; with `before` the fields that a version changes, and how they were. */
export function ModelFields({ fields, before = {} }: { fields: EntryFields; before?: Partial<EntryFields> }) {
  return (
    <FieldsBeside fields={fields} shown={MODEL_FIELDS} changed={before} beside={[{ name: '原为', held: before }]} />
  )
}
