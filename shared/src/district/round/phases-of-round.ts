import { FILLING_PHASES, type FillingPhase, type PhaseKind } from '../../base/words/phases.js'
import type { RoundKind } from '../../base/words/round-kinds.js'

const CATALOGUE_ONLY: readonly FillingPhase[] = ['catalogue']
const BOTH: readonly FillingPhase[] = FILLING_PHASES.map(({ code }) => code)

/** The phases that are filled in: a renewal begins with rows that stand published, so it has no 事项清单 to go through first. */
export const phasesOfRound = (kind: RoundKind): readonly FillingPhase[] => (kind === 'renewal' ? CATALOGUE_ONLY : BOTH)

/** Whether a date, a closure or an extension of this phase says anything in such a round. */
export const hasPhase = (kind: RoundKind, phase: PhaseKind): boolean =>
  phase === 'release' || phasesOfRound(kind).includes(phase)
