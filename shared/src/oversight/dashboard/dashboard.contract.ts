import type { FillingPhase } from '../../base/words/phases.js'
import type { SubmissionState } from '../../base/words/submission-states.js'

/** How one assignment stands, in one word and one sign. */
export const STANDINGS = [
  { code: 'approved', label: '已通过', sign: '✓' },
  { code: 'submitted', label: '待审核', sign: '→' },
  { code: 'draft', label: '填报中', sign: '…' },
  { code: 'returned', label: '已退回', sign: '!' },
  { code: 'empty', label: '未开始', sign: '–' },
] as const
/** The submission's state, a draft without any entry told apart. */
export type Standing = SubmissionState | 'empty'

export interface MatrixCell {
  assignmentId: number
  standing: Standing
  /** by the first hand-in */ late: boolean
  /** YYYY-MM-DD of the first hand-in, null before it */ firstSentOn: string | null
  phase: FillingPhase
  revision: number
  entryCount: number
  /** 无此职责: the reason given, '' when the unit has the duty */ noDutyReason: string
}

/** GET /api/desk (office): the figures of its 工作台, none of which needs an entry to be read. */
export interface OfficeDesk {
  round: { code: string; name: string } | null
  /** of the newest round; `waiting` for the office to accept or return them */
  reports: { total: number; waiting: { id: number; domain: { code: string; name: string } }[] }
  /** `ready`: the domains that the next edition could settle with something new to the public */ publication: {
    domains: number
    ready: number
  }
}

/** GET /api/matrix (the office: everything; a lead: its domains): 试点领域 × 单位 in the newest round. */
export interface Matrix {
  round: { code: string; name: string } | null
  domains: { code: string; name: string }[]
  /** `cells` stand in the order of `domains`; null where the unit has no part in the domain */
  rows: { code: string; name: string; cells: (MatrixCell | null)[] }[]
}
