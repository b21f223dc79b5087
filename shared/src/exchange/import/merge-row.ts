import type { EntryField, EntryFields } from '../../base/template/entry.js'

/** A text that belongs to a tick, and the tick it belongs to. */
const TEXT_OF_TICK = [
  ['channels', 'channelOther'],
  ['audiences', 'audienceSpecific'],
] as const

/**
 * `held` changed by a row of a table: the row's words take the place of the held ones, a field the row leaves empty stays. A table of 附件2
 * knows no 公开属性 and no 事项编码, and an empty cell is no wish to erase.
 */
export function mergeRow(held: EntryFields, row: EntryFields): EntryFields {
  const said = (Object.keys(row) as EntryField[]).filter((field) => row[field].length > 0)
  const merged: EntryFields = { ...held, ...Object.fromEntries(said.map((field) => [field, row[field]])) }
  for (const [ticks, text] of TEXT_OF_TICK) if (row[ticks].length > 0) merged[text] = row[text]
  return merged
}
