import type { BaseEventOrig, ITouchEvent } from '@tarojs/components'
import { useRef } from 'react'

/** A finger's width further than a tap that slipped, in px. */
const FAR = 60

/** Props of a view that is swiped sideways: -1 towards the one before, 1 towards the one after. */
export function useSwipe(swiped: (by: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart(event: BaseEventOrig) {
      const [touch, second] = (event as ITouchEvent).touches
      start.current = touch && !second ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchEnd(event: BaseEventOrig) {
      const [touch] = (event as ITouchEvent).changedTouches
      const from = start.current
      start.current = null
      if (!touch || !from) return
      const across = touch.clientX - from.x
      // A slanted movement is a scroll.
      if (Math.abs(across) < FAR || Math.abs(touch.clientY - from.y) > Math.abs(across) / 2) return
      swiped(across < 0 ? 1 : -1)
    },
  }
}
