import Taro from '@tarojs/taro'

/** A code given on this device, to ask for the answer; the newest first. */
export interface KeptCode {
  code: string
  about: string
}

const KEY = 'tracking-codes'
const MOST = 50

export function keptCodes(): KeptCode[] {
  const kept = Taro.getStorageSync(KEY) as KeptCode[] | ''
  return Array.isArray(kept) ? kept : []
}

export function keepCode(one: KeptCode): void {
  const others = keptCodes().filter(({ code }) => code !== one.code)
  Taro.setStorageSync(KEY, [one, ...others].slice(0, MOST))
}
