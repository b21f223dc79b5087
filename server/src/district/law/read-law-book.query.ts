import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { RepealedTitles, TimedLaw } from '@gongkai/shared/district/law/law.contract'
import { type LawsOnDay, lawBook, lawStatusOn } from '@gongkai/shared/district/law/law-times'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { kept } from '../../platform/database/kept.js'
import { LawEntity, LIBRARY } from './law.entity.js'

/** The laws of the library as far as warnings need them, those of `own` lists too. One statement. */
export async function readTimedLaws(tx: EntityManager, ...own: string[]): Promise<TimedLaw[]> {
  const stored = await tx.find(LawEntity, {
    select: {
      title: true,
      documentNumber: true,
      status: true,
      replacedBy: true,
      effectiveFrom: true,
      endedOn: true,
      lastArticle: true,
    },
    where: { organisationCode: In([LIBRARY, ...own]) },
  })
  return stored.map(({ title, documentNumber, status, replacedBy, effectiveFrom, endedOn, lastArticle }) => ({
    title,
    documentNumber,
    effectiveFrom,
    endedOn,
    repealed: status === 'repealed',
    replacedBy,
    lastArticle,
  }))
}

/** For the doubts about 公开依据: read once for a page. */
export async function readLaws(tx: EntityManager, day: LocalDate): Promise<LawsOnDay> {
  return { book: await kept(tx, [LawEntity], 'law book', async () => lawBook(await readTimedLaws(tx))), day }
}

/** Titles of which nothing is in force on a day. */
export async function repealedTitles(tx: EntityManager, day: LocalDate): Promise<RepealedTitles> {
  const laws = await readTimedLaws(tx)
  const standing = new Set(laws.filter((law) => lawStatusOn(law, day) !== 'repealed').map(({ title }) => title))
  return [...new Set(laws.map(({ title }) => title).filter((title) => !standing.has(title)))]
}
