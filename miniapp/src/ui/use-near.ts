import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'

export interface Nearness {
  /** on the screen, or no further from it than the margin */ near: boolean
  /** as it is now, in px */ height: number
}

/** Tells whenever the element `id` comes near the screen, or leaves it by more than `margin` px. */
export function useNear(id: string, margin: number, changed: (now: Nearness) => void): void {
  const latest = useRef(changed)
  latest.current = changed
  useEffect(() => {
    const page = Taro.getCurrentInstance().page
    if (!page) return undefined
    const observer = Taro.createIntersectionObserver(page)
    observer
      .relativeToViewport({ top: margin, bottom: margin })
      .observe(`#${id}`, ({ intersectionRatio = 0, boundingClientRect }) =>
        latest.current({ near: intersectionRatio > 0, height: boundingClientRect?.height ?? 0 }),
      )
    return () => observer.disconnect()
  }, [id, margin])
}
