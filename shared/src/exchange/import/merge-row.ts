import type { EntryFields } from '../../base/template/entry.js'
import { type EntryField, factsOf, fieldsWhere } from '../../base/template/fields.js'

/** The texts that belong to a tick. */
const TEXTS_OF_TICKS = fieldsWhere(({ columns }) => columns === 'at-tick')

/**
 * `held` changed by a row of a table: the row's words take the place of the held ones, a field the row leaves empty stays. A table of 附件2
 * knows no 公开属性 and no 事项编码, and an empty cell is no wish to erase.
 */
export function mergeRow(held: EntryFields, row: EntryFields): EntryFields {
  const said = (Object.keys(row) as EntryField[]).filter((field) => row[field].length > 0)
  const merged: EntryFields = { ...held, ...Object.fromEntries(said.map((field) => [field, row[field]])) }
  for (const text of TEXTS_OF_TICKS)
    if (row[factsOf(text).askedBy?.field as EntryField].length > 0) Object.assign(merged, { [text]: row[text] })
  return merged
}
