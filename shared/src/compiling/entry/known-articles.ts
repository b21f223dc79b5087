import type { LastArticles } from '../../district/law/law.contract.js'
import type { CrossContext } from './cross-issues.js'
import { bareTitle } from './draft-issues.js'

/** The look-up of `crossDoubts` in what the 法规库 knows. Of two editions under one title the longer counts: nothing right is doubted. */
export function articlesIn(known: LastArticles): NonNullable<CrossContext['lastArticleOf']> {
  const last = new Map<string, number>()
  for (const { title, lastArticle } of known) {
    const bare = bareTitle(title)
    last.set(bare, Math.max(last.get(bare) ?? 0, lastArticle))
  }
  return (title) => last.get(bareTitle(title)) ?? null
}
