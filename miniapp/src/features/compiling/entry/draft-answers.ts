import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { SERVER_TOO_OLD } from '@gongkai/shared/base/version'
import type {
  EntryDetail,
  EntrySummary,
  SaveEntryConflict,
  SaveEntryRequest,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { type Draft, tidy } from './draft'
import { mergeFields } from './draft-merge'

// The server's answers worked into a draft. Pure; text typed while the save was on its way stays.

/** The draft on top of what the server holds now; `base` is what mine and theirs have in common. */
function onTopOf(draft: Draft, base: EntryFields, current: EntrySummary): Draft {
  const { fields, both, taken } = mergeFields(base, tidy(draft.fields), current.fields)
  // The fields keep the empty rows that one is just filling, unless theirs take the place.
  const kept = { ...draft.fields, ...Object.fromEntries(taken.map((field) => [field, fields[field]])) }
  return {
    detail: { ...draft.detail, ...current },
    fields: kept,
    sending: null,
    conflict: both.length > 0 ? { current, both } : null,
    merged: [...new Set([...draft.merged, ...taken])],
    problem: null,
  }
}

/** The server stored `sent`, now or at an earlier attempt. */
export const saved = (draft: Draft, sent: SaveEntryRequest, answer: EntryDetail): Draft =>
  onTopOf(draft, sent.fields, answer)

/** A colleague stored another version first. */
export const outrun = (draft: Draft, current: EntrySummary): Draft => onTopOf(draft, draft.detail.fields, current)

/** The chosen of the fields both changed; `theirs` names those taken from the colleague. */
export function resolved(draft: Draft, theirs: readonly EntryField[]): Draft {
  const { conflict } = draft
  if (!conflict) return draft
  const taken = Object.fromEntries(theirs.map((field) => [field, conflict.current.fields[field]]))
  return { ...draft, fields: { ...draft.fields, ...taken }, conflict: null }
}

interface Failure {
  /** 0: no answer came */ status: number
  refusals: Refusal[]
  body: unknown
}

/** The save failed; `again` says whether to try by itself. */
export function failed(draft: Draft, { status, refusals, body }: Failure): { draft: Draft; again: boolean } {
  if (status === 0) return { draft: { ...draft, problem: null }, again: true }
  if (status >= 500 || status === 408 || status === 429) {
    const text = refusals.find(({ code }) => code === SERVER_TOO_OLD.code)?.text ?? '服务器暂时不能保存，稍后会自动再传'
    return { draft: { ...draft, problem: { kind: 'server', text, refusals: [] } }, again: true }
  }
  // The app has to be updated: the one that starts then sends it.
  if (status === 426)
    return {
      draft: { ...draft, problem: { kind: 'server', text: '需要更新，更新后自动上传', refusals: [] } },
      again: false,
    }
  // Signed out: nothing is wrong with the draft; it goes on after signing in, under the same saveId.
  if (status === 401) return { draft: { ...draft, problem: null }, again: false }
  const current = status === 409 ? (body as SaveEntryConflict | null)?.current : undefined
  if (current) return { draft: outrun(draft, current), again: true }
  const text =
    status === 404 ? '该事项已被删除' : refusals.map((refusal) => refusal.text).join('；') || '服务器没有接受'
  const kind = status === 404 ? 'gone' : 'refused'
  return { draft: { ...draft, sending: null, problem: { kind, text, refusals } }, again: false }
}
