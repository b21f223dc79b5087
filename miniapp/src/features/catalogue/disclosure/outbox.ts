import type { Refusal } from '@gongkai/shared/base/refusal'
import type { RecordRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import Taro from '@tarojs/taro'
import type { RecordForm } from './record-form'

/** A record made without a network, kept on this phone until the server has it. Plain data: it outlives the app. */
export interface WaitingRecord {
  record: RecordRequest
  /** as it was typed, to be mended */ form: RecordForm
  /** milliseconds */ keptAt: number
  /** the server does not take it as it is: waits for its author */ refused: Refusal[]
}

/** Each under the account that made it: another account never sees or sends it. */
const prefixOf = (account: string) => `disclosure-waiting/${account}/`
const listeners = new Set<() => void>()
/** Records that a full storage did not take: they live until the app is closed. */
const inMemory = new Map<string, WaitingRecord>()

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
function tell(): void {
  for (const listener of [...listeners]) listener()
}

export function waitingOf(account: string): WaitingRecord[] {
  const prefix = prefixOf(account)
  const keys = [...new Set([...Taro.getStorageInfoSync().keys, ...inMemory.keys()])].filter((key) =>
    key.startsWith(prefix),
  )
  return keys
    .flatMap((key) => {
      const kept = (Taro.getStorageSync(key) as WaitingRecord | '') || inMemory.get(key)
      return kept ? [kept] : []
    })
    .sort((a, b) => a.keptAt - b.keptAt)
}

/** @returns false: the phone's storage is full, and it is held in memory alone */
export function keepWaiting(account: string, waiting: WaitingRecord): boolean {
  const key = prefixOf(account) + waiting.record.intent
  let stored = true
  try {
    Taro.setStorageSync(key, waiting)
    inMemory.delete(key)
  } catch {
    inMemory.set(key, waiting)
    stored = false
  }
  tell()
  return stored
}

/** It is stored, or its author does not want it any more. */
export function dropWaiting(account: string, intent: string): void {
  inMemory.delete(prefixOf(account) + intent)
  Taro.removeStorageSync(prefixOf(account) + intent)
  tell()
}
