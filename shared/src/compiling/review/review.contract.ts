import type { Can } from '../../base/can.js'
import type { EntryFields } from '../../base/template/entry.js'
import type { EntryField } from '../../base/template/fields.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { MarkedFinding } from '../../district/privacy/privacy.contract.js'
import type { AssignmentSummary } from '../assignment/assignment.contract.js'
import type { RenewalRow } from '../renewal/renewal.contract.js'
import type { Uniformity } from './uniformity.js'

/** GET /api/reviews: the work that waits for the asker's organisation. */
export interface ReviewQueueItem extends AssignmentSummary {
  /** entries this organisation has marked in this revision */ progress: { ok: number; returned: number }
  /** leads that have approved already (会签) */ approvedBy: string[]
  /** the bulk verdict of this organisation that is about to take effect; null where there is none */
  batchId: number | null
}

export type Mark = 'ok' | 'return'
export interface Reason {
  field: EntryField
  text: string
}
/** The reviewing organisation's opinion of one entry; only its own people see it until the submission is returned. */
export interface Verdict {
  mark: Mark
  reasons: Reason[]
  by: string
  at: string
}
/**
 * PUT /api/assignments/:id/verdicts/:entryId → {verdict}, null when `mark` is '' (taken back). `revision` is the one read:
 * 409 `review.revision` when the unit has handed in anew since.
 */
export interface MarkRequest {
  revision: number
  mark: Mark | ''
  reasons: Reason[]
}

export interface ReviewedEntry {
  entryId: number
  verdict: Verdict | null
  /** of the latest revision before this one in which it was marked */ earlier: (Verdict & { revision: number }) | null
  /** not in the revision before; false while there is none */ isNew: boolean
  /** fields that changed since the revision before, with what they held */ before: Partial<EntryFields>
  /** the model row's value where the entry departs from it */ model: Partial<EntryFields>
  /** that model row came with the product and nobody has checked it: 示例·未经核对 */ modelUnchecked: boolean
  /** 年度更新: against what stands published; null in another round */ change: RenewalRow['change'] | null
  /** fields that say something else than what stands, with what that says */ published: Partial<EntryFields>
}
/** GET /api/assignments/:id/review: a reviewer's needs beside the assignment itself. */
export interface ReviewView {
  revision: number
  /** the hand-in compared with; null at the first */ previousRevision: number | null
  entries: ReviewedEntry[]
  /** entries that the revision before held and this one no longer does */ removed: Pick<
    EntryFields,
    'level1' | 'level2' | 'level3'
  >[]
  uniformity: Uniformity
  can: Can<'mark'>
}

export type BatchAct = 'approve' | 'return'
/** POST /api/review-batches → ReviewBatch: one verdict for many, in force after 10 s unless it is taken back. */
export interface ReviewBatchRequest {
  act: BatchAct
  assignments: { assignmentId: number; revision: number }[]
  /** the remark of a return; '' with an approval */ overall: string
}
/** GET /api/review-batches (those of the last minutes), GET /api/review-batches/:id; DELETE /api/review-batches/:id takes it back. */
export interface ReviewBatch {
  id: number
  act: BatchAct
  state: 'waiting' | 'done' | 'cancelled'
  effectiveAt: string
  /** until it takes effect, in ms by the server's clock; 0 once it has */ remainingMs: number
  items: { assignmentId: number; outcome: 'done' | 'refused' | null; reason: string }[]
}

/** GET /api/canned-remarks */
export interface CannedRemarks {
  texts: string[]
  /** moves on with the list */ version: number
}
/** PUT /api/canned-remarks replaces the organisation's list. An empty one brings the usual ones back. */
export type ReplaceCannedRemarksRequest = CannedRemarks

/** GET /api/comparisons/:domainCode (its leads, the office): one domain of the newest round across the units, side by side. */
export interface Comparison {
  domain: { code: string; name: string }
  units: {
    assignmentId: number
    organisation: { code: string; name: string }
    phase: FillingPhase
    state: SubmissionState
    noDutyReason: string
    uniformity: Uniformity
  }[]
  /** the model rows, then rows of the units' own under the same names */
  rows: {
    guidelineItemId: number | null
    name: string
    model: EntryFields | null
    /** the model row came with the product and nobody has checked it: 示例·未经核对 */ unchecked: boolean
    cells: {
      assignmentId: number
      entryId: number
      fields: EntryFields
      departures: EntryField[]
      /** 个人信息 in it, where there is any */ findings?: MarkedFinding[]
    }[]
    declined: { assignmentId: number; reason: string }[]
  }[]
}
