import type { Can } from '../../base/can.js'
import type { Gravity, PersonalFinding, PersonalKind } from '../../base/privacy/personal-data.js'
import type { LocalDate } from '../../base/time/local-date.js'

/** The word on a datum: it is nobody's (文号, an office's telephone), or it is published by law. */
export type PersonalAnswerKind = 'not-personal' | 'lawful'

/** An answer as pages show it; it holds for the same datum in all texts of the unit. */
export interface PersonalAnswer {
  answer: PersonalAnswerKind
  reason: string
  /** the law that demands it, '' of what is not personal */ ground?: string
  /** 公示期满日: from the day after it the answer no longer holds */ until?: LocalDate | null
  /** name of who answered, with the unit */ by: string
  at: string
}

/** GET /api/privacy/answers?unit=&page= : what was answered for a unit (own; the office: any, or all), the newest first, 50 on a page. */
export interface PersonalAnswerPage {
  total: number
  items: PersonalAnswerRow[]
}
export interface PersonalAnswerQuery {
  unit?: string
  page?: number
}
/** An answer in the list; also what POST /api/privacy/answers gives back. */
export interface PersonalAnswerRow extends Required<PersonalAnswer> {
  id: number
  organisation: { code: string; name: string }
  kind: PersonalKind
  /** the datum itself is kept nowhere */ masked: string
  /** `block`: lifted by the office's administrator */ gravity: Gravity
  can: Can<'takeBack'>
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

/**
 * POST /api/privacy/answers: says of one datum of a row (or of a comment, an answer …) what it is. `block` is the administrator's of the office.
 * `kind` and `gravity` are those of the finding as it was seen; 409 where the text says something else by now.
 */
export interface AnswerFindingRequest {
  /** where the datum stands: `entry/12`, `amendment/3`, `feedback/7` …; `text` for words of one's own that are not sent yet */ place: string
  /** the part of the finding, e.g. `content`, `bases/0/article`; of `text` the label of its field, or '' */ part: string
  /** of place `text` the words themselves, which are not stored */ text?: string
  from: number
  to: number
  kind: PersonalKind
  gravity: Gravity
  answer: PersonalAnswerKind
  /** why; of `lawful` the law that demands it */ reason: string
  /** of `lawful`, where the law is not in `reason` */ ground?: string
  /** of a name list that is published by law: 公示期满日 */ until?: LocalDate
}

/**
 * One number of an office that may stand anywhere: kept by the office, 公务号码. GET /api/privacy/official-numbers gives all of them to all
 * staff, so that a page marks as the server does; the office's administrator adds (POST), corrects (PUT) and removes (DELETE) them.
 */
export interface OfficialNumber {
  id: number
  version: number
  number: string
  /** whose it is, e.g. 区民政局救助热线 */ label: string
  by: string
  at: string
}
export interface SetOfficialNumberRequest {
  number: string
  label: string
}
