import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ClosePhaseRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideClosePhase } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'

/** 关闭阶段: nothing is handed in any more; submissions handed in before go on. */
@Injectable()
export class ClosePhase {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(
    actor: SignedIn,
    code: string,
    phase: FillingPhase,
    { version, reason }: ClosePhaseRequest,
  ): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, code, true)
      await ensureSeenRound(tx, round, version)
      const closed = await tx.existsBy(PhaseClosureEntity, { roundCode: code, phase })
      ensure(decideClosePhase(closed, reason, actor))
      await tx.insert(PhaseClosureEntity, {
        roundCode: code,
        phase,
        closedBy: `${actor.organisationName} ${actor.name}`,
        closedAt: this.clock.now(),
      })
      await tx.update(RoundEntity, { code }, { version: version + 1 })
      await this.ledger.record(tx, actor, { kind: 'round.phase-closed', detail: { code, phase, reason } })
      return presentRound(tx, code, this.workingDays)
    })
  }
}
