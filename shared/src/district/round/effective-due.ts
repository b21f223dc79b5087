import type { PackMilestone } from '../../base/region/region-pack.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { PhaseKind } from '../../base/words/phases.js'

/** The facts of a 延期 that count; a withdrawn one is not handed to the rule. */
export interface ExtensionFacts {
  phase: PhaseKind
  organisationCode: string
  /** null: in all domains */ domainCode: string | null
  dueOn: LocalDate
}

/**
 * The date that counts for one unit in one domain: the round's, or the latest extension that lies beyond it. An extension
 * never shortens, so that a round's date moved later is not undone by one granted before.
 * @returns '' where the round names no date: then nothing is due
 */
export function effectiveDue(
  round: { milestones: readonly PackMilestone[] },
  phase: PhaseKind,
  kind: OrganisationKind,
  organisationCode: string,
  domainCode: string,
  extensions: readonly ExtensionFacts[],
): LocalDate {
  const audience = kind === 'agency' ? 'leads' : kind === 'office' ? 'office' : 'towns'
  const due =
    round.milestones.find((milestone) => milestone.phase === phase && milestone.audience === audience)?.date ?? ''
  if (!due) return ''
  const later = extensions
    .filter((extension) => extension.phase === phase && extension.organisationCode === organisationCode)
    .filter((candidate) => candidate.domainCode === null || candidate.domainCode === domainCode)
    .map(({ dueOn }) => dueOn)
  return [due, ...later].sort().pop() ?? due
}
