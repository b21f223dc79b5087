import { LEVELS, type Level, labelOf } from '../../base/template/entry-template.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'

/** The 公开层级 that a unit answers for: towns and their villages 乡级, everybody else 区级. */
export const levelOf = (kind: OrganisationKind): Level => (kind === 'town' || kind === 'village' ? 'town' : 'district')

/** Whether a row is of this unit's level; a row that names none is everybody's. */
export const isOfLevel = (levels: readonly Level[], kind: OrganisationKind): boolean =>
  levels.length === 0 || levels.includes(levelOf(kind))

export const levelLabel = (kind: OrganisationKind): string => labelOf(LEVELS, levelOf(kind))
