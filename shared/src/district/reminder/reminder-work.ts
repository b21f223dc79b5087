import type { LocalDate } from '../../base/time/local-date.js'

/**
 * fill: a unit has not handed in · again: its hand-in was returned · report: a lead has not reported · release: the office has not
 * published · amend: a 动态调整 waits for the unit · feedback: 群众反馈 is not answered · calendar: the holidays of a year are not known ·
 * reassess: a 不予公开 is to be looked at again (条例第十八条) · disclose: what came into being is not published yet · remedy: 整改 is not done ·
 * supervise: 督办 is not closed
 */
export type ReminderKind =
  | 'fill'
  | 'again'
  | 'report'
  | 'release'
  | 'amend'
  | 'feedback'
  | 'calendar'
  | 'reassess'
  | 'disclose'
  | 'remedy'
  | 'supervise'

/** Something not done yet that has a date. */
export interface ReminderWork {
  /** names the work for ever, e.g. `assignment/12/inventory` */ subject: string
  kind: ReminderKind
  organisationCode: string
  /** the name in the notice: the name of the domain, or of the entry */ name: string
  dueOn: LocalDate
  /** is told as soon as it is there, however far its date is */ early?: boolean
  /** is never 逾期: its first hand-in was in time, and it was returned since */ punctual?: boolean
  /** the date hangs on holidays not announced yet */ estimated?: boolean
}
