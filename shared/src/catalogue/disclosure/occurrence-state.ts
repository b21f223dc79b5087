import type { Channel } from '../../base/template/entry-template.js'
import { addDays, type LocalDate } from '../../base/time/local-date.js'
import { type IsWorkingDay, workingDaysBetween } from '../../base/time/working-days.js'

/** So many working days before its day something is 将到期. */
export const DUE_SOON_DAYS = 5
/** A thing shown for a time (公示) is still up so many days after it: names do not stay up. */
export const TAKE_DOWN_AFTER_DAYS = 30

/** One 公开记录, as far as the rules need it. */
export interface DisclosureFacts {
  channels: readonly Channel[]
  publishedOn: LocalDate
  /** 公示期 */ shownUntil: LocalDate | null
  takenDownOn: LocalDate | null
}
/** One 应公开信息. */
export interface OccurrenceFacts {
  formedOn: LocalDate
  /** as it was frozen */ dueOn: LocalDate
  /** the channels that the item promised then */ promised: readonly Channel[]
  disclosures: readonly DisclosureFacts[]
}

/** The standing of one thing that came into being; computed, never stored. */
export const OCCURRENCE_STATES = [
  { code: 'overdue', label: '逾期' },
  { code: 'to-take-down', label: '应撤下' },
  { code: 'partial', label: '部分公开' },
  { code: 'due-soon', label: '将到期' },
  { code: 'open', label: '待公开' },
  { code: 'late', label: '逾期后公开' },
  { code: 'on-time', label: '按时' },
] as const
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number]['code']

/** The standing on a day. When it was recorded does not count: `publishedOn` decides. */
export function occurrenceState(
  { dueOn, promised, disclosures }: OccurrenceFacts,
  today: LocalDate,
  isWorkingDay: IsWorkingDay,
): OccurrenceState {
  const first = firstPublished(disclosures)
  if (first === null) {
    if (today > dueOn) return 'overdue'
    return workingDaysBetween(today, dueOn, isWorkingDay) <= DUE_SOON_DAYS ? 'due-soon' : 'open'
  }
  if (disclosures.some((one) => staysUp(one, today))) return 'to-take-down'
  if (missingChannels(promised, disclosures).length > 0) return 'partial'
  return first > dueOn ? 'late' : 'on-time'
}

export function firstPublished(disclosures: readonly Pick<DisclosureFacts, 'publishedOn'>[]): LocalDate | null {
  return disclosures.reduce<LocalDate | null>(
    (first, { publishedOn }) => (first === null || publishedOn < first ? publishedOn : first),
    null,
  )
}

/** Promised channels in which it was not published yet. */
export function missingChannels(
  promised: readonly Channel[],
  disclosures: readonly Pick<DisclosureFacts, 'channels'>[],
): Channel[] {
  return promised.filter((channel) => !disclosures.some(({ channels }) => channels.includes(channel)))
}

/** 应撤下: its 公示期 is over for thirty days and it is still up. */
export function staysUp({ shownUntil, takenDownOn }: DisclosureFacts, today: LocalDate): boolean {
  return shownUntil !== null && takenDownOn === null && today > addDays(shownUntil, TAKE_DOWN_AFTER_DAYS)
}

/** 未满公示期: taken down before its time was over. */
export function shownTooShort({ shownUntil, takenDownOn }: DisclosureFacts): boolean {
  return shownUntil !== null && takenDownOn !== null && takenDownOn < shownUntil
}

/** Nothing is left to be done: published in all promised channels, and nothing is up that has to come down one day. */
export function isSettled({ promised, disclosures }: Pick<OccurrenceFacts, 'promised' | 'disclosures'>): boolean {
  return (
    disclosures.length > 0 &&
    missingChannels(promised, disclosures).length === 0 &&
    disclosures.every(({ shownUntil, takenDownOn }) => shownUntil === null || takenDownOn !== null)
  )
}
