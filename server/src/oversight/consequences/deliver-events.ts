import type { EventKind } from '@gongkai/shared/base/ledger/event'
import { Inject, Injectable, Logger } from '@nestjs/common'
import { DataSource, IsNull, MoreThan } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { isAway } from '../../platform/database/outage.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { PostNotices } from '../notification/post-notices.js'
import { consequences } from './consequences.js'
import { loadEventCase } from './event-case.js'

const AT_ONCE = 200

/**
 * Draws the consequences of events for which nobody has drawn them yet. A flag on each event and not a cursor: ids are given before the
 * commit, so that a smaller one may appear later. The flag and the notices are one transaction: a process that dies before its commit
 * leaves the event to the next one.
 */
@Injectable()
export class DeliverEvents {
  private readonly logger = new Logger('ledger')
  private stopped = false

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(PostNotices) private readonly postNotices: PostNotices,
  ) {}

  /** Leaves the rest to the next start: under writes there are ever new events. */
  stop(): void {
    this.stopped = true
  }

  /** Answers whether all went through; an event that failed is tried again the next time and keeps nobody else waiting. */
  async run(): Promise<boolean> {
    let whole = true
    for (let last = 0; ; ) {
      const owed = await this.dataSource.manager.find(EventEntity, {
        select: { id: true },
        where: { deliveredAt: IsNull(), id: MoreThan(last) },
        order: { id: 'ASC' },
        take: AT_ONCE,
      })
      for (const { id } of owed) {
        if (this.stopped) return false
        whole = (await this.deliver(id)) && whole
      }
      const newest = owed.at(-1)
      if (!newest) return whole
      last = newest.id
    }
  }

  private async deliver(id: number): Promise<boolean> {
    try {
      await act(this.dataSource, async (tx) => {
        // First of all, so that of two processes one waits here and then finds nothing to do.
        const { affected } = await tx.update(
          EventEntity,
          { id, deliveredAt: IsNull() },
          { deliveredAt: this.clock.now() },
        )
        if (affected !== 1) return
        const event = await tx.findOneByOrFail(EventEntity, { id })
        const consequence = consequences[event.kind as EventKind]
        if (consequence) await this.postNotices.run(tx, consequence(await loadEventCase(tx, event)))
      })
      return true
    } catch (error) {
      if (isAway(error)) throw error
      this.logger.warn(`event ${id} is not delivered yet: ${error instanceof Error ? error.message : error}`)
      return false
    }
  }
}
