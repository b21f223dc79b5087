import type { EntryFields } from '../../base/template/entry.js'
import { type EntryField, factsOf } from '../../base/template/fields.js'

/** Whether a field is asked for: some are only because of another's answer, and where that one is asked itself. */
export function isAsked(field: EntryField, fields: EntryFields): boolean {
  const { askedBy } = factsOf(field)
  if (!askedBy) return true
  const other = askedBy.field as EntryField
  const answer: string | readonly unknown[] = fields[other]
  return (
    (typeof answer === 'string' ? answer === askedBy.option : answer.includes(askedBy.option)) && isAsked(other, fields)
  )
}
