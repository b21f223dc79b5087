import type { Can } from '../../base/can.js'
import type { Refusal } from '../../base/refusal.js'
import type { RevisionRequest, VersionRequest } from '../../base/seen.contract.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { Channel } from '../../base/template/entry-template.js'
import type { EntryField } from '../../base/template/fields.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { RowStanding } from '../../district/guideline/standing-row.js'
import type { MarkedFinding } from '../../district/privacy/privacy.contract.js'
import type { RenewalOfWork } from '../renewal/renewal.contract.js'

/** GET /api/assignments: one card of the 工作台; also one card of GET /api/reviews. */
export interface AssignmentSummary {
  id: number
  round: { code: string; name: string }
  phase: FillingPhase
  domain: { code: string; name: string }
  organisation: { code: string; name: string }
  state: SubmissionState
  revision: number
  entryCount: number
  /** entries that still lack something for the phase */ incompleteCount: number
  /** YYYY-MM-DD; ends at 24:00 China time */ dueOn: string
  /** by the first hand-in: a return makes nobody late */ late: boolean
  /** calendar days left; negative when the date has passed */ daysLeft: number
  /** working days left by the State Council's calendar; negative when the date has passed */ workingDaysLeft: number
  /** they hang on holidays that are not announced yet */ workingDaysEstimated: boolean
  /** why the unit has no such duty in the whole domain (本镇无此职责), '' when it has */ noDutyReason: string
  /** the assignment of the town or lead that asked this unit; null for work of one's own */ parentId: number | null
  /** hand-ins of units asked that wait for the unit's verdict */ villagesWaiting: number
  /** model rows of the 标准指引: how many are adopted or declined, of how many */ coverage: {
    answered: number
    total: number
  }
  /** the last hand-in; null before it and while it is recalled */ submittedAt: string | null
  /** the hand-in by which lateness is judged; null before it */ firstSubmittedAt: string | null
  /** the first remark of the latest return, '' when none */ remark: string
}

export interface EntrySummary {
  id: number
  version: number
  position: number
  fields: EntryFields
  /** still missing for the phase; `at` is the field */ issues: Refusal[]
  /** doubts that do not keep it from being handed in (draft-issues); `at` is the field */ warnings: Refusal[]
  /** the model row it came from; null for a row of one's own */ guidelineItemId: number | null
  /** fields that depart from that model row */ departures: EntryField[]
  /** the village or department that filled it; null for the unit's own */ origin: { code: string; name: string } | null
  item: ItemOfRow
  /** 个人信息 in it, where there is any */ findings?: MarkedFinding[]
}

/** The published item that a row goes on with, under the same number. */
export interface ItemOfRow {
  /** null: a new item */ continues: PublishedItem | null
  /** it might be one of these, which no row goes on with: to be asked until the unit has answered */ alike: PublishedItem[]
  /** against what stands published */ change: 'same' | 'changed' | 'new'
  /** 年度更新: the unit has said that it is the same */ confirmed: boolean
  /** fields that a 动态调整 has amended since, and that say a third thing here: to be answered before 报送 */
  asked: AskedField[]
}
export interface PublishedItem {
  /** its public number */ id: string
  name: string
}
/** A field amended meanwhile; `field` null: the item was withdrawn, and the row has gone on changing it. */
export interface AskedField {
  field: EntryField | null
  /** the item as it was amended; null where it was withdrawn */ amended: EntryFields | null
}

export interface Remark {
  entryId: number | null
  field: EntryField | null
  text: string
  revision: number
  by: string
  at: string
}

export interface CoSign {
  organisation: { code: string; name: string }
  approved: boolean
}

/** GET /api/assignments/:id */
export interface AssignmentDetail extends AssignmentSummary {
  /** moves on with whatever is done to the assignment and its entries */ version: number
  entries: EntrySummary[]
  remarks: Remark[]
  coSigns: CoSign[]
  history: { at: string; by: string; text: string }[]
  /** every hand-in of this phase, the newest first; its remarks are those of `remarks` with the same revision */
  revisions: { revision: number; submittedAt: string; by: string; entryCount: number }[]
  /** whom the unit may ask to fill for it; null: nobody */
  asks: Asks | null
  /** the units it may ask (a town’s villages, for a lead other departments), with the state of what they were asked for */
  villages: VillageWork[]
  /** entries of the same unit and domain in the round before, to copy from */
  lastRound: { name: string; entryCount: number } | null
  published: PublishedOfUnit
  renewal: RenewalOfWork | null
  can: Can<'edit' | 'submit' | 'recall' | 'approve' | 'return' | 'delegate'>
}

/** The unit's items of the domain that the public reads now and that no row goes on with. */
export interface PublishedOfUnit {
  /** the edition they are read in; '' where nothing stands */ edition: string
  /** nobody has said anything of them: they stay published as they are (沿用) */ kept: PublishedItem[]
  /** 取消 with its reason; they are withdrawn with the next edition */ cancelled: CancelledItem[]
}
export interface CancelledItem extends PublishedItem {
  reason: string
  /** the row it went into */ intoEntryId: number | null
}

/** A town asks its villages, the lead of a domain other departments (医保局, 公安分局 …): their rows become its own. */
export type Asks = 'villages' | 'departments'

/** The work that a unit was asked for; `assignmentId` is null where nothing is delegated to it. */
export interface VillageWork {
  organisation: { code: string; name: string }
  assignmentId: number | null
  state: SubmissionState | null
  entryCount: number
}

/** GET /api/entries/:id; answer of POST /api/assignments/:id/entries, PUT /api/entries/:id and POST /api/entries/:id/duplicate */
export interface EntryDetail extends EntrySummary {
  assignment: AssignmentSummary
  against: EntryAgainst
  remarks: Remark[]
  can: Can<'edit'>
}

/** The facts that an entry is held against while it is typed (`CrossContext`). */
export interface EntryAgainst {
  /** YYYY-MM-DD, by the server's clock */ today: string
  /** null where an older server does not say */ unitKind: OrganisationKind | null
  /** the model row that it was adopted from, as the unit would adopt it now */ model: EntryFields | null
}

/** POST /api/assignments/:id/entries; fields not given start empty. The same `saveId` again adds nothing more. */
export interface AddEntryRequest {
  fields?: Partial<EntryFields>
  saveId?: string
}
/**
 * PUT /api/entries/:id; `version` is the one read. 409 with code `entry.conflict` carries `current` beside `refusals`.
 * `saveId` names this save: sent again (the answer was lost on the way) it is not stored twice and is no conflict.
 */
export interface SaveEntryRequest {
  version: number
  saveId?: string
  fields: EntryFields
}
export interface SaveEntryConflict {
  refusals: Refusal[]
  current: EntrySummary
}

/** POST /api/assignments/:id/adoptions: adopt model rows by their id. */
export interface AdoptRequest {
  guidelineItemIds: number[]
}
/** GET /api/assignments/:id/guideline?levels=: the rows of the unit's own level; all: also those of the other one, which nobody is asked here. */
export interface GuidelineQuery {
  levels?: 'own' | 'all'
}
/** Answer of GET /api/assignments/:id/guideline */
export interface GuidelineItemView {
  id: number
  fields: EntryFields
  adopted: boolean
  /** why 无此职责; '' when it is not declined */ declinedReason: string
  standing: RowStanding
  /** came with the product and nobody has checked it: 示例·未经核对 */ unchecked: boolean
}
/**
 * POST /api/assignments/:id/declines → AssignmentDetail; DELETE /api/assignments/:id/declines/:guidelineItemId?version= takes one
 * back.
 */
export interface DeclineRequest extends VersionRequest {
  items: { guidelineItemId: number; reason: string }[]
}
/** PUT /api/assignments/:id/no-duty → AssignmentDetail; an empty reason takes it back. */
export interface NoDutyRequest extends VersionRequest {
  reason: string
}
/** PUT /api/assignments/:id/delegation (the approver of a town or lead) → AssignmentDetail: the units that fill this domain for it. */
export interface DelegationRequest extends VersionRequest {
  /** villages of the town, or departments that a lead asks */ villageCodes: string[]
}
/**
 * POST /api/entries/deletion → AssignmentDetail: entries of one assignment, each in the version read; all or none. A row that goes on
 * with a published item needs the reason: the public can read it once the item is withdrawn.
 */
export interface DeleteEntriesRequest {
  entries: { id: number; version: number }[]
  reason?: string
  /** the row of the same work that they went into */ intoEntryId?: number
}
/**
 * PUT /api/entries/:id/item → EntryDetail: the published item that the row goes on with; null: none of those asked, it is a new one.
 */
export interface ConnectItemRequest extends VersionRequest {
  continues: string | null
}
/** PUT /api/entries/:id/amended → EntryDetail: the answer to a field asked (`ItemOfRow.asked`). */
export interface AnswerAmendedRequest extends VersionRequest {
  field: EntryField | null
  take: 'amendment' | 'row'
}
/**
 * POST /api/assignments/:id/cancellations → AssignmentDetail: published items of the unit without a row;
 * DELETE /api/assignments/:id/cancellations/:number?version= takes one back.
 */
export interface CancelItemsRequest extends VersionRequest {
  numbers: string[]
  reason: string
  intoEntryId?: number
}
/** POST /api/entries/restoration → AssignmentDetail: entries of one assignment. */
export interface EntryIdsRequest {
  entryIds: number[]
}
/** PUT /api/assignments/:id/order → AssignmentDetail: every entry once, in the order wanted. */
export interface OrderRequest extends EntryIdsRequest, VersionRequest {}
/** PUT /api/assignments/:id/batch → AssignmentDetail: the given values are set on all the entries named. */
export interface BatchRequest extends OrderRequest {
  timeLimit?: string
  channels?: Channel[]
  channelOther?: string
}

/**
 * POST /api/assignments/:id/return; at least one remark or an overall one. Like POST …/approval and …/recall it names the revision
 * that was read, POST …/submission the version.
 */
export interface ReturnRequest extends RevisionRequest {
  overall: string
  remarks: { entryId: number; field: EntryField; text: string }[]
}
