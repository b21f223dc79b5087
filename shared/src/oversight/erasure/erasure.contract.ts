import type { PersonalFinding } from '../../base/privacy/personal-data.js'

/** The texts of people that the office may erase a datum from, by where they stand; the 留痕 repeats most of them. */
export const ERASABLE = [
  { code: 'comment', label: '留言' },
  { code: 'remark', label: '退回意见' },
  { code: 'verdict', label: '逐项审核的意见' },
  { code: 'assignment', label: '无此职责的理由' },
  { code: 'report', label: '退回汇总上报的意见' },
  { code: 'amendment', label: '动态调整的原因和意见' },
  { code: 'feedback', label: '群众反馈和答复' },
  { code: 'event', label: '留痕' },
] as const
export type ErasablePlace = (typeof ERASABLE)[number]['code']

/** GET /api/erasures/texts?place=comment&id=12 (office) → ErasableTexts: the texts there, each with what the rules find in it. */
export interface ErasableTexts {
  place: ErasablePlace
  id: number
  texts: ErasableText[]
}
export interface ErasableText {
  /** e.g. `text`, `answer`, of an event `remarks/0/text` */ part: string
  text: string
  /** tells this text from any other: named by the act */ version: number
  findings: PersonalFinding[]
}

/** A part of a text in UTF-16 units, `to` exclusive. */
export interface Span {
  from: number
  to: number
}
/**
 * POST /api/erasures (office) → Erased: the spans are gone from that text and from every stored copy of it. A text that is not the one that
 * was read is a 409.
 */
export interface EraseRequest {
  place: ErasablePlace
  id: number
  part: string
  version: number
  spans: Span[]
  /** without the datum; it stands in the mark */ reason: string
}
export interface Erased {
  /** as the text reads now */ text: string
  /** how many stored texts it was erased from, this one included */ places: number
  /** drafts and amendments in the making that hold it still: their units mask it */ left: number
}
