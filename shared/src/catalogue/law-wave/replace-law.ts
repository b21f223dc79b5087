import { searchKey } from '../../base/search-key.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { Basis } from '../../base/template/fields.js'
import type { Replacement } from '../../district/law/law.contract.js'

/** A law as a 公开依据 names it. */
export type NamedLaw = Pick<Basis, 'title' | 'documentNumber'>

/** The year of a text that half of the writers add: （2014年修订）. */
const TEXT_OF_A_YEAR = /[（(]\s*\d{4}\s*年?(?:第.{1,3}次)?(?:修订|修正|修改)(?:版|本)?\s*[)）]/g
const SEVERAL = /[、，,；;和及]/

/** A title however it is typed: with 《》 or not, in full width or half, with the country's name or without, with the year of its text or not. */
export const lawKey = (title: string): string =>
  searchKey(title.replace(TEXT_OF_A_YEAR, '')).replace(/^中华人民共和国/, '')

/** Whether a 依据 names this law; a number that either leaves out tells nothing. */
export function citesLaw(basis: NamedLaw, law: NamedLaw): boolean {
  if (lawKey(basis.title) !== lawKey(law.title)) return false
  const [cited, own] = [searchKey(basis.documentNumber), searchKey(law.documentNumber)]
  return cited === '' || own === '' || cited === own
}

/** 公开依据 after a law took the place of another. */
export interface Replaced {
  bases: Basis[]
  /** old articles for which the new law's is not known, '' where there is nothing to ask */ asked: string
}

/** The bases with `law` replaced, each article as the map knows it; null where none names it. The same basis stands once. */
export function replaceLaw(bases: readonly Basis[], law: NamedLaw, replacement: Replacement): Replaced | null {
  if (!bases.some((basis) => citesLaw(basis, law))) return null
  const asked: string[] = []
  const replaced = bases.map((basis): Basis => {
    if (!citesLaw(basis, law)) return basis
    const article = newArticle(basis.article, replacement.articles)
    if (article === '' && basis.article.trim() !== '') asked.push(basis.article.trim())
    return { title: replacement.title, documentNumber: replacement.documentNumber, article }
  })
  return { bases: once(replaced), asked: asked.join('、') }
}

/** The article of the new law; '' where the map does not know it, nor all parts of it. */
function newArticle(article: string, articles: Replacement['articles']): string {
  const known = new Map(articles.map(({ from, to }) => [searchKey(from), to.trim()]))
  const whole = known.get(searchKey(article))
  if (whole !== undefined) return whole
  const parts = article.split(SEVERAL).map((part) => known.get(searchKey(part)))
  return parts.length > 1 && parts.every(Boolean) ? parts.join('、') : ''
}

function once(bases: readonly Basis[]): Basis[] {
  const keys = new Set<string>()
  return bases.filter(({ title, documentNumber, article }) => {
    const key = [lawKey(title), searchKey(documentNumber), searchKey(article)].join('/')
    return !keys.has(key) && keys.add(key)
  })
}

/** Writes the article where the new law is named without one; '' says that the law is cited as a whole. */
export function withArticle(bases: readonly Basis[], law: NamedLaw, article: string): Basis[] {
  return once(
    bases.map((basis) => (citesLaw(basis, law) && basis.article.trim() === '' ? { ...basis, article } : basis)),
  )
}

/** The bases that name a law; a law that a reason of 不予公开 names stands among them, its words as they are. */
export function citationsIn(
  fields: { bases?: readonly Basis[]; withholdLaw?: EntryFields['withholdLaw'] },
  law: NamedLaw,
): Basis[] {
  const withheld = fields.withholdLaw ?? ''
  return [
    ...(fields.bases ?? []).filter((basis) => citesLaw(basis, law)),
    ...(withheld && searchKey(withheld).includes(lawKey(law.title))
      ? [{ title: withheld, documentNumber: '', article: '' }]
      : []),
  ]
}
