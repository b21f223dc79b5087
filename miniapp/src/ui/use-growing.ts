import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'

/** A long list in pieces of `step`, one more whenever the page's end comes near; so no setData carries all of it. */
export function useGrowing<T>(all: readonly T[], step: number): { shown: readonly T[]; rest: number } {
  const [count, setCount] = useState(step)
  useReachBottom(() => setCount((old) => (old < all.length ? old + step : old)))
  return { shown: all.slice(0, count), rest: Math.max(0, all.length - count) }
}
