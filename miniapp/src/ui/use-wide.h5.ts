import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 1024px)')

/** Whether there is room for two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      wide.addEventListener('change', tell)
      return () => wide.removeEventListener('change', tell)
    },
    () => wide.matches,
  )
}
