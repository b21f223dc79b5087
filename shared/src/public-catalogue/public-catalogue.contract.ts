import type { TemplateFields } from '../entry/entry.js'
import type { Audience, Level, Stage } from '../entry/entry-template.js'

/** GET /api/public/region */
export interface PublicRegion {
  code: string
  name: string
  shortName: string
  edition: string | null
  entryCount: number
  domainCount: number
}
/** GET /api/public/pilot-domains; a domain without entries is not listed (no empty heading). */
export interface PublicDomain {
  code: string
  name: string
  leads: string[]
  entryCount: number
}
/** Query of GET /api/public/entries; page from 1, size 1–100 (20). */
export interface PublicEntryQuery {
  domain?: string
  organisation?: string
  q?: string
  stage?: Stage
  audience?: Audience
  level?: Level
  page?: number
  size?: number
}
export interface PublicEntry extends TemplateFields {
  /** the stable public number 领域–单位–顺序号, e.g. 07-350505106-0012; also the id in the URL */ id: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  edition: { id: number; name: string; publishedAt: string }
}
export interface PublicEntryPage {
  total: number
  items: PublicEntry[]
}
