import { bareTitle } from '@gongkai/shared/compiling/entry/draft-issues'
import type { LastArticles } from '@gongkai/shared/district/law/law.contract'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { LawEntity, LIBRARY } from './law.entity.js'

/** By title without 《》 and the country's name, the number of the last article of each law of which it is known. */
export async function lastArticles(tx: EntityManager): Promise<LastArticles> {
  const known = await tx.find(LawEntity, {
    select: { title: true, lastArticle: true },
    where: { organisationCode: LIBRARY, lastArticle: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  const last: LastArticles = {}
  for (const { title, lastArticle } of known) {
    const bare = bareTitle(title)
    // Of two editions under one title the longer one is taken: nothing right is doubted.
    last[bare] = Math.max(last[bare] ?? 0, lastArticle ?? 0)
  }
  return last
}
