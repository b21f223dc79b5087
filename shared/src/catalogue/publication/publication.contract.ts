import type { EntryField } from '../../base/template/fields.js'
import type { AmendmentKind } from '../../base/words/amendment-kinds.js'
import type { PublicEntry } from '../../district/edition/public-entry.js'
import type { Trigger } from '../amendment/amendment.contract.js'

/** GET /api/publication (office): the new 目录版本 as it would be. */
export interface PublicationPreview {
  round: { code: string; name: string }
  /** YYYY-MM-DD, by the server's clock: the 施行日期 unless somebody chooses another */ today: string
  domains: PreviewedDomain[]
}
export interface PreviewedDomain {
  code: string
  name: string
  ready: boolean
  /** the unit or step awaited where it is not ready */ reason: string
  entryCount: number
  /** against what the public reads now */ changes: ChangeCounts
  /** left out of it, since it says what was taken down; its unit has to change it first */ leftOut: LeftOutEntry[]
  /** 动态调整 that were finalised and that it would lose: it is not ready before each is settled */ lost: LostAmendment[]
}
/** An entry whose words an edition was concealed for. */
export interface LeftOutEntry {
  /** its public number */ id: string
  entryId: number
  name: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
}
/** A finalised 动态调整 that the newest round's entries do not hold, and that cannot be carried into them without deciding. */
export interface LostAmendment {
  amendmentId: number
  kind: AmendmentKind
  /** null for what was to be added and has no number yet */ publicNumber: string | null
  name: string
  organisation: { code: string; name: string }
  /** why, in a sentence */ text: string
  /** differences from the round, in plain words */ fields: { field: EntryField; round: string; amended: string }[]
}
export interface ChangeCounts {
  added: number
  revised: number
  withdrawn: number
}
/**
 * GET /api/publication/entries?domains=01,02&page= (office, 20 a page): exactly what the public will read of these domains, with
 * the numbers to be given. GET /api/publication/changes?domains=&page= → PublicationChanges (50 a page).
 */
export interface PublicationDraft {
  /** e.g. 2020年第2版 */ name: string
  /** to be sent with the publishing, so that only what was looked at is published */ contentHash: string
  total: number
  items: Omit<PublicEntry, 'edition'>[]
}
export interface PublicationChanges {
  counts: ChangeCounts
  total: number
  items: EntryChange[]
}
/** POST /api/editions (office approver) → EditionView: publish the domains that are ready. */
export interface PublishRequest {
  roundCode: string
  domainCodes: string[]
  note: string
  /** YYYY-MM-DD 施行日期, today where left out */ effectiveOn?: string
  /** of the draft that was looked at: 409 `edition.changed` when it is another by now */ contentHash: string
}
/** POST /api/editions/:id/withdrawal (office approver) → EditionView: published in error. */
export interface WithdrawEditionRequest {
  /** `editionsVersion` of the list that was read: the effect of a withdrawal hangs on the others too */ version: number
  explanation: string
  /** its entries must not be read any more (条例第十四至十六条); otherwise they stay readable */ conceal: boolean
  /**
   * with `conceal`: public numbers of the items it is for, all that the edition added or changed where left out. Their words are
   * not read in older editions either and not published again before somebody has changed them.
   */
  items?: string[]
}

/** The ledger's record of a concealed edition: the numbers only, 20 of a unit at most. */
export interface ConcealedOfUnit {
  organisationCode: string
  count: number
  numbers: string[]
}

/** GET /api/public/editions → EditionView[], the newest first */
export interface EditionView {
  id: number
  /** e.g. 2020年第1版 */ name: string
  publishedAt: string
  /** YYYY-MM-DD */ effectiveOn: string
  note: string
  entryCount: number
  contentHash: string
  domains: { code: string; name: string }[]
  withdrawn: { at: string; explanation: string; concealed: boolean } | null
}

/** One entry that differs between two editions. */
export interface EntryChange {
  id: string
  name: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  kind: AmendmentKind
  /** fields of a revised entry, in plain words */ fields: FieldChange[]
  /** why, where it came by 动态调整 */ cause: { trigger: Trigger; reason: string } | null
}
export interface FieldChange {
  field: EntryField
  before: string
  after: string
}
/** GET /api/public/editions/:id/changes?since=&page= → EditionChanges (50 a page); `since` is the edition before, where left out. */
export interface EditionChanges {
  edition: EditionView
  /** null: the first one */ since: EditionView | null
  counts: ChangeCounts
  total: number
  items: EntryChange[]
}
/** GET /api/public/entries/:id/history: the editions that changed an entry, the newest first. */
export interface EntryHistoryItem {
  edition: { id: number; name: string; publishedAt: string; withdrawn: boolean }
  kind: AmendmentKind
  fields: FieldChange[]
  cause: EntryChange['cause']
}
