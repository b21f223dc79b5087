import { useEffect, useState } from 'react'
import { repealedTitles } from './api'

let known: string[] | null = null

/** Titles of laws no longer in force, read once for the app. Empty without network: it only warns. */
export function useRepealedTitles(): readonly string[] {
  const [titles, setTitles] = useState(known ?? [])
  useEffect(() => {
    if (known) return
    repealedTitles().then(
      (answer) => {
        known = answer
        setTitles(answer)
      },
      () => {},
    )
  }, [])
  return titles
}
