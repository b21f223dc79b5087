import { type Refusal, refuse } from '../../base/refusal.js'
import { labelOf } from '../../base/template/entry-template.js'
import { type FillingPhase, PHASES } from '../../base/words/phases.js'

/** For a unit that hands in: a closed phase takes nothing more. */
export function phaseClosed(phase: FillingPhase): Refusal {
  const text = `${labelOf(PHASES, phase)}阶段已由区信息公开办关闭，不能再报送；如需补报请联系区信息公开办`
  return refuse('round.phase-closed', 'submission', text)
}
