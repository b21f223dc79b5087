import type { RepealedTitles } from '@gongkai/shared/law/law.contract'
import type { EntityManager } from 'typeorm'
import { LawEntity, LIBRARY } from './law.entity.js'

/** Titles no longer in force, for the doubts about 公开依据 (`draftIssues`). */
export async function repealedTitles(tx: EntityManager): Promise<RepealedTitles> {
  const repealed = await tx.find(LawEntity, {
    select: { title: true },
    where: { organisationCode: LIBRARY, status: 'repealed' },
  })
  return repealed.map(({ title }) => title)
}
