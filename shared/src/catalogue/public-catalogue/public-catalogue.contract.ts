import type { RegionFacts } from '../../base/region/region-facts.js'
import type { Audience, Level, Stage, Way } from '../../base/template/entry-template.js'
import type { PublicEntry } from '../../district/edition/public-entry.js'
import type { ChangeCounts } from '../publication/publication.contract.js'

/** GET /api/public/region */
export interface PublicRegion extends RegionFacts {
  edition: string | null
  entryCount: number
  domainCount: number
}
/** GET /api/public/pilot-domains; a domain without entries is not listed (no empty heading). */
export interface PublicDomain {
  code: string
  name: string
  leads: string[]
  /** key of the drawing chosen for it; '': found by its name */ sign: string
  entryCount: number
}
/** GET /api/public/facets: the choices that narrow the catalogue, each with at least one entry. */
export interface PublicFacets {
  domains: PublicDomain[]
  organisations: { code: string; name: string; entryCount: number }[]
  groups: AudienceGroup[]
  stages: { code: Stage; entryCount: number }[]
  levels: { code: Level; entryCount: number }[]
  audiences: { code: Audience; entryCount: number }[]
  ways: { code: Way; entryCount: number }[]
}
/** “我是…”: people named by 特定群体 */
export interface AudienceGroup {
  code: string
  label: string
  entryCount: number
}
/** GET /api/public/home: all that the home page shows, in one answer. */
export interface PublicHome {
  region: PublicRegion
  domains: PublicDomain[]
  groups: AudienceGroup[]
  /** the newest edition and some of its changes; null before the first */ news: {
    edition: { id: number; name: string; publishedAt: string; effectiveOn: string; note: string }
    counts: ChangeCounts
    items: { id: string; name: string; domain: string; organisation: string; at: string; text: string }[]
  } | null
}
/** Query of GET /api/public/entries; page from 1, size 1–100 (20). */
export interface PublicEntryQuery {
  domain?: string
  organisation?: string
  q?: string
  stage?: Stage
  audience?: Audience
  level?: Level
  way?: Way
  /** code of an AudienceGroup */ group?: string
  page?: number
  size?: number
}
/** GET /api/public/entries/:id/example?on=YYYY-MM-DD: the 公开时限 explained by what came into being on that day. */
export interface DeadlineExample {
  /** the meaning understood from the wording, '' for none */ understood: string
  /** 例：… a sentence for each contents, of what happens on `formedOn`; '' where no day can be reckoned */ example: string
  formedOn: string
  /** by which day it has to be disclosed; null when the wording names none */ latest: string | null
  /** it hangs on holidays that are not announced yet */ estimated: boolean
}
/** An entry in a list. */
export interface PublicEntrySummary extends Pick<PublicEntry, 'id' | 'domain' | 'organisation'> {
  name: string
  timeLimit: string
  ways: Way[]
  levels: Level[]
  /** where the words searched for stand: the field's label and its text around them; null without a search */ found: {
    label: string
    text: string
  } | null
}
/** Words to be marked stand between \u0002 and \u0003 in `name` and `found.text`. */
export interface PublicEntryPage {
  total: number
  /** there are more than `total` (the counting stopped) */ more: boolean
  items: PublicEntrySummary[]
  /** when nothing was found: near matches, and words of the catalogue to try */ near: {
    items: PublicEntrySummary[]
    words: string[]
  } | null
}
/** GET /api/public/suggestions?q= → string[], at most 8 names of the catalogue */

/**
 * GET /api/public/download?format=csv
 * json&domain=: the catalogue as a file; GET /api/public/download/fields: the meaning of its columns.
 */
export interface DownloadField {
  name: string
  label: string
  meaning: string
}
