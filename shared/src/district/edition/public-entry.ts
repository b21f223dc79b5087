import type { Refusal } from '../../base/refusal.js'
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
  /** 沿用，未更新: the edition that said last how it is, where its unit has not handed in since */ keptFrom?: {
    id: number
    name: string
  }
}

/**
 * Answer 410 of GET /api/public/entries/:id for a number that no longer stands: the address of a published item answers for ever. Its
 * words are read in its last edition, as far as they may be read.
 */
export interface WithdrawnEntry {
  refusals: Refusal[]
  withdrawn: {
    id: string
    /** '' where it must not be read any more */ name: string
    domain: { code: string; name: string }
    organisation: { code: string; name: string }
    /** the edition without it */ edition: PublicEdition
    /** the last edition that has it and may be read; null where none may */ lastIn: PublicEdition | null
    /** '' where none was given */ reason: string
    /** the item that took its place, where it stands */ successor: { id: string; name: string } | null
  }
}
/** Answer 410 for a number that is down (紧急下线): none of its words are told. */
export interface PausedEntry {
  refusals: Refusal[]
  paused: { id: string }
}
/** The edition an entry is read in. */
export interface PublicEdition {
  id: number
  name: string
  publishedAt: string
  /** YYYY-MM-DD 施行日期 */ effectiveOn: string
}
