import type { TemplateFields } from '../template/entry.js'
import type { OrganisationKind } from '../words/organisation-kinds.js'
import type { PhaseKind } from '../words/phases.js'
import type { SiteFooter } from './region-facts.js'

/** A unit of the pack; `parent` is the code of the unit above (a village's town). */
export interface PackOrganisation {
  code: string
  name: string
  kind: OrganisationKind
  parent?: string
  /** false for a unit the notice addresses but does not list as 落实单位 (石化工业园区) */
  fills?: boolean
  /** names under which a database may know it */ formerNames?: string[]
  /** true: the pack gives it no code of its own; it is known by its name, and a new one gets the next free code */ unnumbered?: boolean
}

/** 附件1: one 试点领域 and its 牵头单位 in the notice's order (codes of organisations). */
export interface PackDomain {
  code: string
  name: string
  aliases: string[]
  leads: string[]
}

/** A model row; `subjects` is left to the unit that adopts it. */
export type PackGuidelineItem = Omit<TemplateFields, 'subjects' | 'channelOther'> & { channelOther?: string }

export interface PackMilestone {
  phase: PhaseKind
  audience: 'towns' | 'leads' | 'office'
  /** local date, ends at 24:00 China time */ date: string
  title: string
}

export interface PackRound {
  code: string
  name: string
  year: number
  milestones: PackMilestone[]
}

/** Everything particular to one district, as data. A second district needs only another pack. */
export interface RegionPack {
  code: string
  name: string
  shortName: string
  /** address of the district's government site */ officialSite?: string
  footer?: SiteFooter
  organisations: PackOrganisation[]
  domains: PackDomain[]
  rounds: PackRound[]
  /** by domain code */ guidelines: Record<string, PackGuidelineItem[]>
}
