import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'

export const fields = (part: Partial<EntryFields>): EntryFields => ({ ...EMPTY_ENTRY, ...part })

/** An entry as the server answers it, of which a draft needs only these parts. */
export const answered = (version: number, part: Partial<EntryFields>): EntryDetail =>
  ({ id: 7, version, position: 1, fields: fields(part), issues: [], warnings: [] }) as unknown as EntryDetail
