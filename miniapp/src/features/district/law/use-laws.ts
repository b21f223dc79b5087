import { type LawsOnDay, lawBook } from '@gongkai/shared/district/law/law-times'
import { useEffect, useState } from 'react'
import { lawTimes } from './api'

let known: LawsOnDay | undefined

/** The laws and today, read once for the app; undefined without network: they only warn. */
export function useLaws(): LawsOnDay | undefined {
  const [laws, setLaws] = useState(known)
  useEffect(() => {
    if (known) return
    lawTimes().then(
      ({ today, items }) => {
        known = { book: lawBook(items), day: today }
        setLaws(known)
      },
      () => {},
    )
  }, [])
  return laws
}

/** After a change to the library: the next page reads it again. */
export function forgetLaws(): void {
  known = undefined
}
