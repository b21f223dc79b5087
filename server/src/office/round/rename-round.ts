import type { RenameRoundRequest, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { decideRenameRound } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, Not } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenRound, loadRound, presentRound } from './round-case.js'

/** 更名 of a round. */
@Injectable()
export class RenameRound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, code: string, { version, ...request }: RenameRoundRequest): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, code, true)
      await ensureSeenRound(tx, round, version)
      const before = round.name
      const name = request.name.trim()
      ensure(decideRenameRound(name, await tx.findBy(RoundEntity, { code: Not(code) }), actor))
      Object.assign(round, { name, version: version + 1 })
      await tx.save(round)
      await this.ledger.record(tx, actor, { kind: 'round.renamed', detail: { code, before, after: name } })
      return presentRound(tx, code, this.workingDays)
    })
  }
}
