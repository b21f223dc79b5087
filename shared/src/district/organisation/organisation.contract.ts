import type { Can } from '../../base/can.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'

export const ORGANISATION_KINDS = [
  { code: 'office', label: '信息公开办' },
  { code: 'agency', label: '区直部门' },
  { code: 'town', label: '镇（街道、园区）' },
  { code: 'village', label: '村（社区）' },
] as const satisfies readonly { code: OrganisationKind; label: string }[]

export interface OrganisationSummary {
  code: string
  name: string
  kind: OrganisationKind
  /** code of the unit above, null at the top */ parent: string | null
  /** takes part in rounds (落实单位) */ fills: boolean
  active: boolean
  mergedInto: { code: string; name: string } | null
  formerNames: string[]
  accountCount: number
}

/** GET /api/organisations: all units, a village after its town. */
export interface OrganisationList {
  items: OrganisationSummary[]
}

/** GET /api/organisations/:code, and the answer of every act upon a unit but its deletion (204). */
export interface OrganisationDetail extends Omit<OrganisationSummary, 'formerNames'> {
  version: number
  formerNames: { name: string /** local date */; until: string }[]
  parentUnit: { code: string; name: string } | null
  villages: { code: string; name: string; active: boolean }[]
  accounts: { id: number; account: string; name: string; active: boolean }[]
  leads: { code: string; name: string }[]
  /** units that were merged into this one */ absorbed: { code: string; name: string }[]
  /** work of rounds that are not finished */ openAssignments: number
  can: Can<'edit' | 'merge' | 'deactivate' | 'reactivate' | 'delete'>
}

/** POST /api/organisations; without a code the system gives one. The office itself exists once and is not created. */
export interface CreateOrganisationRequest {
  kind: OrganisationKind
  name: string
  code?: string
  /** a village's town */ parent?: string
  /** towns: takes part in rounds */ fills: boolean
}
/** PUT /api/organisations/:code; the old name is kept with its date. `fills` counts for towns. */
export interface EditOrganisationRequest {
  version: number
  name: string
  fills: boolean
}
/** GET /api/organisations/:code/merge?into=… shows it first; POST /api/organisations/:code/merge does it. */
export interface MergeRequest {
  version: number
  into: string
  reason: string
}
export interface MergeEffect {
  from: { code: string; name: string }
  into: { code: string; name: string }
  /** open work that goes over */ assignments: { id: number; domain: string; round: string }[]
  /** finished work that stays under the old name */ finishedAssignments: number
  accounts: number
  villages: { code: string; name: string }[]
  /** further work that goes over */ open: OpenWorkCount
  /** its items in the catalogue, which stay public under their numbers and are the heir's from then on */ published: number
  refusals: Can<'merge'>['merge']
}
/** The counts of a unit's open work besides its assignments. */
export interface OpenWorkCount {
  /** 群众反馈 not answered */ feedback: number
  /** 动态调整 not published */ amendments: number
  /** tables not taken over yet */ imports: number
  /** its own laws and matters */ laws: number
  matters: number
  extensions: number
}
/** GET /api/organisations/:code/deactivation?feedbackTo=… says before what stays without anybody; POST does it. */
export interface DeactivationEffect {
  /** open work, which stays and is reported with a reason */ assignments: {
    id: number
    domain: string
    round: string
  }[]
  accounts: number
  open: OpenWorkCount
  /** its items in the catalogue, which stay public as they are */ published: number
  refusals: Can<'deactivate'>['deactivate']
}
export interface DeactivateRequest extends ReasonRequest {
  /** the unit that answers its open 群众反馈 from now on; demanded if there are any */ feedbackTo?: string
}
/** POST /api/organisations/:code/deactivation and /reactivation */
export interface ReasonRequest {
  version: number
  reason: string
}
