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

/**
 * GET /api/public/entries/:id/disclosures?page: 最近公开, 20 on a page, the newest first. An item that was withdrawn keeps what was published
 * of it; one that is down (紧急下线) is not found.
 */
export const DISCLOSURES_ON_A_PAGE = 20
export interface EntryDisclosures {
  state: PublicState
  /** 本期无新增: the quarter that was signed last, e.g. 2026Q3; '' for none */ nothingIn: string
  /** 撤销的事项: only its history, nothing is expected any more; left out by servers of before */ withdrawn?: boolean
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

/**
 * GET /api/public/disclosures/newest?domain&organisation → NewestDisclosures: of each item its newest publication. A device that follows
 * items asks for their domains and says nothing of which.
 */
export interface NewestDisclosure {
  /** public number */ item: string
  /** code of the unit that the item was published under */ organisation: string
  /** of the publication: a later one has a greater number */ id: number
  title: string
  publishedOn: string
}
export interface NewestDisclosures {
  items: NewestDisclosure[]
}

/**
 * GET /api/public/disclosures.rss?domain&organisation: the newest 50 as RSS 2.0. Links are absolute: they begin with the public address
 * that the operator has set.
 */

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
