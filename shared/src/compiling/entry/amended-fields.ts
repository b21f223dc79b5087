import { code, nullable, object, required, type Shape, text } from '../../base/shape.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import { entryDiff, fieldKey } from './entry-diff.js'

/** A unit's answer where its row and a 动态调整 say different things of the same field; another text of the amendment asks anew. */
export interface AnsweredField {
  /** null: the item as a whole, which was withdrawn */ field: EntryField | null
  /** the amended text, as `fieldKey` compares it; '' for the whole item */ amended: string
  take: 'amendment' | 'row'
}

export const answeredFieldShape: Shape<AnsweredField> = object<AnsweredField>({
  field: nullable(code<EntryField>()),
  amended: text,
  take: required(code<AnsweredField['take']>()),
})

/** A published text, what a 动态调整 made of it, and the row of an open round that goes on with it. */
export interface Amended {
  base: EntryFields
  amended: EntryFields
  row: EntryFields
  answers: readonly AnsweredField[]
}
export interface MergedFields {
  /** the row with what it takes over */ fields: EntryFields
  /** left by the row as it was published: taken over */ taken: EntryField[]
  /** both say something else of it, and nobody has chosen */ asked: EntryField[]
  /** the unit has chosen its row's text */ declined: EntryField[]
}

/**
 * Merges field by field: untouched ones take the amendment over, what both changed is asked. Fields asked keep the row's text until somebody
 * chooses; an edition takes the amendment's (`asAmended`), for it was decided.
 */
export function mergeAmended({ base, amended, row, answers }: Amended, asAmended = false): MergedFields {
  const open = new Set(entryDiff(row, amended))
  const touched = new Set(entryDiff(row, base))
  const merged: MergedFields = { fields: row, taken: [], asked: [], declined: [] }
  for (const field of entryDiff(base, amended)) {
    if (!open.has(field)) continue
    const answer = touched.has(field) ? answerTo(answers, field, amended) : 'amendment'
    if (answer === 'row') merged.declined.push(field)
    else if (answer === 'amendment') merged.taken.push(field)
    else merged.asked.push(field)
  }
  const over = asAmended ? [...merged.taken, ...merged.asked] : merged.taken
  if (over.length > 0)
    merged.fields = { ...row, ...Object.fromEntries(over.map((field) => [field, amended[field]])) } as EntryFields
  return merged
}

/** The unit's choice for a field amended, or for the whole item that was withdrawn; null while there is none. */
export function answerTo(
  answers: readonly AnsweredField[],
  field: EntryField | null,
  amended: EntryFields | null,
): AnsweredField['take'] | null {
  const key = field && amended ? fieldKey(amended, field) : ''
  return answers.findLast((answer) => answer.field === field && answer.amended === key)?.take ?? null
}

/** The answers with one more, which takes the place of an earlier one. */
export function withAnswer(
  answers: readonly AnsweredField[],
  field: EntryField | null,
  amended: EntryFields | null,
  take: AnsweredField['take'],
): AnsweredField[] {
  const others = answers.filter((answer) => answer.field !== field)
  return [...others, { field, amended: field && amended ? fieldKey(amended, field) : '', take }]
}
