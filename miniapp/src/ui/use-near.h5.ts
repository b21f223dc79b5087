import { useEffect, useRef } from 'react'
import type { Nearness } from './use-near'

/** In a browser the page scrolls in a box of Taro's, and only that box may be given a margin. */
export function useNear(id: string, margin: number, changed: (now: Nearness) => void): void {
  const latest = useRef(changed)
  latest.current = changed
  useEffect(() => {
    const element = document.getElementById(id)
    if (!element) return undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry || !element.offsetParent) return // a page behind this one is hidden, not scrolled away
        latest.current({ near: entry.isIntersecting, height: entry.boundingClientRect.height })
      },
      { root: element.closest('.taro_page'), rootMargin: `${margin}px 0px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [id, margin])
}
