import type { RoundDetail, WithdrawExtensionRequest } from '@gongkai/shared/district/round/round.contract'
import { decideWithdrawExtension } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { WorkingDays } from '../../district/round/working-days.service.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ensureSeenRound, loadRound, presentRound } from '../round/round-case.js'

/** 收回延期: the round's date counts again; that it was granted stays readable. */
@Injectable()
export class WithdrawExtension {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, id: number, { version, reason }: WithdrawExtensionRequest): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      const found = await tx.findOneBy(ExtensionEntity, { id })
      if (!found) throw notFound('次延期')
      const round = await loadRound(tx, found.roundCode, true)
      await ensureSeenRound(tx, round, version)
      const extension = await tx.findOneOrFail(ExtensionEntity, { where: { id }, ...rowLock(tx) })
      ensure(
        decideWithdrawExtension({ withdrawn: extension.withdrawnAt !== null, joined: extension.joined }, reason, actor),
      )
      extension.withdrawnAt = this.clock.now()
      await tx.save(extension)
      await tx.update(RoundEntity, { code: round.code }, { version: round.version + 1 })
      const { roundCode, phase, organisationCode, domainCode, dueOn } = extension
      await this.ledger.record(tx, actor, {
        kind: 'extension.withdrawn',
        place: { unitCode: organisationCode, domainCode },
        detail: { id, roundCode, phase, organisationCode, domainCode, dueOn, reason: reason.trim() },
      })
      return presentRound(tx, roundCode, this.workingDays)
    })
  }
}
