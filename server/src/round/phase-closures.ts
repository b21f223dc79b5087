import type { Refusal } from '@gongkai/shared/base/refusal'
import type { FillingPhase } from '@gongkai/shared/round/round'
import { phaseClosed } from '@gongkai/shared/round/round-policy'
import type { EntityManager } from 'typeorm'
import { PhaseClosureEntity } from './round.entity.js'

/** Why nothing is handed in any more: empty while the phase is open. Whoever takes a hand-in adds it to its refusals. */
export async function closedRefusals(tx: EntityManager, roundCode: string, phase: FillingPhase): Promise<Refusal[]> {
  return (await tx.existsBy(PhaseClosureEntity, { roundCode, phase })) ? [phaseClosed(phase)] : []
}
