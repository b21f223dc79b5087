import type { Can } from '../../base/can.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'
import type { FindingCounts } from '../../district/privacy/privacy.contract.js'

export const REPORT_STATES = [
  { code: 'preparing', label: '汇总中' },
  { code: 'reported', label: '已上报' },
  { code: 'accepted', label: '已接收' },
  { code: 'returned', label: '已退回' },
] as const
export type ReportState = (typeof REPORT_STATES)[number]['code']

/** One line of 梳理（编制）与送审情况, written by the system. */
export interface SituationRow {
  assignmentId: number
  organisation: { code: string; name: string }
  state: SubmissionState
  /** the hand-in by which lateness is judged; null before it */ firstSubmittedAt: string | null
  /** when hand-ins were returned, in order */ returnedAt: string[]
  /** the last hand-in; null before it and while it is recalled */ submittedAt: string | null
  /** by the first hand-in */ late: boolean
  revisions: number
  entryCount: number
  /** reason when reported without approval (逾期未报); or a unit's declaration: 无此职责 */ exception: string
  /** GET /api/reports/:id: 个人信息 in its approved rows, where there is any */ findings?: FindingCounts
}

/** GET /api/reports (a lead: its domains; the office: all), GET /api/reports/:id */
export interface ReportView {
  id: number
  /** moves on with what is done to the report and with the standing of what it covers */ version: number
  round: { code: string; name: string }
  phase: FillingPhase
  domain: { code: string; name: string }
  state: ReportState
  dueOn: string
  leads: { organisation: { code: string; name: string }; signed: boolean }[]
  situation: SituationRow[]
  remark: string
  can: Can<'sign' | 'recall' | 'accept' | 'return'>
}

/** POST /api/reports/:id/sign: the lead reports; of two leads the second co-signs, then it is reported. */
export interface SignReportRequest extends VersionRequest {
  exceptions: { assignmentId: number; reason: string }[]
}
/**
 * POST /api/reports/:id/return: reopens the named assignments. POST …/accept, and …/recall (a lead takes its signature back, the
 * other lead's goes with it), name the version only.
 */
export interface ReturnReportRequest extends VersionRequest {
  assignmentIds: number[]
  remark: string
}
