import type { Decision } from '@gongkai/shared/base/refusal'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { phaseFaults } from '@gongkai/shared/office/round/round-policy'
import type { DataSource, EntityManager } from 'typeorm'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import type { WorkingDays } from '../../district/round/working-days.service.js'
import { act } from '../../platform/database/act.js'
import { ensure } from '../../platform/http/refused.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'

/** One of 关闭 and 重新开放: what allows it of a phase that is closed or not, and what it writes. */
interface Turn {
  decide: (closed: boolean) => Decision
  write: (tx: EntityManager) => Promise<void>
}

/** A phase is closed or opened upon the version of its round that the office saw. */
export function turnPhase(
  services: { dataSource: DataSource; workingDays: WorkingDays },
  { code, phase, version }: { code: string; phase: FillingPhase; version: number },
  { decide, write }: Turn,
): Promise<RoundDetail> {
  return act(services.dataSource, async (tx) => {
    const round = await loadRound(tx, code, true)
    await ensureSeenRound(tx, round, version)
    ensure(phaseFaults(round.kind, phase))
    ensure(decide(await tx.existsBy(PhaseClosureEntity, { roundCode: code, phase })))
    await tx.update(RoundEntity, { code }, { version: version + 1 })
    await write(tx)
    return presentRound(tx, code, services.workingDays)
  })
}
