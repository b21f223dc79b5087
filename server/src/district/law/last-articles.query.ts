import type { LastArticles } from '@gongkai/shared/district/law/law.contract'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { LawEntity, LIBRARY } from './law.entity.js'

/** The number of the last article of each law of which it is known. */
export async function lastArticles(tx: EntityManager): Promise<LastArticles> {
  const known = await tx.find(LawEntity, {
    select: { title: true, lastArticle: true },
    where: { organisationCode: LIBRARY, lastArticle: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  return known.map(({ title, lastArticle }) => ({ title, lastArticle: lastArticle ?? 0 }))
}
