import type { Refusal } from '@gongkai/shared/base/refusal'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { fieldText } from '@gongkai/shared/compiling/entry/entry-text'
import type { ImportRowView } from '@gongkai/shared/exchange/import/import.contract'
import { mergeRow } from '@gongkai/shared/exchange/import/merge-row'
import type { ImportRowEntity } from './import.entity.js'

/** How rows of entries differ from what each would change (null: it is new), and what they would still lack. */
export function compareFields<Row extends Pick<ImportRowEntity, 'id' | 'fields'>>(
  rows: readonly Row[],
  heldOf: (row: Row) => EntryFields | null,
  missingOf: (row: Row, fields: EntryFields) => Refusal[],
): Map<number, Pick<ImportRowView, 'changes' | 'missing'>> {
  return new Map(
    rows.map((row) => {
      const own = row.fields ?? EMPTY_ENTRY
      const held = heldOf(row)
      const fields = held ? mergeRow(held, own) : own
      const changed = held ? entryDiff(held, fields) : []
      return [
        row.id,
        {
          missing: missingOf(row, fields),
          changes: changed.map((field) => ({
            field,
            before: held ? fieldText(held, field) : '',
            after: fieldText(fields, field),
          })),
        },
      ]
    }),
  )
}
