import type { FillingPhase } from '../../base/words/phases.js'

/** A day on which something was handed in, returned or approved. */
export interface ProgressDay {
  /** local date */ date: string
  /** handed in on this day, each time counted */ handedIn: number
  approved: number
  returned: number
  /** assignments that stand handed in or approved at the end of the day */ handedInTotal: number
  /** assignments that stand approved at the end of the day */ approvedTotal: number
}
export interface PhaseStatistics {
  phase: FillingPhase
  assignments: number
  days: ProgressDay[]
  /** how many assignments were returned how often; those never handed in are not counted */ returns: {
    times: number
    assignments: number
  }[]
}
export interface LeadStatistics {
  organisation: { code: string; name: string }
  /** verdicts given, approvals and returns */ verdicts: number
  returned: number
  /** submissions that wait for this lead now */ waiting: number
  /** from the hand-in to this lead's verdict; null while it has given none */ medianHours: number | null
  longestHours: number | null
}

/** GET /api/statistics (the office) → of the newest round */
export interface Statistics {
  round: { code: string; name: string } | null
  phases: PhaseStatistics[]
  leads: LeadStatistics[]
}
