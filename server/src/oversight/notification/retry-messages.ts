import type { RetryMessagesRequest } from '@gongkai/shared/oversight/notification/notification.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { MessageEntity } from './notice.entity.js'

/** 重发 of messages that were given up, as if they were new; those that are on their way already are left alone. */
@Injectable()
export class RetryMessages {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  run(actor: SignedIn, { ids }: RetryMessagesRequest): Promise<void> {
    ensureAdministrator(actor)
    return act(this.dataSource, async (tx) => {
      const { affected } = await tx.update(
        MessageEntity,
        { id: In(ids), state: 'failed' },
        { state: 'waiting', attempts: 0, dueAt: this.clock.now() },
      )
      if (affected) await this.ledger.record(tx, actor, { kind: 'message.retried', detail: { messageIds: ids } })
    })
  }
}
