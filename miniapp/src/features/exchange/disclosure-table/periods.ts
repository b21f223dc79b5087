import { addDays, type LocalDate } from '@gongkai/shared/base/time/local-date'
import { type LedgerPeriod, ledgerPeriodName } from '@gongkai/shared/catalogue/disclosure/ledger-period'
import { quarterOf, quarterStart } from '@gongkai/shared/catalogue/disclosure/quarter'

const QUARTERS = 6

/** The periods of 公开台账 to choose from on a day: the newest quarters, then this year and the one before. */
export function ledgerPeriods(today: LocalDate): { code: LedgerPeriod; name: string }[] {
  const quarters = [quarterOf(today)]
  while (quarters.length < QUARTERS) quarters.push(quarterOf(addDays(quarterStart(quarters.at(-1) ?? ''), -1)))
  const year = Number(today.slice(0, 4))
  return [...quarters, String(year), String(year - 1)].map((code) => ({ code, name: ledgerPeriodName(code) }))
}
