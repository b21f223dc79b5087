import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { completed } from '@gongkai/shared/compiling/entry/keep-unwritten'
import Taro from '@tarojs/taro'
import { type Draft, freshDraft, isPending, ofAnyVersion, unlike } from './draft'

/**
 * The drafts of this phone, each under the account that typed it: another account never sees them. Pending drafts are in the phone's
 * storage at once; `open` mirrors the storage and also holds drafts typed when it is full.
 */
const open = new Map<string, Draft>()
const listeners = new Set<() => void>()
let full = false

export const draftKey = (account: string, id: string): string => `draft/${account}/${id}`

const stored = (key: string): Draft | null => {
  const draft = Taro.getStorageSync(key) as Draft | ''
  return draft ? ofAnyVersion(draft) : null
}

/** The draft as the phone holds it; another tab may have written it. */
export const readDraft = (key: string): Draft | null => stored(key) ?? open.get(key) ?? null
/** Without touching the storage, for drawing. */
export const shownDraft = (key: string): Draft | null => open.get(key) ?? null
/** Storage refused the last draft: it lives in memory until it is sent. */
export const storageIsFull = (): boolean => full

function put(key: string, draft: Draft): void {
  open.set(key, draft)
  if (isPending(draft)) {
    try {
      Taro.setStorageSync(key, draft)
      full = false
    } catch {
      full = true
    }
  } else Taro.removeStorageSync(key)
}

export function keepDraft(key: string, draft: Draft): void {
  put(key, draft)
  tell()
}

export function dropDraft(key: string): void {
  open.delete(key)
  Taro.removeStorageSync(key)
  tell()
}

/** One change, on top of what the phone holds. A refused draft is worth another attempt. */
export function changeDraft(key: string, part: Partial<EntryFields>): void {
  const draft = readDraft(key)
  if (!draft) return
  const problem = draft.problem?.kind === 'refused' ? null : draft.problem
  keepDraft(key, { ...draft, fields: { ...draft.fields, ...part }, problem })
}

/**
 * Takes in the server's answer to a read; text typed and not sent stays on the version it was typed on. Tells nobody: it may be called
 * while drawing, and nothing becomes more or less pending by it.
 */
export function openDraft(key: string, answer: EntryDetail): Draft {
  const detail = { ...answer, fields: completed(answer.fields) }
  const draft = readDraft(key)
  if (!draft) put(key, freshDraft(detail))
  else if (isPending(draft)) {
    const { version, fields, findings } = draft.detail
    put(key, { ...draft, detail: { ...detail, version, fields, ...(findings ? { findings } : {}) } })
  } else if (detail.version >= draft.detail.version) {
    const merged = unlike(detail.fields, draft.fields)
    put(key, { ...freshDraft(detail), fields: merged.length > 0 ? detail.fields : draft.fields, merged })
  }
  return open.get(key) ?? freshDraft(detail)
}

/** The keys of an account's drafts that wait on this phone. */
export function draftKeysOf(account: string): string[] {
  const prefix = draftKey(account, '')
  const held = [...open].filter(([, draft]) => isPending(draft)).map(([key]) => key)
  return [...new Set([...Taro.getStorageInfoSync().keys, ...held])].filter((key) => key.startsWith(prefix))
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function tell(): void {
  for (const listener of [...listeners]) listener()
}
