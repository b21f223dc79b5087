import { code, nullable, number, object, required, type Shape } from '../../base/shape.js'
import type { EntryFields } from '../../base/template/entry.js'
import { entryShape } from '../../base/template/entry-shape.js'
import type { EntryField } from '../../base/template/fields.js'

/**
 * A field of an open row that a 动态调整 has amended since: taken over where the row had left it as published, asked where the row says a third
 * thing (`answer` null until the unit has chosen).
 */
export interface MetField {
  amendmentId: number
  /** null: the item as a whole was withdrawn */ field: EntryField | null
  /** taken: the row took it over; amendment, row: what the unit chose; null: to be answered */
  answer: 'taken' | 'amendment' | 'row' | null
  /** as it was finalised; null where it was withdrawn */ amended: EntryFields | null
}

export const metFieldShape: Shape<MetField> = object<MetField>({
  amendmentId: required(number),
  field: nullable(code<EntryField>()),
  answer: nullable(code<NonNullable<MetField['answer']>>()),
  amended: nullable(entryShape),
})

/** Questions that the unit has not answered. */
export const openFields = (met: readonly MetField[] | null): MetField[] => (met ?? []).filter(({ answer }) => !answer)
