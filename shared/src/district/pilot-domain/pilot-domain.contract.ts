import type { Refusal } from '../../base/refusal.js'
import type { DomainKind } from '../../base/words/domain-kinds.js'
import type { FillingPhase } from '../../base/words/phases.js'

interface Named {
  code: string
  name: string
}

/** The ministry's 标准指引 that a domain follows, as free text; '' where none is named. */
export interface DomainGuideline {
  title: string
  number: string
}

/** GET /api/pilot-domains, in the order of the list; GET /api/pilot-domains/:code; answer of its acts. */
export interface PilotDomainView extends Named {
  version: number
  aliases: string[]
  kind: DomainKind
  /** key of the drawing that stands for it; '': found by its name */ sign: string
  /** one or two, in order */ leads: Named[]
  /** the units that fill it beside the leads; null: all towns */ fillers: Named[] | null
  guideline: DomainGuideline
  /** 停用: not in new rounds; null while it is in use */ retired: { on: string; reason: string } | null
  openRounds: string[]
}

/** The facts of a domain beside its name. Left out: 试点领域, its sign by its name, all towns, no guideline named; in an edit: as it is. */
interface DomainFacts {
  kind?: DomainKind
  sign?: string
  /** codes of towns and agencies; null: all towns */ fillers?: string[] | null
  guideline?: DomainGuideline
}
/** POST /api/pilot-domains; the code is given by the server. */
export interface AddPilotDomainRequest extends DomainFacts {
  name: string
  aliases?: string[]
  /** one or two codes of agencies, in order */ leads: string[]
}
/** PUT /api/pilot-domains/:code; the old name becomes an alias, so that it is still found. */
export interface EditPilotDomainRequest extends DomainFacts {
  version: number
  name: string
  aliases: string[]
}
/** PUT /api/pilot-domains → PilotDomainView[]: every domain once, in the order wanted, each in the version read. */
export interface OrderPilotDomainsRequest {
  domains: { code: string; version: number }[]
}
/** GET /api/pilot-domains/:code/retirement: what the public goes on reading, and the work that goes on, if it is put out of use. */
export interface RetireEffect {
  /** items that stay published until an edition withdraws them; so many are named */ published: {
    total: number
    edition: string
    items: { id: string; name: string; organisation: string }[]
  }
  /** rounds that go on with it, and how many works in them are not approved */ openRounds: {
    name: string
    open: number
  }[]
  refusals: Refusal[]
}
/** POST /api/pilot-domains/:code/retirement and /reinstatement */
export interface RetirePilotDomainRequest {
  version: number
  reason: string
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
