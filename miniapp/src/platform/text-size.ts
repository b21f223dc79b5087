import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { systemTextScale } from './system-text'

const KEY = 'elder'
/** From here on the ordinary layout has no room: a user with such a text size gets 长辈版 without asking. */
const VERY_LARGE = 1.4
/** 长辈版 is by itself so much larger than ordinary text. */
const ELDER = 1.6

let scale = 0
let elder = false
const watching = new Set<() => void>()

function read(): boolean {
  if (scale === 0) {
    scale = Math.min(2, Math.max(1, systemTextScale()))
    const kept = Taro.getStorageSync(KEY) as boolean | ''
    elder = kept === '' ? scale >= VERY_LARGE : kept
  }
  return elder
}

/** 长辈版 on or off, kept on this device; every page follows at once. */
export function chooseElder(on: boolean): void {
  elder = on
  Taro.setStorageSync(KEY, on)
  for (const tell of watching) tell()
}

/** Whether 长辈版 is on, and by how much its or the ordinary text grows for the system's text size. */
export function useTextSize(): { elder: boolean; zoom: number } {
  const on = useSyncExternalStore((tell) => {
    watching.add(tell)
    return () => watching.delete(tell)
  }, read)
  return { elder: on, zoom: on ? Math.max(1, scale / ELDER) : scale }
}
