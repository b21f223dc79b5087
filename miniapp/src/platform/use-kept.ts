import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ownerOfPages } from './session'

type Kept<T> = [value: T, set: (value: T) => void, sent: () => void]

const keyOf = (place: string) => `typed/${ownerOfPages()}/${place}`

/** null: nothing is kept. */
function read<T>(place: string): T | null {
  const kept = Taro.getStorageSync(keyOf(place)) as T | ''
  return kept === '' ? null : kept
}

/** A full storage loses nothing that is on the page. */
function write(place: string, value: unknown): void {
  try {
    if (value === null) Taro.removeStorageSync(keyOf(place))
    else Taro.setStorageSync(keyOf(place), value)
  } catch {}
}

/**
 * Text typed and not sent: it stays on this phone, under its account and the `place` it is for (a resident's under the device), until `sent`
 * is called, however the page was left. Nothing typed is `empty`.
 */
export function useKept(place: string, empty: ''): Kept<string>
export function useKept<T extends object>(place: string, empty: T): Kept<T>
export function useKept<T>(place: string, empty: T): Kept<T> {
  const [held, setHeld] = useState(() => ({ place, value: read<T>(place) }))
  // The same form for something else: its own text.
  const shown = held.place === place ? held : { place, value: read<T>(place) }
  if (shown !== held) setHeld(shown)
  const put = (value: T | null) => {
    write(place, value)
    setHeld({ place, value })
  }
  const set = (value: T) => put(JSON.stringify(value) === JSON.stringify(empty) ? null : value)
  return [shown.value ?? empty, set, () => put(null)]
}
