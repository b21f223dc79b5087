import type { LocalDate } from '../../base/time/local-date.js'

/** 整改: what was found wrong and has to be put right by a day; computed from facts, never stored. */
export const REMEDY_STATES = [
  { code: 'overdue', label: '整改逾期' },
  { code: 'open', label: '待整改' },
  { code: 'published', label: '已公开' },
  { code: 'corrected', label: '已更正' },
  { code: 'none', label: '不需整改' },
] as const
export type RemedyState = (typeof REMEDY_STATES)[number]['code']

/** The facts since the item was looked at, as days; null where there is none. */
export interface RemedyFacts {
  /** null: nothing was wrong */ dueOn: LocalDate | null
  /** something of the item was recorded as published */ publishedOn: LocalDate | null
  /** a record of the item was corrected, or the unit said that it put right what was asked */ correctedOn: LocalDate | null
}

/** A publication closes it before a correction does. */
export function remedyState({ dueOn, publishedOn, correctedOn }: RemedyFacts, today: LocalDate): RemedyState {
  if (dueOn === null) return 'none'
  if (publishedOn !== null) return 'published'
  if (correctedOn !== null) return 'corrected'
  return today > dueOn ? 'overdue' : 'open'
}

export const isOpenRemedy = (state: RemedyState): boolean => state === 'open' || state === 'overdue'
