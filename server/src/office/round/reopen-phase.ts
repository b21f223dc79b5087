import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { ClosePhaseRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideReopenPhase } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { PhaseClosureEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { turnPhase } from './turn-phase.js'

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
    const { dataSource, workingDays } = this
    return turnPhase(
      { dataSource, workingDays },
      { code, phase, version },
      {
        decide: (closed) => decideReopenPhase(closed, reason, actor),
        write: async (tx) => {
          await tx.delete(PhaseClosureEntity, { roundCode: code, phase })
          await this.ledger.record(tx, actor, { kind: 'round.phase-reopened', detail: { code, phase, reason } })
        },
      },
    )
  }
}
