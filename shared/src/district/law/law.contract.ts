import type { LocalDate } from '../../base/time/local-date.js'

/** 效力 on a day: not yet in force, in force, or repealed. */
export const LAW_STATUSES = [
  { code: 'effective', label: '现行有效' },
  { code: 'upcoming', label: '尚未施行' },
  { code: 'repealed', label: '已经废止' },
] as const
export type LawStatus = (typeof LAW_STATUSES)[number]['code']

/** 效力级别 */
export const LAW_KINDS = [
  { code: 'act', label: '法律' },
  { code: 'regulation', label: '行政法规' },
  { code: 'local', label: '地方性法规' },
  { code: 'rule', label: '规章' },
  { code: 'document', label: '规范性文件' },
] as const
export type LawKind = (typeof LAW_KINDS)[number]['code']

/** A law that took the place of another; `articles` maps old articles to new ones where it is known, as they are written (第五十条). */
export interface Replacement {
  title: string
  documentNumber: string
  articles: { from: string; to: string }[]
}

/** A law, regulation or document of the 法规库 that a 公开依据 may name; the article is typed by the user. */
export interface Law {
  id: number
  /** without 《》 */ title: string
  /** '' where not known for certain */ documentNumber: string
  /** on the day it is read */ status: LawStatus
  /** titles of what took its place joined by 、, '' while in force or when nothing did */ replacedBy: string
  note: string
  /** added by one's own organisation, seen by its people only */ own: boolean
  version: number
  /** null where nobody said */ kind: LawKind | null
  /** 制定机关; '' where nobody said */ issuer: string
  /** first day in force, null where not known */ effectiveFrom: LocalDate | null
  /** first day no longer in force; null while in force, or where the day is not known */ endedOn: LocalDate | null
  /** what ended it: a title or a decision; '' where nobody said */ endedBy: string
  replacements: Replacement[]
  /** the number of its last article, null where not known */ lastArticle: number | null
  /** where its facts can be looked up */ source: string
  /** changed by the office since it came with the product */ edited: boolean
}

/** Query of GET /api/laws: `q` in title or number, page from 1; 20 on a page, those in force first. */
export interface LawQuery {
  q?: string
  page?: number
}
export interface LawPage {
  total: number
  items: Law[]
}

/** GET /api/laws/repealed: titles of the library no longer in force, for `draftIssues`. */
export type RepealedTitles = string[]

/** GET /api/laws/last-articles: the number of the last article of each law of which it is known, for `draftIssues`. */
export type LastArticles = { title: string; lastArticle: number }[]

/** POST /api/laws → Law: one's own, e.g. a document of the town. */
export interface AddLawRequest {
  title: string
  documentNumber: string
  note?: string
}
