import type { TemplateFields } from '../template/entry.js'
import { ENTRY_FIELDS, type EntryField } from '../template/fields.js'
import { findPersonalData } from './find-personal-data.js'
import type { PersonalFinding, TextContext } from './personal-data.js'

/** A finding in a row: its field, and the part of it, e.g. `content`, `bases/0/article`, `subjects/2`. */
export interface FieldFinding extends PersonalFinding {
  field: EntryField
  part: string
}

/** One text of a row, where it stands. */
export interface FieldText {
  field: EntryField
  part: string
  text: string
}

/** All that a row says in words, with its places; ticks hold nobody's personal data. */
export function textsOf(fields: Partial<TemplateFields>): FieldText[] {
  const texts: FieldText[] = []
  for (const field of Object.keys(ENTRY_FIELDS) as EntryField[])
    if (ENTRY_FIELDS[field].options === null) collect(field, field, fields[field as keyof TemplateFields], texts)
  return texts
}

function collect(field: EntryField, part: string, value: unknown, texts: FieldText[]): void {
  if (typeof value === 'string') {
    if (value) texts.push({ field, part, text: value })
  } else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) collect(field, `${part}/${key}`, inner, texts)
}

/** The 个人信息 in a row of 附件2, field by field, each with the others beside it. */
export function findInFields(fields: Partial<TemplateFields>, official?: TextContext['official']): FieldFinding[] {
  const texts = textsOf(fields)
  const beside = texts.map(({ text }) => text).join('\n')
  return texts.flatMap(({ field, part, text }) =>
    findPersonalData(text, { head: ENTRY_FIELDS[field].label, beside, official }).map((finding) => ({
      ...finding,
      field,
      part,
    })),
  )
}
