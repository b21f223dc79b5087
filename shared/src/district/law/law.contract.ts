/** 效力: still in force, or repealed. */
export const LAW_STATUSES = [
  { code: 'effective', label: '现行有效' },
  { code: 'repealed', label: '已经废止' },
] as const
export type LawStatus = (typeof LAW_STATUSES)[number]['code']

/** A law, regulation or document of the 法规库 that a 公开依据 may name; the article is typed by the user. */
export interface Law {
  id: number
  /** without 《》 */ title: string
  /** '' where not known for certain */ documentNumber: string
  status: LawStatus
  /** title of what took its place, '' while in force or when nothing did */ replacedBy: string
  note: string
  /** added by one's own organisation, seen by its people only */ own: boolean
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

/** POST /api/laws → Law: one's own, e.g. a document of the town. */
export interface AddLawRequest {
  title: string
  documentNumber: string
  note?: string
}
