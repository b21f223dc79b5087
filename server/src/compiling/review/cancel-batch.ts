import { refuse } from '@gongkai/shared/base/refusal'
import type { ReviewBatch } from '@gongkai/shared/compiling/review/review.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, notFound } from '../../platform/http/refused.js'
import { presentBatch } from './present-batch.js'
import { ReviewBatchEntity } from './review-batch.entity.js'

/** 撤销批量审核 before it takes effect; anybody of the organisation may. */
@Injectable()
export class CancelBatch {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run({ organisationCode }: SignedIn, id: number): Promise<ReviewBatch> {
    return act(this.dataSource, async (tx) => {
      const batch = await tx.findOne(ReviewBatchEntity, { where: { id, organisationCode }, ...rowLock(tx) })
      if (!batch) throw notFound('次批量审核')
      const now = this.clock.now()
      if (batch.state === 'done' || (batch.state === 'waiting' && batch.effectiveAt <= now))
        ensure([refuse('review.batch-done', 'batch', '已经生效，不能撤销')])
      batch.state = 'cancelled'
      return presentBatch(tx, await tx.save(batch), now)
    })
  }
}
