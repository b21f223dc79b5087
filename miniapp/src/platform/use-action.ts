import type { Refusal } from '@gongkai/shared/base/refusal'
import type { Changed, MovedOn } from '@gongkai/shared/base/seen.contract'
import { useCallback, useRef, useState } from 'react'
import { ApiError } from './request'

/** The state that an act was decided upon has moved on: how, and how to see what stands now; typed text stays. */
export interface Moved {
  changed: readonly Changed[]
  look: () => void
}
/** Why an act was refused, in words; with the refusals themselves, whose places lead to what is to be mended. */
export type Errors = readonly string[] & { readonly moved?: Moved; readonly refusals?: readonly Refusal[] }

/**
 * One act at a time: `run` answers whether it succeeded; the refusals' texts stay in `errors`. A form shows those of a
 * field there (`at`) and what is left below (`rest`). `look` reads anew what the page shows: it is offered where what the act
 * was decided upon has moved on.
 */
export function useAction(look?: () => void) {
  const [busy, setBusy] = useState(false)
  const [texts, setErrors] = useState<string[]>([])
  const [changed, setChanged] = useState<readonly Changed[] | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const running = useRef(false)
  const run = useCallback(async (act: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    setErrors([])
    setRefusals([])
    setChanged(null)
    try {
      await act()
      return true
    } catch (error) {
      const found = error instanceof ApiError ? error.refusals : []
      setRefusals(found)
      setChanged(error instanceof ApiError && error.status === 409 ? changedIn(error.body) : null)
      setErrors(found.length > 0 ? found.map((refusal) => refusal.text) : [(error as Error).message])
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }, [])
  const moved: Moved | undefined =
    changed && look
      ? {
          changed,
          look: () => {
            setErrors([])
            setRefusals([])
            setChanged(null)
            look()
          },
        }
      : undefined
  const withPlaces = (list: string[], of: readonly Refusal[]): Errors =>
    Object.assign([...list], { ...(moved ? { moved } : {}), ...(of.length > 0 ? { refusals: of } : {}) })
  const errors = withPlaces(texts, refusals)
  const isAt = (refusal: Refusal, place: string) => refusal.at === place || refusal.at.startsWith(`${place}/`)
  const at = (place: string) => refusals.filter((refusal) => isAt(refusal, place)).map(({ text }) => text)
  const rest = (...places: string[]) => {
    if (refusals.length === 0) return errors
    const left = refusals.filter((refusal) => !places.some((place) => isAt(refusal, place)))
    return withPlaces(
      left.map(({ text }) => text),
      left,
    )
  }
  return { busy, errors, run, at, rest }
}

function changedIn(body: unknown): readonly Changed[] | null {
  const { changed } = (body ?? {}) as Partial<MovedOn>
  return Array.isArray(changed) ? changed : null
}
