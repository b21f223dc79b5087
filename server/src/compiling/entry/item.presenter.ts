import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type {
  ItemOfRow,
  PublishedItem,
  PublishedOfUnit,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { answerTo } from '@gongkai/shared/compiling/entry/amended-fields'
import { alikeItems, freeItems, sameItems } from '@gongkai/shared/compiling/entry/connect-items'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import type { SubmissionFacts } from '@gongkai/shared/compiling/submission/submission-policy'
import { editionName } from '../../district/edition/edition-name.js'
import type { CancelledItemEntity } from './cancelled-item.entity.js'
import type { EntryEntity } from './entry.entity.js'
import { metBy, type UnitItem, type UnitItems } from './unit-items.query.js'

/** Presents for each row of a unit's work the published item that it goes on with, and the questions about it. */
export function itemPresenter(
  { items }: UnitItems,
  entries: readonly EntryEntity[],
): (entry: EntryEntity) => ItemOfRow {
  const same = sameItems(entries, items)
  const alike = alikeItems(entries, items)
  const itemOf = new Map(items.map((item) => [item.id, item]))
  return (entry) => {
    const item = itemOf.get(entry.publicNumber ?? same.get(entry.id) ?? '')
    return {
      continues: item ? published(item) : null,
      alike: (alike.get(entry.id) ?? []).map(published),
      change: item ? (entryDiff(item.base, entry.fields).length === 0 ? 'same' : 'changed') : 'new',
      confirmed: entry.confirmed,
      asked: item ? askedOf(item, entry) : [],
    }
  }
}

/** The fields that a 动态调整 amended meanwhile and that the unit has not answered. */
export function askedOf(item: UnitItem, entry: EntryEntity): ItemOfRow['asked'] {
  const { amended } = item
  const met = metBy(item, entry)
  if (met) return met.asked.map((field) => ({ field, amended }))
  return answerTo(entry.answeredFields ?? [], null, null) ? [] : [{ field: null, amended: null }]
}

/** The unit's items that no row goes on with: kept as they are, unless it has cancelled them. */
export function publishedOfUnit(
  { edition, items }: UnitItems,
  entries: readonly EntryEntity[],
  cancelled: readonly CancelledItemEntity[],
): PublishedOfUnit {
  const free = freeItems(entries, items)
  const cancelledOf = new Map(cancelled.map((item) => [item.publicNumber, item]))
  return {
    edition: edition ? editionName(edition) : '',
    kept: free.filter(({ id }) => !cancelledOf.has(id)).map(published),
    cancelled: free.flatMap((item) => {
      const cancellation = cancelledOf.get(item.id)
      if (!cancellation) return []
      return [{ ...published(item), reason: cancellation.reason, intoEntryId: cancellation.successorEntryId }]
    }),
  }
}

/** Questions that stand in the way of 报送. */
export const questionsOf = (
  rows: readonly { id: number; fields: EntryFields; item: ItemOfRow }[],
): SubmissionFacts['questions'] =>
  rows.flatMap(({ id, fields, item }) => {
    const name = fields.level3 || fields.level2 || fields.level1
    return item.alike.length + item.asked.length > 0
      ? [
          {
            id,
            name,
            alike: item.alike.map((candidate) => candidate.name),
            asked: item.asked.map(({ field }) => field),
          },
        ]
      : []
  })

const published = ({ id, snapshot }: Pick<UnitItem, 'id' | 'snapshot'>): PublishedItem => ({
  id,
  name: entryName(snapshot),
})
