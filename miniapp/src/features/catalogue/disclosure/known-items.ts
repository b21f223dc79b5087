import type { DisclosureItem, ExpectationView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import Taro from '@tarojs/taro'
import { ownerOfPages } from '@/platform/session'

/** An item as this phone last read it, so that something can be recorded under it without a network. */
export interface KnownItem {
  item: DisclosureItem
  /** left out: only lists have shown it */ expectations?: ExpectationView[]
}
/** The items read last; more would slow the phone's storage down. */
const MOST = 120

const key = () => `disclosure-items/${ownerOfPages()}`

export const knownItems = (): KnownItem[] => (Taro.getStorageSync(key()) as KnownItem[] | '') || []
export const knownItem = (publicNumber: string): KnownItem | undefined =>
  knownItems().find(({ item }) => item.publicNumber === publicNumber)

/** Those read now come first; what was known of their limits stays known. */
export function withRead(known: readonly KnownItem[], read: readonly KnownItem[]): KnownItem[] {
  const before = new Map(known.map((one) => [one.item.publicNumber, one]))
  const fresh = new Map(read.map((one) => [one.item.publicNumber, { ...before.get(one.item.publicNumber), ...one }]))
  return [...fresh.values(), ...known.filter(({ item }) => !fresh.has(item.publicNumber))].slice(0, MOST)
}

export function rememberItems(read: readonly KnownItem[]): void {
  if (read.length === 0 || !ownerOfPages()) return
  try {
    Taro.setStorageSync(key(), withRead(knownItems(), read))
  } catch {
    // A full storage only means that these cannot be chosen without a network.
  }
}
