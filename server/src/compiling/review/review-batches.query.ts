import type { ReviewBatch } from '@gongkai/shared/compiling/review/review.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, MoreThan } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { presentBatch } from './present-batch.js'
import { ReviewBatchEntity } from './review-batch.entity.js'

/** How long the outcome of a bulk verdict stays in sight. */
const RECENT_MS = 10 * 60_000

/** Bulk verdicts of one's own organisation. */
@Injectable()
export class ReviewBatchesQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async recent({ organisationCode }: SignedIn): Promise<ReviewBatch[]> {
    const tx = this.dataSource.manager
    const now = this.clock.now()
    const since = new Date(now.getTime() - RECENT_MS)
    const batches = await tx.find(ReviewBatchEntity, {
      where: { organisationCode, effectiveAt: MoreThan(since) },
      order: { id: 'DESC' },
      take: 10,
    })
    return Promise.all(batches.map((batch) => presentBatch(tx, batch, now)))
  }

  async one({ organisationCode }: SignedIn, id: number): Promise<ReviewBatch> {
    const tx = this.dataSource.manager
    const batch = await tx.findOneBy(ReviewBatchEntity, { id, organisationCode })
    if (!batch) throw notFound('次批量审核')
    return presentBatch(tx, batch, this.clock.now())
  }
}
