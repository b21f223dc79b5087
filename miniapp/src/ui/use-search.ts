import { useEffect, useState } from 'react'

export interface Search<T> {
  text: string
  setText: (text: string) => void
  /** null until the first answer */ found: T[] | null
  failed: boolean
  again: () => void
}

/**
 * Finds while one types: asks when typing pauses, and only the last question's answer counts. `also` is whatever else the
 * question depends on.
 */
export function useSearch<T>(find: (text: string) => Promise<T[]>, start = '', also = ''): Search<T> {
  const [text, setText] = useState(start)
  const [found, setFound] = useState<T[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      find(text.trim()).then(
        (answer) => {
          if (!current) return
          setFound(answer)
          setFailed(false)
        },
        () => current && setFailed(true),
      )
    }, 250)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [text, also, turn])
  return { text, setText, found, failed, again: () => setTurn(turn + 1) }
}
