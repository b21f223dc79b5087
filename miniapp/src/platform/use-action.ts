import type { Refusal } from '@gongkai/shared/base/refusal'
import { useCallback, useRef, useState } from 'react'
import { ApiError } from './request'

/**
 * One act at a time: `run` answers whether it succeeded; the refusals' texts stay in `errors`. A form shows those of a
 * field there (`at`) and what is left below (`rest`).
 */
export function useAction() {
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<string[]>([])
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const running = useRef(false)
  const run = useCallback(async (act: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setErrors([])
    setRefusals([])
    try {
      await act()
      return true
    } catch (error) {
      const found = error instanceof ApiError ? error.refusals : []
      setRefusals(found)
      setErrors(found.length > 0 ? found.map((refusal) => refusal.text) : [(error as Error).message])
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  const isAt = (refusal: Refusal, place: string) => refusal.at === place || refusal.at.startsWith(`${place}/`)
  const at = (place: string) => refusals.filter((each) => isAt(each, place)).map(({ text }) => text)
  const rest = (...places: string[]) =>
    refusals.length === 0
      ? errors
      : refusals.filter((each) => !places.some((place) => isAt(each, place))).map(({ text }) => text)
  return { busy, errors, run, at, rest }
}
