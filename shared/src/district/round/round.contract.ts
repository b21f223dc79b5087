import type { Refusal } from '../../base/refusal.js'
import type { PackMilestone } from '../../base/region/region-pack.js'
import type { VersionRequest } from '../../base/seen.contract.js'
import type { DomainKind } from '../../base/words/domain-kinds.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { FillingPhase, PhaseKind } from '../../base/words/phases.js'
import type { RoundKind } from '../../base/words/round-kinds.js'

export type Audience = PackMilestone['audience']
export const AUDIENCES = [
  { code: 'towns', label: '镇（街道）→ 牵头单位' },
  { code: 'leads', label: '牵头单位 → 区信息公开办' },
  { code: 'office', label: '区信息公开办' },
] as const satisfies readonly { code: Audience; label: string }[]

/** An oddity of a date; it is said, the date never moved. */
export interface DateNote {
  date: string
  text: string
}

export interface RoundSummary {
  code: string
  name: string
  kind: RoundKind
  year: number
  milestones: PackMilestone[]
  assignmentCount: number
  /** domains whose catalogue the office has accepted */ finishedDomains: number
  domainCount: number
  closedPhases: FillingPhase[]
}

/** GET /api/rounds, the newest first. */
export interface RoundList {
  items: RoundSummary[]
  /** the sources that a new round may be made from */ sources: { key: string; name: string; kind: RoundKind }[]
  /** what is offered first: 年度更新 wherever an edition stands */ offered: RoundKind
}

/**
 * GET /api/rounds/proposal?source=&year=&kind=: a former plan with its dates moved to the year; nothing is stored. Without a kind:
 * 编制. A 年度更新 has no dates of the 事项清单.
 */
export interface RoundProposal {
  name: string
  kind: RoundKind
  year: number
  milestones: PackMilestone[]
  notes: DateNote[]
  /** how many assignments it will make with all domains and units */ assignments: number
  /** what it may be made of, all of it unless something is left out; in the order of the list */ domains: DomainToTake[]
  units: UnitToTake[]
  /** rounds that are not finished and will no longer stand on the 工作台 */ unfinished: {
    name: string
    domains: number
  }[]
}
export interface DomainToTake {
  code: string
  name: string
  kind: DomainKind
  /** always part of it */ leadCodes: string[]
  /** the units that fill it beside them */ unitCodes: string[]
}
export interface UnitToTake {
  code: string
  name: string
  kind: OrganisationKind
}
/** POST /api/rounds → RoundDetail; its assignments are made at once. */
export interface CreateRoundRequest {
  name: string
  year: number
  milestones: PackMilestone[]
  /** left out: 编制 */ kind?: RoundKind
  /** left out: all in use */ domainCodes?: string[]
  /** the units beside the leads; left out: all that fill */ unitCodes?: string[]
}

/** GET /api/rounds/:code/scope: the domains and units of a running round, and those that may join it. */
export interface RoundScope {
  domains: (DomainToTake & {
    /** units that have work in it, the leads among them; empty where the round does not have it */ inRound: string[]
    /** the phase that its work stands in */ phase: FillingPhase
    /** why nobody can join it, '' where units can */ closed: string
  })[]
  /** every agency and town in use */ units: UnitToTake[]
}
/**
 * POST /api/rounds/:code/joining → RoundDetail. A domain that the round does not have comes in with its leads and with the units named,
 * without names with all that fill it; in one that it has, the units named begin.
 */
export interface JoinRoundRequest extends VersionRequest {
  domainCodes: string[]
  unitCodes?: string[]
  /** dates of their own; where there is none the round's counts, unless it has passed */ milestones: {
    phase: FillingPhase
    audience: 'towns' | 'leads'
    date: string
  }[]
  reason: string
}
/** GET /api/rounds/:code/deletion */
export interface DeleteRoundEffect {
  assignments: number
  /** rows that were filled in or changed, and would be lost */ rows: number
  /** units that have filled in something, and are told */ begun: string[]
  refusals: Refusal[]
}
/** POST /api/rounds/:code/deletion → RoundList */
export interface DeleteRoundRequest extends VersionRequest {
  reason: string
}

/** GET /api/rounds/:code; answer of its acts. */
export interface RoundDetail extends RoundSummary {
  version: number
  notes: DateNote[]
  closures: { phase: FillingPhase; by: string; at: string }[]
  extensions: ExtensionView[]
  /** units that may be granted an extension */ units: { code: string; name: string; kind: OrganisationKind }[]
  /** that it has */ domains: { code: string; name: string }[]
}

/** PUT /api/rounds/:code */
export interface RenameRoundRequest {
  version: number
  name: string
}
/** PUT /api/rounds/:code/milestones */
export interface MoveMilestoneRequest {
  version: number
  phase: PhaseKind
  audience: Audience
  date: string
  reason: string
}
/** GET /api/rounds/:code/effect?phase=&audience=&date= */
export interface MilestoneEffect {
  before: string
  after: string
  /** units whose work of this phase hangs on the date; empty for the office's own dates */ units: {
    code: string
    name: string
    /** assignments in this phase */ assignments: number
    /** not yet handed in */ open: number
    becomesLate: number
    noLongerLate: number
    /** an extension of its own reaches beyond the new date */ extendedTo: string | null
  }[]
  notes: DateNote[]
  refusals: Refusal[]
}

/** POST /api/rounds/:code/phases/:phase/closure and /reopening */
export interface ClosePhaseRequest {
  version: number
  reason: string
}
/** GET /api/rounds/:code/phases/:phase: the work that closing leaves open. */
export interface PhaseStanding {
  phase: FillingPhase
  /** assignments of the phase that are not handed in */ open: number
  waiting: number
  approved: number
}

export interface ExtensionView {
  id: number
  phase: FillingPhase
  organisation: { code: string; name: string }
  /** null: in all domains */ domain: { code: string; name: string } | null
  dueOn: string
  reason: string
  by: string
  at: string
  withdrawn: boolean
  /** no later date but the one of its own of a unit that joined the running round */ joined: boolean
}
/** POST /api/rounds/:code/extensions → RoundDetail */
export interface GrantExtensionRequest extends VersionRequest {
  phase: FillingPhase
  organisationCode: string
  domainCode: string | null
  dueOn: string
  reason: string
}
/** POST /api/extensions/:id/withdrawal → RoundDetail; the version is the round's. */
export interface WithdrawExtensionRequest extends VersionRequest {
  reason: string
}

/** GET /api/calendar?year= */
export interface CalendarYear {
  year: number
  /** of all that the office entered, whatever the year */ version: number
  /** the built-in calendar has this year's holidays */ known: boolean
  /** the office's own entries */ days: { date: string; working: boolean; note: string }[]
  /** days that differ from Monday to Friday, after the office's entries */ exceptions: {
    date: string
    working: boolean
  }[]
  warning: string
}
/** PUT /api/calendar: from `from` to `to`, at most 31 days → CalendarYear. DELETE /api/calendar/:date?version= → CalendarYear */
export interface SetCalendarDaysRequest extends VersionRequest {
  from: string
  to: string
  working: boolean
  note: string
}
