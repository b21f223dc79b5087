import type { PackMilestone } from '../../base/region/region-pack.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { PhaseKind } from '../../base/words/phases.js'
import type { Audience } from './round.contract.js'

/** The facts of a 延期 that count; a withdrawn one is not handed to the rule. */
export interface ExtensionFacts {
  phase: PhaseKind
  organisationCode: string
  /** null: in all domains */ domainCode: string | null
  dueOn: LocalDate
  /** its own date, since it joined the running round: it stands in for the round's */ joined?: boolean
}

/** For whom a date counts: an agency that does not lead the domain hands in to its lead, as a town does. */
export function audienceOf(kind: OrganisationKind, leads: boolean): Audience {
  if (kind === 'office') return 'office'
  return kind === 'agency' && leads ? 'leads' : 'towns'
}

/**
 * The date that counts for one unit in one domain: the round's (of who joined later, its own), or the latest extension that lies beyond
 * it. An extension never shortens, so that a round's date moved later is not undone by one granted before.
 * @returns '' where the round names no date: then nothing is due
 */
export function effectiveDue(
  round: { milestones: readonly PackMilestone[] },
  phase: PhaseKind,
  audience: Audience,
  organisationCode: string,
  domainCode: string,
  extensions: readonly ExtensionFacts[],
): LocalDate {
  const own = extensions
    .filter((extension) => extension.phase === phase && extension.organisationCode === organisationCode)
    .filter((candidate) => candidate.domainCode === null || candidate.domainCode === domainCode)
  const joined = own.filter((extension) => extension.joined).map(({ dueOn }) => dueOn)
  const due =
    joined.sort().pop() ??
    round.milestones.find((milestone) => milestone.phase === phase && milestone.audience === audience)?.date ??
    ''
  if (!due) return ''
  const later = own.filter((extension) => !extension.joined).map(({ dueOn }) => dueOn)
  return [due, ...later].sort().pop() ?? due
}
