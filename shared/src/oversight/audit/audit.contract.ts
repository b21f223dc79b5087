/** One act of the 留痕 as it is read. */
export interface LedgerRow {
  id: number
  at: string
  kind: string
  /** the act in a plain sentence */ sentence: string
  person: { id: number; name: string } | null
  /** who acted */ organisation: { code: string; name: string } | null
  /** whose work it concerns */ unit: { code: string; name: string } | null
  domain: { code: string; name: string } | null
  entry: { id: number; name: string } | null
}

/**
 * Query of GET /api/ledger (page from 1, 50 on a page, the newest first) and GET /api/ledger/export (xlsx, everything that
 * matches). The office sees all; everybody else what its own organisation did or what concerns its work.
 */
export interface LedgerQuery {
  /** who acted or whose work it concerns */ organisation?: string
  domain?: string
  /** id of a person */ person?: number
  /** id of an entry */ entry?: number
  kind?: string
  /** local date */ from?: string
  /** local date, itself included */ to?: string
  page?: number
}
export interface LedgerPage {
  total: number
  items: LedgerRow[]
}

/** GET /api/ledger/choices: the choices in the filters. */
export interface LedgerChoices {
  organisations: { code: string; name: string }[]
  domains: { code: string; name: string }[]
}
