import type { RoundDetail, WithdrawExtensionRequest } from '@gongkai/shared/round/round.contract'
import { decideWithdrawExtension } from '@gongkai/shared/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../assignment/act.js'
import { Clock } from '../platform/clock.js'
import { rowLock } from '../platform/database/row-lock.js'
import type { SignedIn } from '../platform/http/actor.js'
import { ensure, notFound } from '../platform/http/refused.js'
import { Ledger } from '../platform/ledger/ledger.js'
import { presentRound } from '../round/round-case.js'
import { WorkingDays } from '../round/working-days.service.js'
import { ExtensionEntity } from './extension.entity.js'

/** 收回延期: the round's date counts again; that it was granted stays readable. */
@Injectable()
export class WithdrawExtension {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(WorkingDays) private readonly workingDays: WorkingDays,
  ) {}

  run(actor: SignedIn, id: number, { reason }: WithdrawExtensionRequest): Promise<RoundDetail> {
    return act(this.dataSource, async (tx) => {
      const extension = await tx.findOne(ExtensionEntity, { where: { id }, ...rowLock(tx) })
      if (!extension) throw notFound('次延期')
      ensure(decideWithdrawExtension(extension.withdrawnAt !== null, reason, actor))
      extension.withdrawnAt = this.clock.now()
      await tx.save(extension)
      const { roundCode, phase, organisationCode, domainCode, dueOn } = extension
      await this.ledger.record(tx, actor, {
        kind: 'extension.withdrawn',
        detail: { id, roundCode, phase, organisationCode, domainCode, dueOn, reason: reason.trim() },
      })
      return presentRound(tx, roundCode, this.workingDays)
    })
  }
}
