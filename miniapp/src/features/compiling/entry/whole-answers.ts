import type {
  AssignmentDetail,
  EntryAgainst,
  EntryDetail,
  EntrySummary,
  ItemOfRow,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { completed } from '@/platform/completed'

/** The server of 0.1.0 knows no published item behind a row, and no 年度更新. */
const NO_ITEM: ItemOfRow = { continues: null, alike: [], change: 'new', confirmed: false, asked: [] }

/** A server before it does not say what an entry is held against. */
const NOTHING_KNOWN: EntryAgainst = { today: '', unitKind: null, model: null }

export const wholeEntry = <Entry extends EntrySummary>(entry: Entry): Entry =>
  completed<Entry>(entry, { item: NO_ITEM } as Partial<Entry>)

/** An entry by itself, as it is opened and kept on the phone. */
export const wholeDetail = (entry: EntryDetail): EntryDetail => completed(wholeEntry(entry), { against: NOTHING_KNOWN })

export const wholeTask = (task: AssignmentDetail): AssignmentDetail =>
  completed(
    { ...task, entries: task.entries.map(wholeEntry) },
    // it lets a town ask its villages alone
    {
      published: { edition: '', kept: [], cancelled: [] },
      renewal: null,
      asks: task.villages.length > 0 ? 'villages' : null,
    },
  )
