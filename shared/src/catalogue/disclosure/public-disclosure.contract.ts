import type { Channel } from '../../base/template/entry-template.js'
import type { DisclosureFileView } from './disclosure.contract.js'
import type { PublicState } from './item-state.js'

/** A publication as residents read it. One that was taken down, or whose 公示期 is over, is not shown any more. */
export interface PublicDisclosure {
  id: number
  title: string
  item: { id: string; name: string }
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  /** YYYY-MM-DD */ formedOn: string
  publishedOn: string
  channels: Channel[]
  /** '' where it was published on paper or on a board alone */ url: string
  /** name of who put it up */ publishedBy: string
  /**
   * Bytes: GET /api/public/disclosure-files/:id; a photo with `?size=small` at most 480 px wide.
   */
  files: Omit<DisclosureFileView, 'unread'>[]
}

/** GET /api/public/entries/:id/disclosures: 最近公开, the newest 20. */
export interface EntryDisclosures {
  state: PublicState
  /** 本期无新增: the quarter that was signed last, e.g. 2026Q3; '' for none */ nothingIn: string
  total: number
  items: PublicDisclosure[]
}

/**
 * Query of GET /api/public/disclosures → PublicDisclosures: those recorded last first, 50 on a page. `since`: published on that day or later;
 * `cursor`: what the page before answered as `next`.
 */
export interface PublicDisclosuresQuery {
  domain?: string
  organisation?: string
  since?: string
  cursor?: number
}
export interface PublicDisclosures {
  items: PublicDisclosure[]
  /** null: nothing follows */ next: number | null
}

/** GET /api/public/coverage: 公开情况 of each unit in each domain, by number of items. */
export interface PublicCoverage {
  date: string
  items: {
    domain: { code: string; name: string }
    organisation: { code: string; name: string }
    /** 按时 */ onTime: number
    /** 暂未公开 */ notYet: number
    /** 本期无新增 */ nothingArose: number
  }[]
}
