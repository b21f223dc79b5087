import type { LocalDate } from '../../base/time/local-date.js'

/** 督办, computed from facts, never stored. */
export const SUPERVISION_STATES = [
  { code: 'overdue', label: '督办逾期' },
  { code: 'open', label: '督办中' },
  { code: 'closed', label: '已办结' },
  { code: 'withdrawn', label: '已撤回' },
] as const
export type SupervisionState = (typeof SUPERVISION_STATES)[number]['code']

/** One thing that has to be published; the day it was published, null while it is not. */
export interface SupervisedFacts {
  doneOn: LocalDate | null
}

/** It closes itself when all that it names is published. */
export function supervisionState(
  { dueOn, withdrawn, things }: { dueOn: LocalDate; withdrawn: boolean; things: readonly SupervisedFacts[] },
  today: LocalDate,
): SupervisionState {
  if (withdrawn) return 'withdrawn'
  if (things.every(({ doneOn }) => doneOn !== null)) return 'closed'
  return today > dueOn ? 'overdue' : 'open'
}

/** The day on which the last of it was published; '' while it is open. */
export function closedOn(things: readonly SupervisedFacts[]): LocalDate | '' {
  const days = things.map(({ doneOn }) => doneOn)
  return days.includes(null) ? '' : (days.sort().at(-1) ?? '')
}

/** 〔2026〕1号 */
export const supervisionNumber = (year: number, number: number): string => `〔${year}〕${number}号`
