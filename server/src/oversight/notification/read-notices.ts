import type { ReadNoticesRequest, UnreadCount } from '@gongkai/shared/oversight/notification/notification.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { boundList } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'
import { noticesOf, unreadOf } from './list-notices.query.js'
import { NoticeReadEntity } from './notice.entity.js'

const ROWS_AT_ONCE = 300

/** 已读, one's own only; no act of the workflow, so the ledger is silent about it. */
@Injectable()
export class ReadNotices {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, { ids = [], all = false }: ReadNoticesRequest): Promise<UnreadCount> {
    return act(this.dataSource, async (tx) => {
      const named = [...new Set(ids)]
      const own = named.length
        ? await noticesOf(tx, actor)
            .andWhere('n.id IN (:ids)', { ids: boundList(named) })
            .getCount()
        : 0
      if (own < named.length) throw notFound('条通知')
      const unread = all
        ? unreadOf(tx, actor)
        : unreadOf(tx, actor).andWhere('n.id IN (:ids)', { ids: boundList(named) })
      const rows = (await unread.select('n.id').getMany()).map(({ id: noticeId }) => ({
        noticeId,
        personId: actor.personId,
        readAt: this.clock.now(),
      }))
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        // A second tap is no fault.
        await tx
          .createQueryBuilder()
          .insert()
          .into(NoticeReadEntity)
          .values(rows.slice(start, start + ROWS_AT_ONCE))
          .orIgnore()
          .execute()
      }
      return { unread: await unreadOf(tx, actor).getCount() }
    })
  }
}
