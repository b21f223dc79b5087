import type { Followed } from '@gongkai/shared/catalogue/public-catalogue/followed'
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

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

/** All that is followed, the newest first; every page follows at once. */
export function useFollowed(): readonly Followed[] {
  return useSyncExternalStore((tell) => {
    watching.add(tell)
    return () => watching.delete(tell)
  }, read)
}

/** False when there is no more room. */
export function follow(one: Followed): boolean {
  const others = read().filter((followed) => !same(followed, one))
  if (others.length >= MOST_FOLLOWED) return false
  keep([one, ...others])
  return true
}

export function unfollow(one: Pick<Followed, 'kind' | 'id'>): void {
  keep(read().filter((followed) => !same(followed, one)))
}

/** Marks these as read in this edition. */
export function markSeen(those: readonly Pick<Followed, 'kind' | 'id'>[], edition: number): void {
  const meant = (one: Followed) => one.seen !== edition && those.some((item) => same(item, one))
  if (read().some(meant)) keep(read().map((one) => (meant(one) ? { ...one, seen: edition } : one)))
}

/** Marks what was published of these as read, up to the number given with each. */
export function markDisclosed(those: readonly (Pick<Followed, 'kind' | 'id'> & { disclosed: number })[]): void {
  const newer = (one: Followed) => those.find((item) => same(item, one) && item.disclosed !== one.disclosed)
  if (read().some(newer))
    keep(read().map((one) => ({ ...one, ...(newer(one) ? { disclosed: newer(one)?.disclosed } : {}) })))
}
