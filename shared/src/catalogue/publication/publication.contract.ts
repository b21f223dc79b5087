import type { VersionRequest } from '../../base/seen.contract.js'
import type { EntryField } from '../../base/template/fields.js'
import type { AmendmentKind } from '../../base/words/amendment-kinds.js'
import type { PublicEntry } from '../../district/edition/public-entry.js'
import type { FindingCounts, MarkedFinding } from '../../district/privacy/privacy.contract.js'
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
  /** 紧急下线: items that are down and stay down with it; left out by servers of before */ down?: DownEntry[]
  /** finalised 动态调整 against which the round says otherwise */ amended: MetAmendment[]
  /** items of units that did not hand in, which stay as they are (沿用) */ kept: number
  /** rows that might be a published item, and their units have not said so */ unanswered: number
  /** rows whose fields do not fit together, 100 at most; hints: the office may publish all the same */ doubted: DoubtedRow[]
  doubtedCount: number
  /** 个人信息 in what would become public; left out by servers of before it was looked for */ personal?: FindingCounts
  /** rows with findings that nobody has answered, 100 at most: the edition is refused with them */ personalRows?: PersonalRow[]
}
/** A row with 个人信息 in it, or with what may be. */
export interface PersonalRow {
  /** null: an item of which no row is compiled; a 动态调整 changes it */ entryId: number | null
  /** its public number */ id: string
  name: string
  organisation: { code: string; name: string }
  findings: MarkedFinding[]
}
export interface DoubtedRow {
  /** null: what a 动态调整 adds and has no row */ entryId: number | null
  name: string
  organisation: { code: string; name: string }
  texts: string[]
}
/** An entry whose words an edition was concealed for. */
export interface LeftOutEntry {
  /** its public number */ id: string
  entryId: number
  name: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
}
/** An item that is down (紧急下线) and does not come back with the edition. */
export interface DownEntry extends LeftOutEntry {
  takedownId: number
  /** its words are those that were taken down */ same: boolean
  /** what is still to be mended, in sentences */ texts: string[]
}
/** A finalised 动态调整 and a round that decided otherwise about the same item: the later decision counts. */
export interface MetAmendment {
  amendmentId: number
  kind: AmendmentKind
  /** amendment: the edition has what was finalised; round: the amendment ends with the edition, and its unit is told */
  later: 'amendment' | 'round'
  /** null for what was to be added and has no number yet */ publicNumber: string | null
  name: string
  organisation: { code: string; name: string }
  /** in a sentence */ text: string
  /** differences, in plain words */ fields: { field: EntryField; round: string; amended: string }[]
}

/** GET /api/publication/units?domain= (office): what the next edition does to each unit's items of a domain. */
export interface PublicationUnits {
  domain: { code: string; name: string }
  /** moves on with whatever the edition takes of the domain; named by the choice */ version: number
  units: PublicationUnit[]
  /** all that residents lose, of every unit */ withdrawn: WithdrawnItem[]
  /** rows that might be a published item (`ItemOfRow.alike`), 100 at most */ unanswered: UnansweredRow[]
}
export interface PublicationUnit {
  code: string
  name: string
  /** why its work is not in the edition; '' where it is */ missing: string
  same: number
  added: number
  revised: number
  /** 沿用 */ kept: number
  withdrawn: number
  /** the office's choice of 撤销 for a unit whose work is missing; '' where its items are kept */ withdrawReason: string
}
export interface WithdrawnItem {
  id: string
  name: string
  organisation: { code: string; name: string }
  reason: string
  /** the number of the item that took its place */ successor: string | null
}
export interface UnansweredRow {
  entryId: number
  name: string
  organisation: { code: string; name: string }
  alike: { id: string; name: string }[]
}
/**
 * PUT /api/publication/withdrawals (office approver) → PublicationUnits: the items of a unit whose work is missing are withdrawn for a
 * reason, or kept, where it is ''.
 */
export interface ChooseWithdrawalRequest extends VersionRequest {
  roundCode: string
  domainCode: string
  organisationCode: string
  reason: string
}
/** GET /api/publication/items?domain=&unit=&kind=&page= (office, 50 a page): the items behind the counts of a unit. */
export interface PublicationItems {
  total: number
  items: PublicationItem[]
}
export interface PublicationItem extends EntryChangeBase {
  kind: AmendmentKind | 'same' | 'keep'
  fields: FieldChange[]
  reason: string
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
/**
 * GET /api/publication/law-doubts?domains=&effectiveOn=&page= (office, 50 a page): items whose 公开依据 are not in force on the 施行日期, today
 * where left out. They are told and keep nobody from publishing.
 */
export interface LawDoubts {
  /** of items */ total: number
  items: LawDoubtOfItem[]
}
export interface LawDoubtOfItem extends EntryChangeBase {
  /** a sentence for each 公开依据 */ texts: string[]
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

interface EntryChangeBase {
  id: string
  name: string
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
}
/** One entry that differs between two editions. */
export interface EntryChange extends EntryChangeBase {
  kind: AmendmentKind
  /** fields of a revised entry, in plain words */ fields: FieldChange[]
  /** why, where it came by 动态调整 */ cause: { trigger: Trigger; reason: string } | null
  /** why it was withdrawn, whoever decided it; '' for other kinds, and in editions of before it was asked */ reason: string
  /** the item that took the place of a withdrawn one */ successor: string | null
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
  reason: string
  successor: string | null
}

/** GET /api/editions/:id/losses (office): the effect of taking an edition back (撤回); all empty where nothing is read in it. */
export interface EditionLosses {
  /** the domains that are read in it, and the edition that they would be read in then; null: nothing of it would be public */
  domains: { code: string; name: string; readIn: string | null }[]
  /** items that would not be read any more */ unread: LostItems
  /** items that would be read in older words */ older: LostItems
  /** items that it had withdrawn and that would be read again */ back: LostItems
}
/** The first 100 are named. */
interface LostItems {
  total: number
  items: EntryChangeBase[]
}
