import type { LedgerChoices, LedgerPage, LedgerQuery } from '@gongkai/shared/oversight/audit/audit.contract'
import { queryString, request } from '@/platform/request'

export const ledger = (query: LedgerQuery) => request<LedgerPage>('GET', `/ledger${queryString(query)}`)
export const ledgerChoices = () => request<LedgerChoices>('GET', '/ledger/choices')
/** The path of the xlsx of everything that matches. */
export const ledgerExport = (query: LedgerQuery) => `/ledger/export${queryString(query)}`
