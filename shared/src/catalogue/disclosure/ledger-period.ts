import type { LocalDate } from '../../base/time/local-date.js'
import { isQuarter, quarterEnd, quarterName, quarterStart } from './quarter.js'

/** A year or a quarter of 公开台账: 2026, 2026Q3. */
export type LedgerPeriod = string

export const isLedgerPeriod = (text: string): boolean => isQuarter(text) || /^20\d{2}$/.test(text)

/** Its first and last day. */
export function ledgerBounds(period: LedgerPeriod): { from: LocalDate; to: LocalDate } {
  return isQuarter(period)
    ? { from: quarterStart(period), to: quarterEnd(period) }
    : { from: `${period}-01-01`, to: `${period}-12-31` }
}

/** 2026 → 2026年, 2026Q3 → 2026年第三季度 */
export const ledgerPeriodName = (period: LedgerPeriod): string =>
  isQuarter(period) ? quarterName(period) : `${period}年`
