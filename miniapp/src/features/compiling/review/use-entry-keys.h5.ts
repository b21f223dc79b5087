import { useEffect, useRef } from 'react'
import type { EntryKeys } from './use-entry-keys'

/** ← → or k j walk through the entries, n goes to the next one not looked at, o finds nothing wrong with it. */
export function useEntryKeys(keys: EntryKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event
      const typing = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      const asking = document.querySelector('[role=dialog]') !== null
      if (typing || asking || event.ctrlKey || event.metaKey || event.altKey) return
      const { move, next, ok } = latest.current
      if (key === 'ArrowRight' || key === 'j') move(1)
      else if (key === 'ArrowLeft' || key === 'k') move(-1)
      else if (key === 'n') next()
      else if (key === 'o') ok()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
