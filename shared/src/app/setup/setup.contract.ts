import type { RegionFacts } from '../../base/region/region-facts.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'

/** The steps of a set-up, in their order. */
export const SETUP_STEPS = [
  { code: 'region', label: '区县' },
  { code: 'towns', label: '镇村' },
  { code: 'agencies', label: '部门' },
  { code: 'domains', label: '领域' },
  { code: 'site', label: '网站' },
  { code: 'round', label: '轮次' },
  { code: 'accounts', label: '账号' },
] as const
export type SetupStep = (typeof SETUP_STEPS)[number]['code']

interface Named {
  code: string
  name: string
}

/** GET /api/setup: how far the district is set up. Nothing is kept of the set-up itself: each step tells by what stands. */
export interface SetupStanding {
  region: RegionFacts & { /** 0 while nobody has chosen the district */ version: number }
  office: Named
  towns: (Named & { fills: boolean; villages: number })[]
  agencies: Named[]
  domains: (Named & { leads: string[] /** how many model rows it has */; models: number })[]
  /** whether there is any */ round: boolean
  /** units that fill or lead and that nobody can sign in for */ withoutAccount: (Named & { kind: OrganisationKind })[]
  /** 保密审查 is signed by another person than the publisher: the office has two approvers */ secondApprover: boolean
  steps: { code: SetupStep; done: boolean /** what stands, or what is missing, in a sentence */; text: string }[]
  /** units have accounts and a round runs: nothing is left on the check list but what may be left */ done: boolean
}

/** GET /api/setup/divisions?parent=350505: the divisions below one; towns come with their villages, '' has the provinces. */
export interface DivisionList {
  items: Division[]
}
export interface Division extends Named {
  children?: Named[]
}

/** PUT /api/setup/region; the first names version 0. */
export interface SetRegionRequest extends RegionFacts {
  version: number
}

/** POST /api/setup/organisations: units that stand already, by code or by name, are left as they are. Answered by SetupStanding. */
export interface AddUnitsRequest {
  /** the office's own name */ office?: string
  units: AddedUnit[]
}
export interface AddedUnit {
  kind: Exclude<OrganisationKind, 'office'>
  name: string
  /** its national division code; without one it gets the next free code */ code?: string
  /** a village's town */ parent?: string
  /** of a town: whether it takes part in rounds, as it does unless it says no */ fills?: boolean
}

/** POST /api/setup/pilot-domains: domains that stand already are left as they are. Answered by SetupStanding. */
export interface AddDomainsRequest {
  domains: AddedDomain[]
  /** takes the shipped model rows, 示例·未经核对, where a domain has none */ models: boolean
}
export interface AddedDomain {
  /** of the state's list; without one it gets the next free code */ code?: string
  name: string
  /** codes of agencies, one or two, in order */ leads: string[]
}
