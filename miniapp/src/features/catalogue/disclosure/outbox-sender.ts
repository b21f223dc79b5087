import { isOnline, onOnline } from '@/platform/network'
import { ApiError } from '@/platform/request'
import { signedInPerson } from '@/platform/session'
import { keepBeforeUpdate } from '@/platform/update-notice'
import { recordOccurrence } from './api'
import { dropWaiting, keepWaiting, type WaitingRecord, waitingOf } from './outbox'

const BACK_OFF_MS = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]
let failures = 0
let sending = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Whether an answer leaves it open if the record is stored: sent again under the same intent, it is stored once. */
export const isUnanswered = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status === 0 || error.status >= 500 || [401, 408, 429].includes(error.status)

/** Sends what waits on this phone for the signed-in account, the oldest first, one at a time. Safe to call at any time. */
export async function sendWaiting(): Promise<void> {
  const account = signedInPerson()?.account
  clearTimeout(timer)
  if (!account || sending || !isOnline()) return
  sending = true
  try {
    for (const waiting of waitingOf(account)) {
      if (waiting.refused.length > 0) continue
      // Under another account's token it would be somebody else's.
      if (signedInPerson()?.account !== account || !(await sent(account, waiting))) break
    }
  } finally {
    sending = false
  }
}

/** @returns false: the way there is closed for now */
async function sent(account: string, waiting: WaitingRecord): Promise<boolean> {
  try {
    await recordOccurrence(waiting.record)
  } catch (error) {
    if (isUnanswered(error)) {
      timer = setTimeout(sendWaiting, BACK_OFF_MS[Math.min(failures++, BACK_OFF_MS.length - 1)])
      return false
    }
    const { refusals, message } = error as ApiError
    const refused = refusals.length > 0 ? [...refusals] : [{ code: 'disclosure.refused', at: '', text: message }]
    // Dropped or mended meanwhile: there is nothing to keep.
    if (isStillThere(account, waiting)) keepWaiting(account, { ...waiting, refused })
    return true
  }
  failures = 0
  dropWaiting(account, waiting.record.intent)
  return true
}

const isStillThere = (account: string, { record }: WaitingRecord): boolean =>
  waitingOf(account).some((other) => other.record.intent === record.intent)

let started = false
/** Once for the app: sends what waits, now and whenever the network comes back. */
export function startOutbox(): void {
  if (started) return
  started = true
  onOnline(() => void sendWaiting())
  keepBeforeUpdate(sendWaiting)
  void sendWaiting()
}
