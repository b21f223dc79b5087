import { isOnline, onOnline } from '@/platform/network'
import { randomKey } from '@/platform/random-key'
import { ApiError } from '@/platform/request'
import { signedInPerson } from '@/platform/session'
import { keepBeforeUpdate } from '@/platform/update-notice'
import { saveEntry } from './api'
import { canBeSent, type Draft, tidy, unlike } from './draft'
import { failed, saved } from './draft-answers'
import { draftKey, draftKeysOf, keepDraft, readDraft, storageIsFull, tell } from './draft-store'

const PAUSE_MS = 1_500
const BACK_OFF_MS = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]

const timers = new Map<string, ReturnType<typeof setTimeout>>()
const onTheWay = new Set<string>()
const failures = new Map<string, number>()
const sentAt = new Map<string, number>()

export const isSending = (key: string): boolean => onTheWay.has(key)
/** When this app last sent the draft, in milliseconds; undefined when it did not. */
export const lastSent = (key: string): number | undefined => sentAt.get(key)

function later(account: string, id: string, wait: number): void {
  const key = draftKey(account, id)
  clearTimeout(timers.get(key))
  timers.set(
    key,
    setTimeout(() => send(account, id), wait),
  )
}

/** Sends once typing pauses; at once when the phone's storage could not keep it. */
export const sendAfterPause = (account: string, id: string): void => later(account, id, storageIsFull() ? 0 : PAUSE_MS)

/** Sends typed text, one save at a time; text typed meanwhile goes in the next. Safe to call at any time. */
export async function send(account: string, id: string): Promise<void> {
  const key = draftKey(account, id)
  clearTimeout(timers.get(key))
  const draft = readDraft(key)
  // Under another account's token the draft would be somebody else's.
  if (!draft || onTheWay.has(key) || !canBeSent(draft) || !isOnline() || signedInPerson()?.account !== account) return

  const sending = draft.sending ?? { saveId: randomKey(), version: draft.detail.version, fields: tidy(draft.fields) }
  onTheWay.add(key)
  keepDraft(key, { ...draft, sending })
  let wait = PAUSE_MS
  try {
    const answer = await saveEntry(id, sending)
    failures.delete(key)
    sentAt.set(key, Date.now())
    keepDraft(key, saved(readDraft(key) ?? draft, sending, answer))
  } catch (error) {
    wait = take(key, readDraft(key) ?? draft, error)
  } finally {
    onTheWay.delete(key)
    tell()
  }
  const left = readDraft(key)
  if (left && wait >= 0 && canBeSent(left)) later(account, id, wait)
}

/** Keeps what a failure makes of the draft; answers how long to wait before the next attempt, -1 for none. */
function take(key: string, draft: Draft, error: unknown): number {
  const failure = error instanceof ApiError ? error : { status: 0, refusals: [], body: null }
  const { draft: left, again } = failed(draft, failure)
  // Text typed since has not been refused.
  const typedSince = draft.sending !== null && unlike(draft.sending.fields, draft.fields).length > 0
  if (left.problem?.kind === 'refused' && typedSince) {
    keepDraft(key, { ...left, problem: null })
    return PAUSE_MS
  }
  keepDraft(key, left)
  if (!again) return -1
  if (left.sending === null) return 0 // merged with a colleague's version: nothing is wrong with the way there
  const count = failures.get(key) ?? 0
  failures.set(key, count + 1)
  return BACK_OFF_MS[Math.min(count, BACK_OFF_MS.length - 1)] ?? 0
}

/** 立即上传: also what was refused before. */
export function sendNow(account: string, id: string): Promise<void> {
  const key = draftKey(account, id)
  const draft = readDraft(key)
  if (draft?.problem) keepDraft(key, { ...draft, problem: null })
  return send(account, id)
}

let sweeping = false
/** Sends all drafts of the signed-in person that wait on this phone, one after the other. */
export async function sendAll(): Promise<void> {
  const account = signedInPerson()?.account
  if (!account || sweeping) return
  sweeping = true
  try {
    for (const key of draftKeysOf(account)) await send(account, key.slice(draftKey(account, '').length))
  } finally {
    sweeping = false
  }
}

let started = false
/** Once for the app: sends what waits, now and whenever the network comes back. */
export function startDraftSender(): void {
  if (started) return
  started = true
  onOnline(sendAll)
  keepBeforeUpdate(sendAll)
  sendAll()
}
