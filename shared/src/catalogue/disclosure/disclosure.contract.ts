import type { Can } from '../../base/can.js'
import type { Gravity, PersonalKind } from '../../base/privacy/personal-data.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { Channel } from '../../base/template/entry-template.js'
import type { ItemState } from './item-state.js'
import type { LinkResult } from './link-result.js'
import type { OccurrenceState } from './occurrence-state.js'
import type { PastedLine } from './pasted-lines.js'

interface Named {
  code: string
  name: string
}

/** 公开要求 of an item for one subject of its limit ('' = all it holds), in words. */
export interface ExpectationView {
  subject: string
  kind: 'event' | 'periodic' | 'standing' | 'on-request'
  /** e.g. 自批准之日起20日内公开（自然日） */ text: string
  /** the limit lies ahead of an event (会前3日): the form asks the event's day instead of 形成日期 */ ahead: boolean
  /** how long it is shown, in words; '' where nothing is said */ shown: string
  /** no day is named: 条例第二十六条 */ article26: boolean
}

/** An item as lists show it. */
export interface DisclosureItem {
  publicNumber: string
  name: string
  domain: Named
  /** the unit that answers for it now */ unit: Named
  state: ItemState
  /** newest 形成日期, '' where nothing is recorded */ lastFormedOn: string
  channels: Channel[]
  channelOther: string
}

/** A photo (of the notice board) or a file that a 公开记录 carries, cleaned of what it tells beside its content. */
export interface DisclosureFileView {
  /** unguessable; names it in requests and addresses */ id: string
  name: string
  kind: 'photo' | 'file'
  bytes: number
  /** pixels; 0 for a file */ width: number
  height: number
  /** its text cannot be read (a scan, a photo): somebody looks at it, 读不出，请人工核对 */ unread: boolean
}
/**
 * POST /api/disclosure/files?name=公示.jpg → DisclosureFileView, the bytes as application/octet-stream. Photos jpeg, png, webp, heic; files pdf,
 * docx, xlsx; by content, not by name. Kept a day until a 公开记录 names it. GET /api/disclosure/files/:id (`?size=small` of a
 * photo) answers the bytes to the unit, its leads and the office.
 */
export const MOST_FILE_BYTES = 10_485_760
export const MOST_FILES_OF_A_DISCLOSURE = 9
/**
 * Answer 422 to a file with 个人信息: beside `refusals` the findings, each with as much of the sender's own text as POST /api/privacy/answers
 * (place `text`, part `head`) needs to be asked about it. Once all are answered the file is sent again.
 */
export interface FileFinding {
  kind: PersonalKind
  gravity: Gravity
  masked: string
  /** 第2页, 工作表“名单”第14行C列 */ place: string
  head: string
  /** '' where it cannot be answered: it has to be masked in the file */ text: string
  from: number
  to: number
}

/** 公开记录. */
export interface DisclosureView {
  id: number
  channels: Channel[]
  url: string
  publishedOn: string
  /** 公示期, '' where none */ shownUntil: string
  takenDownOn: string
  /** 未满公示期 */ shownTooShort: boolean
  /** 应撤下 */ toTakeDown: boolean
  files: DisclosureFileView[]
  /** who put it up, as it was called then */ publishedBy: Named
  reviewedBy: string
  /** links are checked only where the operator allows it: 未核查 */ link: 'none' | 'unchecked' | LinkResult
  /** the day of that result; left out where there is none */ linkCheckedOn?: string
  recordedBy: string
  recordedAt: string
  /** working days between publishing and recording; the office alone sees it, 0 for others */ recordedLate: number
}

/** 应公开信息 with where it was published. */
export interface OccurrenceView {
  id: number
  /** named by every act upon it or its 公开记录 */ version: number
  publicNumber: string
  itemName: string
  domain: Named
  /** the unit it came into being at, as it was called then */ unit: Named
  subject: string
  title: string
  formedOn: string
  dueOn: string
  /** no day is named in the limit: 条例第二十六条 */ article26: boolean
  /** it hangs on holidays that are not announced yet */ estimated: boolean
  state: OccurrenceState
  /** promised, and not published in yet */ missing: Channel[]
  disclosures: DisclosureView[]
  can: Can<'add' | 'correct'>
}

/**
 * GET /api/disclosure/desk → DisclosureDesk: 工作台 of the signed-in unit (a village reads its town's). `today` is the server's.
 * At most 50 occurrences in each list; the counts are whole.
 */
export interface DisclosureDesk {
  today: string
  /** 本周应公开: open, due by Sunday */ thisWeek: { count: number; items: OccurrenceView[] }
  overdue: { count: number; items: OccurrenceView[] }
  toTakeDown: { count: number; items: OccurrenceView[] }
  /** items by state */ counts: Record<ItemState, number>
  /** the last eight items recorded for: 登记公开 offers them first */ recent: DisclosureItem[]
  /** quarters of which event items have neither a record nor 本期无新增, the newest first: those to be signed */ unsigned: {
    quarter: string
    count: number
  }[]
  /** 登记公开 at all, 确认本期无新增; left out by servers of before */ can?: Can<'record' | 'sign'>
}

/**
 * GET /api/disclosure/items → DisclosureItems, 50 on a page. Everybody's own unit; the office all, leads their domains. `unsigned=2026Q3`:
 * event items without a record and without a signature of that quarter; `corrected=1`: those whose limit the unit has corrected and no lead
 * has looked at yet; `q` finds names, contents and numbers.
 */
export interface DisclosureItemsQuery {
  unit?: string
  domain?: string
  state?: ItemState
  q?: string
  unsigned?: string
  corrected?: '1'
  page?: number
}
export const ITEMS_ON_A_PAGE = 50
export interface DisclosureItems {
  today: string
  total: number
  items: DisclosureItem[]
}

/** GET /api/disclosure/items/:number?page → DisclosureItemPage: occurrences the newest first, 20 on a page. */
export const OCCURRENCES_ON_A_PAGE = 20
export interface DisclosureItemPage {
  today: string
  item: DisclosureItem
  /** 撤销的事项: history only */ withdrawn: boolean
  timeLimit: string
  expectations: ExpectationView[]
  /** version 0: never corrected */ correction: ExpectationCorrection & { version: number }
  total: number
  occurrences: OccurrenceView[]
  /** the newest eight quarters signed 本期无新增 */ nothing: { quarter: string; by: string; at: string }[]
  can: Can<'record' | 'correctExpectation'>
}
export interface ExpectationCorrection {
  /** the wording that counts instead; '' where none does */ limit: string
  reason: string
  by: string
  at: string
  /** who of the lead has seen it; '' for nobody */ seenBy: string
}

/** GET /api/disclosure/matrix → DisclosureMatrix (lead: its domains; office: all). Cells without items are left out. */
export interface DisclosureMatrix {
  today: string
  domains: Named[]
  units: Named[]
  cells: { domain: string; unit: string; counts: Partial<Record<ItemState, number>> }[]
}

/** Place and time of a publication. Dates are YYYY-MM-DD, '' where there is none. */
export interface DisclosureRequest {
  channels: Channel[]
  url: string
  publishedOn: string
  /** '' : the item's 公示期, if it has one */ shownUntil: string
  takenDownOn: string
  /** code of the unit that put it up; '' the signed-in unit */ publishedBy: string
  /** 已经保密审查: by whom (条例第十七条) */ reviewedBy: string
  /** ids of files sent before; left out: none, in a correction those it has */ files?: string[]
}

/**
 * POST /api/disclosure/occurrences → OccurrenceView[]: 登记公开 in one act, for one item or (区局统一公开) for several. `disclosure` null:
 * it came into being and is not published yet. Sent again with the same `intent` (16–64 letters, digits, hyphens) it stores nothing and
 * answers the same.
 *
 * Refusals `disclosure.doubt.*` are questions: sent again with their codes in `confirmed` it is stored.
 */
export interface RecordRequest {
  publicNumbers: string[]
  /** subject of the limit; left out: the first */ subject?: string
  title: string
  formedOn: string
  disclosure: DisclosureRequest | null
  intent: string
  confirmed?: string[]
}
export const MOST_ITEMS_AT_ONCE = 200

/** POST /api/disclosure/proposals → ProposedLines: lines copied from a site; nothing is stored. */
export interface ProposeRequest {
  text: string
}
export interface ProposedLine extends PastedLine {
  /** the best first; empty where nothing is alike */ items: { publicNumber: string; name: string }[]
}
export interface ProposedLines {
  /** at most 200 */ lines: ProposedLine[]
  /** so many more were pasted */ left: number
}
/** POST /api/disclosure/records → RecordedMany: all or none; a refusal's place begins with `records/3/`. */
export interface RecordManyRequest {
  records: RecordRequest[]
}
export interface RecordedMany {
  recorded: OccurrenceView[]
}

/** POST /api/disclosure/occurrences/:id/disclosures → OccurrenceView. */
export interface AddDisclosureRequest extends VersionRequest {
  disclosure: DisclosureRequest
  intent: string
  confirmed?: string[]
}
/** PUT /api/disclosure/occurrences/:id → OccurrenceView. */
export interface CorrectOccurrenceRequest extends VersionRequest {
  title: string
  formedOn: string
  subject?: string
  reason: string
  confirmed?: string[]
}
/** PUT /api/disclosure/occurrences/:id/disclosures/:disclosure → OccurrenceView; also 撤下, by `takenDownOn`. */
export interface CorrectDisclosureRequest extends VersionRequest {
  disclosure: DisclosureRequest
  reason: string
  confirmed?: string[]
}
/** POST /api/disclosure/occurrences/:id/deletion → 204; …/disclosures/:disclosure/deletion → OccurrenceView. */
export interface DeleteFactRequest extends VersionRequest {
  reason: string
}
/** GET /api/disclosure/settings → DisclosureSettings; PUT by the office's administrator. */
export interface DisclosureSettings {
  /** sites that links may lead to, with all under them, e.g. qg.gov.cn; none: all */ hosts: string[]
  /** 0: never set */ version: number
}
export interface SetLinkHostsRequest extends VersionRequest {
  hosts: string[]
}
export const MOST_HOSTS = 20
/** POST /api/disclosure/nothing-arose → { signed }: an approver signs a quarter for many items, all or none; what is signed stays. */
export interface NothingAroseRequest {
  quarter: string
  publicNumbers: string[]
}
export const MOST_SIGNED_AT_ONCE = 2000
/**
 * PUT /api/disclosure/items/:number/expectation → DisclosureItemPage; empty `limit` takes the correction back.
 * POST /api/disclosure/items/:number/expectation/seen (`VersionRequest`) → DisclosureItemPage: a lead has looked at the correction.
 */
export interface CorrectExpectationRequest extends VersionRequest {
  limit: string
  reason: string
}
