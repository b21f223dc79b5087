import { useEffect } from 'react'
import type { Query } from './use-query'

const ASK_AGAIN_MS = 1000

/** Reads again a second after each answer while `going` holds, also after one that did not come: the network may be gone for a moment. */
export function useAskAgain({ loading, reload }: Pick<Query<never>, 'loading' | 'reload'>, going: boolean): void {
  useEffect(() => {
    if (!going || loading) return undefined
    const clock = setTimeout(reload, ASK_AGAIN_MS)
    return () => clearTimeout(clock)
  }, [going, loading, reload])
}
