import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ownerOfPages } from './session'

type Kept<T> = [value: T, set: (value: T) => void, sent: () => void]

const keyOf = (place: string) => `typed/${ownerOfPages()}/${place}`

function read<T>(place: string, empty: T): T {
  const kept = Taro.getStorageSync(keyOf(place)) as T | ''
  return kept === '' ? empty : kept
}

/** A full storage loses nothing that is on the page. */
function write<T>(place: string, value: T, empty: T): void {
  try {
    if (JSON.stringify(value) === JSON.stringify(empty)) Taro.removeStorageSync(keyOf(place))
    else Taro.setStorageSync(keyOf(place), value)
  } catch {}
}

/**
 * Text typed and not sent: it stays on this phone, under its account and the `place` it is for (a resident's under the device), until `sent`
 * is called, however the page was left.
 */
export function useKept(place: string, empty: ''): Kept<string>
export function useKept<T extends object>(place: string, empty: T): Kept<T>
export function useKept<T>(place: string, empty: T): Kept<T> {
  const [held, setHeld] = useState(() => ({ place, value: read(place, empty) }))
  // The same form for something else: its own text.
  const shown = held.place === place ? held : { place, value: read(place, empty) }
  if (shown !== held) setHeld(shown)
  const set = (value: T) => {
    write(place, value, empty)
    setHeld({ place, value })
  }
  return [shown.value, set, () => set(empty)]
}
