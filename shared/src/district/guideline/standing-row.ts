import type { Level } from '../../base/template/entry-template.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import { isOfLevel } from './levels.js'

/** A phase of a round as rows name it: nobody is asked in it for a row that came into force while it ran. */
export const phaseKey = (roundCode: string, phase: string): string => `${roundCode}/${phase}`

/** A model row as far as it matters who is asked for it. */
export interface StandingRow {
  levels: readonly Level[]
  /** no longer in force (不再适用) */ retired: boolean
  /** the phases that ran when it came into force, or was given to another level */ spared: readonly string[]
}

/**
 * asked: to be adopted or declined in this phase · optional: came into force in the middle of it, asked from the next one on · otherLevel: not
 * this unit's (避免“一刀切”) · retired: no longer in force
 */
export type RowStanding = 'asked' | 'optional' | 'otherLevel' | 'retired'

export function standingOf(row: StandingRow, kind: OrganisationKind, phase: string): RowStanding {
  if (row.retired) return 'retired'
  if (!isOfLevel(row.levels, kind)) return 'otherLevel'
  return row.spared.includes(phase) ? 'optional' : 'asked'
}
