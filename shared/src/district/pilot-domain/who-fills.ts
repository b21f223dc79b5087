import type { OrganisationKind } from '../../base/words/organisation-kinds.js'

export interface Filler {
  code: string
  kind: OrganisationKind
  fills: boolean
  active: boolean
}

/** The facts of a domain that say who fills it. */
export interface Filled {
  leadCodes: readonly string[]
  /** chosen units; null: all towns that take part */ fillerCodes: readonly string[] | null
}

/** The units that fill a domain beside its leads, in the order of `units`: those chosen, else every active town that takes part. */
export function fillersOf({ leadCodes, fillerCodes }: Filled, units: readonly Filler[]): string[] {
  return units
    .filter(({ code, kind, fills, active }) => {
      if (!active || leadCodes.includes(code)) return false
      return fillerCodes ? fillerCodes.includes(code) : kind === 'town' && fills
    })
    .map(({ code }) => code)
}

/** Everybody who fills a domain: its leads for the own level, in their order, then the units; each of them once. */
export const whoFills = (domain: Filled, units: readonly Filler[]): string[] => [
  ...domain.leadCodes,
  ...fillersOf(domain, units),
]
