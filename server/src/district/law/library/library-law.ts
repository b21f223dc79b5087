import { createHash } from 'node:crypto'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { LawKind, Replacement } from '@gongkai/shared/district/law/law.contract'
import { searchKey } from '../../../platform/database/search-key.js'
import { type LawEntity, LIBRARY } from '../law.entity.js'

/** A law of the list that comes with the product. */
export interface LibraryLaw {
  title: string
  /** '' where not known for certain */ documentNumber: string
  kind: LawKind | null
  issuer: string
  /**
   * first day in force under this title and number; a law that was revised keeps the first one, so that a text from before the revision is
   * not taken for an anachronism; the day of the revision in force stands in `note`
   */
  effectiveFrom: LocalDate | null
  ended: boolean
  endedOn: LocalDate | null
  endedBy: string
  replacedBy: Pick<Replacement, 'title' | 'documentNumber'>[]
  lastArticle: number | null
  /** where its facts can be looked up */ source: string
  note: string
}

type Stored = Pick<
  LawEntity,
  | 'organisationCode'
  | 'title'
  | 'documentNumber'
  | 'status'
  | 'replacedBy'
  | 'note'
  | 'searchKey'
  | 'kind'
  | 'issuer'
  | 'effectiveFrom'
  | 'endedOn'
  | 'endedBy'
  | 'replacements'
  | 'lastArticle'
  | 'source'
  | 'shippedKey'
>

/** The name of a law of the list for as long as its title and number stay. */
export const keyOf = ({ title, documentNumber }: Pick<LibraryLaw, 'title' | 'documentNumber'>): string =>
  searchKey(title, documentNumber)

/** A law of the list as it is stored. */
export function storedLaw(law: LibraryLaw): Stored {
  const { title, documentNumber, kind, issuer, effectiveFrom, ended, endedOn, endedBy, lastArticle, source, note } = law
  const replacements = law.replacedBy.map((successor) => ({ ...successor, articles: [] }))
  return {
    organisationCode: LIBRARY,
    title,
    documentNumber,
    status: ended ? 'repealed' : 'effective',
    replacedBy: replacedByOf(replacements),
    note,
    searchKey: keyOf(law),
    kind,
    issuer,
    effectiveFrom,
    endedOn,
    endedBy,
    replacements: replacements.length > 0 ? replacements : null,
    lastArticle,
    source,
    shippedKey: keyOf(law),
  }
}

/** The titles joined, as many as the column holds. */
export function replacedByOf(replacements: readonly Pick<Replacement, 'title'>[]): string {
  let joined = ''
  for (const { title } of replacements) {
    const longer = joined ? `${joined}、${title}` : title
    if (longer.length > 200) break
    joined = longer
  }
  return joined
}

/** Changes with whatever the list says of a law. */
export const hashOfLaw = (law: LibraryLaw): string =>
  createHash('sha1')
    .update(JSON.stringify(storedLaw(law)))
    .digest('hex')
