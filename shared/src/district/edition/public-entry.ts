import type { PublicFields } from '../../base/template/entry.js'

/**
 * GET /api/public/entries/:id, GET /api/public/editions/:id/entries/:entry. The bytes are those that were published: a field that
 * came later is not in an older entry's, and is read as empty (`publicEntryShape`).
 */
export interface PublicEntry extends PublicFields {
  /** the stable public number 领域–单位–顺序号, e.g. 07-350505106-0012; also the id in the URL */ id: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  edition: PublicEdition
}
/** The edition an entry is read in. */
export interface PublicEdition {
  id: number
  name: string
  publishedAt: string
  /** YYYY-MM-DD 施行日期 */ effectiveOn: string
}
