import type { Refusal } from '@gongkai/shared/base/refusal'
import { type EntryFields, FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type {
  EntryDetail,
  EntrySummary,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { entryDiff } from '@gongkai/shared/compiling/entry/entry-diff'
import { completed } from '@gongkai/shared/compiling/entry/keep-unwritten'
import { wholeDetail } from './whole-answers'

/** Why the last attempt to send led nowhere. */
export interface SendProblem {
  /** `server`: tried again by itself; `refused`: after the next change; `gone`: the entry exists no more */
  kind: 'server' | 'refused' | 'gone'
  text: string
  refusals: Refusal[]
}

/** A typed entry as it is kept on the phone. Plain data: it outlives the app. */
export interface Draft {
  /** the entry as the server last answered; the typing stands on its `version` and `fields` */ detail: EntryDetail
  /** as typed */ fields: EntryFields
  /** a save whose answer has not come; sent again as it was, under the same saveId, until the answer is known */
  sending: Required<SaveEntryRequest> | null
  /** a colleague's save in between, and the fields that both changed */
  conflict: { current: EntrySummary; both: EntryField[] } | null
  /** fields taken from a colleague without asking, since only they changed them */ merged: EntryField[]
  problem: SendProblem | null
}

export const freshDraft = (detail: EntryDetail): Draft => ({
  detail,
  fields: detail.fields,
  sending: null,
  conflict: null,
  merged: [],
  problem: null,
})

/**
 * A draft that another version of the app kept on this phone: fields it did not know are empty. The part being sent stays as it was, so
 * that a field that the server knows and the other version did not is not sent as empty.
 */
export const ofAnyVersion = (kept: Draft): Draft => ({
  ...freshDraft(kept.detail),
  ...kept,
  detail: { ...wholeDetail(kept.detail), fields: completed(kept.detail.fields) },
  fields: completed(kept.fields),
  conflict: kept.conflict && {
    both: kept.conflict.both.filter((field) => field in FIELD_LABELS),
    current: { ...kept.conflict.current, fields: completed(kept.conflict.current.fields) },
  },
})

/** The typed fields without the rows and spaces that say nothing. */
export const tidy = (fields: EntryFields): EntryFields => ({
  ...fields,
  subjects: fields.subjects.map((name) => name.trim()).filter(Boolean),
  bases: fields.bases.filter((basis) => `${basis.title}${basis.documentNumber}${basis.article}`.trim() !== ''),
})

/** The fields that `held` does not have as typed. */
export const unlike = (held: EntryFields, fields: EntryFields): EntryField[] => entryDiff(held, tidy(fields))
export const unsentFields = ({ detail, fields }: Draft): EntryField[] => unlike(detail.fields, fields)

/** Something typed is not yet known to be on the server. */
export const isPending = (draft: Draft): boolean =>
  draft.sending !== null || draft.conflict !== null || unsentFields(draft).length > 0

/** Worth an attempt now; a refused draft waits for a change. */
export const canBeSent = (draft: Draft): boolean =>
  isPending(draft) && draft.conflict === null && (draft.problem === null || draft.problem.kind === 'server')

/** The field a refusal speaks of, e.g. `fields/bases/0/title` → bases. */
export const fieldAt = (at: string): EntryField | undefined =>
  at.split('/').find((part): part is EntryField => part in FIELD_LABELS)
