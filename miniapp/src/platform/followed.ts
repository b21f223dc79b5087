import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

/** An entry or a domain that somebody follows on this device; nobody else knows. */
export interface Followed {
  kind: 'entry' | 'domain'
  /** public number of the entry, code of the domain */ id: string
  name: string
  /** the edition that was read last */ seen: number
}

const KEY = 'followed'
/** The device's room is small, and nobody reads more. */
export const MOST_FOLLOWED = 200

let held: readonly Followed[] | null = null
const watching = new Set<() => void>()

function read(): readonly Followed[] {
  if (held === null) {
    const kept = Taro.getStorageSync(KEY) as Followed[] | ''
    held = Array.isArray(kept) ? kept : []
  }
  return held
}

function keep(list: readonly Followed[]): void {
  held = list
  Taro.setStorageSync(KEY, list)
  for (const tell of watching) tell()
}

const same = (a: Pick<Followed, 'kind' | 'id'>, b: Pick<Followed, 'kind' | 'id'>) => a.kind === b.kind && a.id === b.id

/** Whatever is followed, the newest first; every page follows at once. */
export function useFollowed(): readonly Followed[] {
  return useSyncExternalStore((tell) => {
    watching.add(tell)
    return () => watching.delete(tell)
  }, read)
}

/** False when there is no more room. */
export function follow(one: Followed): boolean {
  const others = read().filter((each) => !same(each, one))
  if (others.length >= MOST_FOLLOWED) return false
  keep([one, ...others])
  return true
}

export function unfollow(one: Pick<Followed, 'kind' | 'id'>): void {
  keep(read().filter((each) => !same(each, one)))
}

/** Its changes up to this edition have been read. */
export function markSeen(one: Pick<Followed, 'kind' | 'id'>, edition: number): void {
  const found = read().find((each) => same(each, one))
  if (found && found.seen < edition) keep(read().map((each) => (same(each, one) ? { ...each, seen: edition } : each)))
}
