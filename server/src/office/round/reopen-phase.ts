import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ClosePhaseRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideReopenPhase } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'

/** 重新开放 of a phase that was closed, with a reason. */
@Injectable()
export class ReopenPhase {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
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
      ensure(decideReopenPhase(closed, reason, actor))
      await tx.delete(PhaseClosureEntity, { roundCode: code, phase })
      await tx.update(RoundEntity, { code }, { version: version + 1 })
      await this.ledger.record(tx, actor, { kind: 'round.phase-reopened', detail: { code, phase, reason } })
      return presentRound(tx, code, this.workingDays)
    })
  }
}
