/** The two lists an entry's matter comes from (the notice, 二: 结合权责清单和公共服务事项清单). */
export const MATTER_KINDS = [
  { code: 'power', label: '权责清单' },
  { code: 'service', label: '公共服务事项清单' },
] as const
export type MatterKind = (typeof MATTER_KINDS)[number]['code']

export interface Matter {
  code: string
  name: string
  kind: MatterKind
  /** whose list it stands in; null: the whole district's */ organisationCode: string | null
}

/** Query of GET /api/matters: `q` in name or code, page from 1; 20 on a page. One sees one's own and the district's. */
export interface MatterQuery {
  q?: string
  kind?: MatterKind
  page?: number
}
export interface MatterPage {
  total: number
  items: Matter[]
}

/** POST /api/matters/import: a list read from a table, at most 5,000 rows; a known code takes the new name. */
export interface ImportMattersRequest {
  kind: MatterKind
  rows: { code: string; name: string }[]
}
/** Nothing is stored when a row is at fault; refusals come all at once at `rows/<index from 0>/<code or name>`, their text naming the row from 1. */
export interface ImportMattersResponse {
  added: number
  updated: number
  unchanged: number
}
