import type { Refusal } from '../../base/refusal.js'
import type { FillingPhase } from '../../base/words/phases.js'

interface Named {
  code: string
  name: string
}

/** GET /api/pilot-domains; GET /api/pilot-domains/:code; answer of its acts. */
export interface PilotDomainView extends Named {
  version: number
  aliases: string[]
  /** one or two, in order */ leads: Named[]
  openRounds: string[]
}

/** PUT /api/pilot-domains/:code; the old name becomes an alias, so that it is still found. */
export interface EditPilotDomainRequest {
  version: number
  name: string
  aliases: string[]
}
/** PUT /api/pilot-domains/:code/leads */
export interface ChangeLeadsRequest {
  version: number
  /** one or two codes of agencies, in order */ leads: string[]
  reason: string
}

/** GET /api/pilot-domains/:code/leads/effect?leads=a,b: the effect of a change of leads in rounds that are not finished. */
export interface LeadsEffect {
  before: Named[]
  after: Named[]
  /** own-level work that goes from an old lead to the new one */ transfers: {
    assignmentId: number
    round: string
    from: Named
    to: Named
  }[]
  /** own-level work the new lead begins */ begins: { round: string; organisation: Named }[]
  /** submissions handed in or approved, and what becomes of the approvals */ submissions: {
    assignmentId: number
    round: string
    phase: FillingPhase
    organisation: Named
    /** names of the leads that approved */ approvedBy: string[]
    outcome: LeadsOutcome
    /** leads that must still approve afterwards */ awaits: string[]
  }[]
  refusals: Refusal[]
}
/** stays approved · waits for the new lead · becomes approved, since all remaining leads have */
export type LeadsOutcome = 'stays' | 'awaits' | 'settles'
