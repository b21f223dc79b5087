import {
  type ChangesQuestion,
  currentEdition,
  type Followed,
  questionKey,
  questionsFor,
} from '@gongkai/shared/catalogue/public-catalogue/followed'
import type { EditionView, EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { useQuery } from '@/platform/use-query'
import { changes } from './api'

/** Of each domain so many pages of 50 are read: a reader who was away for longer looks through the edition itself. */
const MOST_PAGES = 6

/** The changes in a domain; `whole` false where there were more than are looked through. */
export interface DomainChanges {
  items: EntryChange[]
  total: number
  whole: boolean
}

/** The changes in followed entries since they were read, by questionKey: one question for each domain, not for each entry. */
export function useFollowedChanges(followed: readonly Followed[], editions: readonly EditionView[] | null) {
  const now = currentEdition(editions ?? [])
  const questions = editions ? questionsFor(followed, editions) : []
  const key = editions && `${now?.id} ${questions.map(questionKey).join()}`
  return useQuery(key, async () => {
    const answers = await Promise.all(
      questions.map(async (question) => [questionKey(question), await ask(now?.id ?? 0, question)] as const),
    )
    return new Map<string, DomainChanges>(answers)
  })
}

async function ask(edition: number, { domain, since }: ChangesQuestion): Promise<DomainChanges> {
  const items: EntryChange[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await changes(edition, { domain, page, ...(since === null ? {} : { since }) })
    items.push(...answer.items)
    if (items.length >= answer.total || answer.items.length === 0) return { items, total: items.length, whole: true }
    if (page === MOST_PAGES) return { items, total: answer.total, whole: false }
  }
  return { items, total: items.length, whole: true }
}
