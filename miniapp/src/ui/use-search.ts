import { useEffect, useState } from 'react'
import { type MoreItems, useMore } from '@/platform/use-more'

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

export interface SearchPages<T> extends Omit<Search<T>, 'found'> {
  /** null until the first answer */ listed: T[] | null
  total: number
  more: MoreItems<T>
}

/** As `useSearch`, where what is found comes `size` items at a time. */
export function useSearchPages<T>(
  load: (text: string, page: number) => Promise<{ total: number; items: T[] }>,
  size: number,
  also = '',
): SearchPages<T> {
  const [answer, setAnswer] = useState({ number: 0, total: 0 })
  const { found, ...search } = useSearch<T>(
    async (text) => {
      const { total, items } = await load(text, 1)
      setAnswer(({ number }) => ({ number: number + 1, total }))
      return items
    },
    '',
    also,
  )
  const more = useMore(async (page) => (await load(search.text.trim(), page)).items, size, answer.number)
  return { ...search, listed: found && [...found, ...more.items], total: answer.total, more }
}
