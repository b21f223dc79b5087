import type { RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import type { EntityManager } from 'typeorm'
import { searchKey } from '../../platform/database/search-key.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { laws } from './laws.js'

/**
 * Brings the library to the state of `laws`; idempotent. Nobody edits the library's own rows, so that a law which is repealed later becomes
 * so with the next version of the program. Rows added by organisations are left alone.
 */
export async function loadLaws(tx: EntityManager): Promise<void> {
  const stored = new Map(
    (await tx.findBy(LawEntity, { organisationCode: LIBRARY })).map((law) => [searchKey(law.title), law]),
  )
  const added: Partial<LawEntity>[] = []
  for (const law of laws) {
    const wanted = { ...law, organisationCode: LIBRARY, searchKey: searchKey(law.title, law.documentNumber) }
    const known = stored.get(searchKey(law.title))
    if (!known) added.push(wanted)
    else if (Object.entries(wanted).some(([key, value]) => known[key as keyof LawEntity] !== value)) {
      await tx.update(LawEntity, { id: known.id }, wanted)
    }
  }
  if (added.length > 0) await tx.insert(LawEntity, added)
}

/** Titles no longer in force, for the doubts about 公开依据 (`draftIssues`). */
export async function repealedTitles(tx: EntityManager): Promise<RepealedTitles> {
  const repealed = await tx.find(LawEntity, {
    select: { title: true },
    where: { organisationCode: LIBRARY, status: 'repealed' },
  })
  return repealed.map(({ title }) => title)
}
