import type { Refusal } from '../base/refusal.js'
import type { EntryField, EntryFields } from '../entry/entry.js'
import type { FillingPhase } from '../round/round.js'
import type { SubmissionState } from '../submission/submission.js'

/** What the signed-in person may do; an empty list of reasons means yes. */
export type Can<Act extends string> = Record<Act, Refusal[]>

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
  late: boolean
  /** calendar days left; negative when late */ daysLeft: number
  submittedAt: string | null
  /** the first remark of the latest return, '' when none */ remark: string
}

export interface EntrySummary {
  id: number
  version: number
  position: number
  fields: EntryFields
  /** what is still missing for the phase; `at` is the field */ issues: Refusal[]
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
  entries: EntrySummary[]
  remarks: Remark[]
  coSigns: CoSign[]
  history: { at: string; by: string; text: string }[]
  can: Can<'edit' | 'submit' | 'recall' | 'approve' | 'return'>
}

/** GET /api/entries/:id; answer of POST /api/assignments/:id/entries and PUT /api/entries/:id */
export interface EntryDetail extends EntrySummary {
  assignment: AssignmentSummary
  remarks: Remark[]
  can: Can<'edit'>
}

/** PUT /api/entries/:id; `version` is the one read. 409 with code `entry.conflict` carries `current` beside `refusals`. */
export interface SaveEntryRequest {
  version: number
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
/** GET /api/assignments/:id/guideline */
export interface GuidelineItemView {
  id: number
  fields: EntryFields
  adopted: boolean
}

/** POST /api/assignments/:id/return; at least one remark or an overall one */
export interface ReturnRequest {
  overall: string
  remarks: { entryId: number; field: EntryField; text: string }[]
}
