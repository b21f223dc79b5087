import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { SubmissionState } from '../../base/words/submission-states.js'

/**
 * A reason for which a row of a 年度更新 is looked at again: its model row was changed, its basis is no longer in force, feedback on it waits
 * for an answer, its 不予公开 is to be assessed anew.
 */
export type ConcernKind = 'model' | 'law' | 'feedback' | 'reassess'
export interface Concern {
  kind: ConcernKind
  text: string
}

/** A row of a 年度更新 against what stands published, with what concerns it. */
export interface RenewalRow {
  entryId: number
  change: 'same' | 'changed' | 'new'
  /** the unit has said that it is the same */ confirmed: boolean
  /** to be answered before 报送: the same as published, and nobody has said so */ open: boolean
  concerns: Concern[]
}
/** In AssignmentDetail; null in a round that is no 年度更新. */
export interface RenewalOfWork {
  rows: RenewalRow[]
  /** 不予公开: not in the catalogue, looked at again by their date */ withheld: {
    entryId: number
    name: string
    /** YYYY-MM-DD, '' where none was set */ reassessOn: string
    concerns: Concern[]
  }[]
}

/** GET /api/renewals: the own unit's domains in the newest round, if that is a 年度更新. */
export interface RenewalList {
  round: { code: string; name: string } | null
  items: RenewalLine[]
  can: Can<'handIn'>
}
export interface RenewalLine {
  /** of the assignment */ id: number
  version: number
  domain: { code: string; name: string }
  state: SubmissionState
  dueOn: string
  late: boolean
  noDutyReason: string
  rows: number
  /** of them the same as published, and said to be so */ confirmed: number
  /** still to be answered */ open: number
  changed: number
  added: number
  /** items of the unit that stand and have no row (沿用, if nothing is said of them) */ kept: number
  /** model rows neither adopted nor declined */ unanswered: number
  /** rows that lack something */ incomplete: number
  /** rows with something to be looked at, 不予公开 among them */ concerned: number
  /** names of units asked to fill it whose work is not accepted back: a hand-in leaves them behind */ notBack: string[]
}

/** POST /api/assignments/:id/confirmation → AssignmentDetail: 与去年相同, of these rows or of all that are the same as published. */
export interface ConfirmRequest extends VersionRequest {
  entryIds?: number[]
}
/**
 * POST /api/renewals/confirmation → RenewalList: 与去年相同 for whole domains, and 报送 of each; all or none, `at` is
 * `assignments/<index>/…`.
 */
export interface ConfirmDomainsRequest {
  assignments: { id: number; version: number }[]
}
