import { useCallback, useRef, useState } from 'react'
import { ApiError } from './request'

/** One act at a time: `run` answers whether it succeeded; the refusals' texts stay in `errors`. */
export function useAction() {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<string[]>([])
  const running = useRef(false)
  const run = useCallback(async (act: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setErrors([])
    try {
      await act()
      return true
    } catch (error) {
      const texts = error instanceof ApiError ? error.refusals.map((refusal) => refusal.text) : []
      setErrors(texts.length > 0 ? texts : [(error as Error).message])
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  return { busy, errors, run }
}
