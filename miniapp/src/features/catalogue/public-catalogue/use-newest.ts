import type { NewestDisclosure } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { type Followed, newestOf, newestQuestions } from '@gongkai/shared/catalogue/public-catalogue/followed'
import { useEffect } from 'react'
import { markDisclosed } from '@/platform/followed'
import { useQuery } from '@/platform/use-query'
import { newestDisclosures } from './api'

const NONE: NewestDisclosure[] = []

/** The newest publications in the domains and units of what is followed; the server does not learn which items these are. */
export function useNewest(followed: readonly Followed[]): readonly NewestDisclosure[] {
  const questions = newestQuestions(followed)
  const key = questions.length > 0 ? `newest ${JSON.stringify(questions)}` : null
  const { data } = useQuery(key, async () =>
    (await Promise.all(questions.map(newestDisclosures))).flatMap(({ items }) => items),
  )
  useEffect(() => {
    // A device that followed before publications were known, or without a network: what is there now is nothing new.
    const unknown = data ? followed.filter(({ disclosed }) => disclosed === undefined) : []
    markDisclosed(unknown.map((one) => ({ ...one, disclosed: newestOf(one, data ?? NONE)?.id ?? 0 })))
  }, [data, followed])
  return data ?? NONE
}
