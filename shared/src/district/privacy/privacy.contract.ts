import type { Gravity, PersonalFinding, PersonalKind } from '../../base/privacy/personal-data.js'

/** What was said of a datum: it is nobody's (文号, an office's telephone), or it is published by law. */
export type PersonalAnswerKind = 'not-personal' | 'lawful'

/** An answer as pages show it; it holds for the same datum in all texts of the unit. */
export interface PersonalAnswer {
  answer: PersonalAnswerKind
  reason: string
  /** name of who answered, with the unit */ by: string
  at: string
}

/** A finding in a stored text with what was said of it; unanswered ones of `block` and `ask` stop the gates. */
export interface MarkedFinding extends PersonalFinding {
  /** the field of a row (`EntryField`), or of a request, e.g. `text` */ field: string
  /** the part of it, e.g. `bases/0/article`; the field itself where it has no parts */ part: string
  answered: PersonalAnswer | null
}

/** How many findings of a text, a row or a list stand open, and how many were answered: “0 处确定，3 处已确认”. */
export interface FindingCounts {
  block: number
  ask: number
  answered: number
}

/** POST /api/privacy/answers: says of one datum of a row (or of a comment, an answer …) what it is. `block` is the administrator's of the office. */
export interface AnswerFindingRequest {
  /** where the datum stands: `entry/12`, `amendment/3`, `feedback/7` … */ place: string
  part: string
  from: number
  to: number
  kind: PersonalKind
  gravity: Gravity
  answer: PersonalAnswerKind
  /** why; of `lawful` the law that demands it */ reason: string
}

/** One number of an office that may stand anywhere: kept by the office, 公务号码. */
export interface OfficialNumber {
  id: number
  number: string
  /** whose it is, e.g. 区民政局救助热线 */ label: string
  by: string
  at: string
}
