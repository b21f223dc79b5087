import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'

export interface Query<T> {
  data: T | null
  error: Error | null
  loading: boolean
  reload: () => void
  /** puts the answer of an act in place of what was read */ set: (data: T) => void
}

/** Reads on opening, when `key` changes, and again when the page comes back; `key` null reads nothing. */
export function useQuery<T>(key: string | null, load: () => Promise<T>): Query<T> {
  const [state, setState] = useState<{ data: T | null; error: Error | null; loading: boolean }>({
    data: null,
    error: null,
    loading: key !== null,
  })
  const latest = useRef(0)
  const loader = useRef(load)
  loader.current = load

  const reload = useCallback(() => {
    if (key === null) return
    const turn = ++latest.current
    setState((old) => ({ ...old, error: null, loading: true }))
    loader.current().then(
      (data) => turn === latest.current && setState({ data, error: null, loading: false }),
      (error: Error) => turn === latest.current && setState((old) => ({ ...old, error, loading: false })),
    )
  }, [key])

  useEffect(() => {
    setState({ data: null, error: null, loading: key !== null })
    reload()
  }, [key, reload])

  const shown = useRef(false)
  useDidShow(() => {
    if (shown.current) reload()
    shown.current = true
  })

  const set = useCallback((data: T) => {
    latest.current++
    setState({ data, error: null, loading: false })
  }, [])
  return { ...state, reload, set }
}
