import type { LastArticles } from '../../district/law/law.contract.js'
import type { CrossContext } from './cross-issues.js'
import { bareTitle } from './draft-issues.js'

/** The look-up of `crossDoubts` in what the 法规库 knows. */
export const articlesIn =
  (known: LastArticles): NonNullable<CrossContext['lastArticleOf']> =>
  (title) =>
    known[bareTitle(title)] ?? null
