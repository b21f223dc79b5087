import { Inject, Injectable } from '@nestjs/common'
import { DataSource, LessThanOrEqual } from 'typeorm'
import { PersonEntity } from '../../district/account/person.entity.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import { CannotArrive, MESSAGE_CHANNELS, type MessageChannel } from './message-channel.js'
import { MessageEntity, NoticeEntity } from './notice.entity.js'

const MINUTE_MS = 60_000
/** After so long a sender is given up for dead and its message sent by another. */
const PATIENCE_MS = 5 * MINUTE_MS
const RETRY_MINUTES = [1, 5, 30, 120, 720]
const AT_ONCE = 100
const MOST_FAILED_IN_A_ROW = 5

/** The parts of messages: the people and the notices. */
interface Parts {
  people: ReadonlyMap<number, PersonEntity>
  notices: ReadonlyMap<number, NoticeEntity>
}

/** Sends what waits in the outbox, each message by one process; a failed one is tried again, ever more rarely, then given up. */
@Injectable()
export class SendMessages {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(MESSAGE_CHANNELS) private readonly channels: readonly MessageChannel[],
  ) {}

  async run(): Promise<void> {
    const tx = this.dataSource.manager
    // Messages written for a channel that is gone go nowhere any more.
    const channel = In(this.channels.map(({ name }) => name))
    for (;;) {
      const dueAt = LessThanOrEqual(this.clock.now())
      const due = await tx.find(MessageEntity, {
        where: [
          { state: 'waiting', dueAt, channel },
          { state: 'sending', dueAt, channel },
        ],
        order: { id: 'ASC' },
        take: AT_ONCE,
      })
      const parts = await this.partsOf(due)
      let failedInARow = 0
      for (const message of due) {
        if (!(await this.claim(message))) continue
        failedInARow = (await this.send(message, parts)) ? 0 : failedInARow + 1
        // Nobody is there to answer: the rest waits for the next turn instead of waiting one by one.
        if (failedInARow === MOST_FAILED_IN_A_ROW) return
      }
      if (due.length < AT_ONCE) return
    }
  }

  /** Read once for them all. */
  private async partsOf(messages: readonly MessageEntity[]): Promise<Parts> {
    if (messages.length === 0) return { people: new Map(), notices: new Map() }
    const tx = this.dataSource.manager
    const [people, notices] = await Promise.all([
      tx.findBy(PersonEntity, { id: In(messages.map(({ personId }) => personId)) }),
      tx.findBy(NoticeEntity, { id: In(messages.map(({ noticeId }) => noticeId)) }),
    ])
    return {
      people: new Map(people.map((person) => [person.id, person])),
      notices: new Map(notices.map((notice) => [notice.id, notice])),
    }
  }

  /** false when another process was quicker. */
  private async claim({ id, state, attempts }: MessageEntity): Promise<boolean> {
    const dueAt = new Date(this.clock.now().getTime() + PATIENCE_MS)
    const { affected } = await this.dataSource.manager.update(
      MessageEntity,
      { id, state, attempts },
      { state: 'sending', attempts: attempts + 1, dueAt },
    )
    return affected === 1
  }

  /** Whether the channel took it, or at least answered. */
  private async send(
    { id, channel, personId, noticeId, attempts }: MessageEntity,
    { people, notices }: Parts,
  ): Promise<boolean> {
    const tx = this.dataSource.manager
    const by = this.channels.find(({ name }) => name === channel)
    const person = people.get(personId)
    const notice = notices.get(noticeId)
    try {
      if (!by || !person || !notice) throw new Error(`no ${by ? 'receiver' : 'channel'}`)
      await by.send(id, person, notice)
    } catch (error) {
      const wait = error instanceof CannotArrive ? undefined : RETRY_MINUTES[attempts]
      const now = this.clock.now().getTime()
      await tx.update(
        MessageEntity,
        { id },
        {
          state: wait === undefined ? 'failed' : 'waiting',
          dueAt: new Date(now + (wait ?? 0) * MINUTE_MS),
          error: String(error instanceof Error ? error.message : error).slice(0, 200),
        },
      )
      return error instanceof CannotArrive
    }
    await tx.update(MessageEntity, { id }, { state: 'sent', sentAt: this.clock.now(), error: '' })
    return true
  }
}
