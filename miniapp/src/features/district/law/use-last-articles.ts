import type { LastArticles } from '@gongkai/shared/district/law/law.contract'
import { useEffect, useState } from 'react'
import { lastArticles } from './api'

let known: LastArticles | null = null

/** The numbers of laws' last articles, read once for the app. Empty without network: they only warn. */
export function useLastArticles(): LastArticles {
  const [articles, setArticles] = useState(known ?? [])
  useEffect(() => {
    if (known) return
    lastArticles().then(
      (answer) => {
        known = answer
        setArticles(answer)
      },
      () => {},
    )
  }, [])
  return articles
}
