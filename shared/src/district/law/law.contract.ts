import type { Can } from '../../base/can.js'
import type { Changed, VersionRequest } from '../../base/seen.contract.js'
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
  status?: LawStatus
  kind?: LawKind
  /** own: what one's own organisation added; units: for the office, what all units added for themselves */ mine?:
    | 'own'
    | 'units'
}
export interface LawPage {
  total: number
  items: Law[]
}

/** GET /api/laws/repealed: titles of the library no longer in force today; pages of earlier releases read it. */
export type RepealedTitles = string[]

/** A law as far as warnings need it. */
export interface TimedLaw {
  title: string
  documentNumber: string
  effectiveFrom: LocalDate | null
  endedOn: LocalDate | null
  /** ended, be it on a day that nobody knows */ repealed: boolean
  /** titles of what took its place joined by 、 */ replacedBy: string
  lastArticle: number | null
}
/** GET /api/laws/times: the library and one's own, for `draftIssues`. */
export interface LawTimesAnswer {
  /** by the server's clock */ today: LocalDate
  items: TimedLaw[]
}

/** The facts of a law that somebody writes; the end has an act of its own. */
export interface LawFacts {
  title: string
  documentNumber: string
  kind: LawKind | null
  issuer: string
  effectiveFrom: LocalDate | null
  lastArticle: number | null
  source: string
  note: string
}
/** POST /api/laws → Law: the office's into everybody's library, a unit's for itself, e.g. a document of the town. */
export type AddLawRequest = Pick<LawFacts, 'title' | 'documentNumber'> & Partial<LawFacts>
/** PUT /api/laws/:id → LawDetail */
export type EditLawRequest = LawFacts & VersionRequest

/** A law that takes the place of another: one that is known, or one that is added by the same act. */
export interface ReplacementRequest {
  lawId?: number
  added?: AddLawRequest
  articles: Replacement['articles']
}
/** POST /api/laws/:id/end → LawDetail: 《A》自 D 起由《B》取代, or is no longer in force. */
export interface EndLawRequest extends VersionRequest {
  /** first day no longer in force */ endedOn: LocalDate
  /** what ends it, a title or a decision; '' for what replaces it */ endedBy: string
  replacements: ReplacementRequest[]
  reason: string
}
/**
 * POST /api/laws/:id/restoration → LawDetail: takes the end back. POST /api/laws/:id/sharing → LawDetail: the office takes a unit's own law
 * into everybody's library. DELETE /api/laws/:id?version= (204).
 */
export interface RestoreLawRequest extends VersionRequest {
  reason: string
}
/** POST /api/laws/:id/shipped → LawDetail: of what came with an update of the product and what stands here, one is taken. */
export interface ChooseShippedRequest extends VersionRequest {
  take: 'shipped' | 'local'
}

/** A law that was changed here, as the product's list says it. */
export type ShippedLaw = Omit<LawFacts, 'lastArticle'> &
  Pick<Law, 'endedOn' | 'replacedBy'> & { ended: boolean; lastArticle: number | null }

export type LawAct = 'edit' | 'end' | 'restore' | 'remove' | 'share'

/** GET /api/laws/:id */
export interface LawDetail extends Law {
  /** whose own; null: everybody's */ organisation: { code: string; name: string } | null
  /** of `replacements`, in that order: where each stands in the library, null where it does not */ successorIds: (
    | number
    | null
  )[]
  /** laws whose place it took */ predecessors: { id: number; title: string; endedOn: LocalDate | null }[]
  /** 随产品更新的资料与本地不同: what the list says now; null where nobody has to choose */ shipped: ShippedLaw | null
  can: Can<LawAct>
  /** the newest first, 20 at most */ history: Changed[]
}
