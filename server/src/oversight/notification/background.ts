import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { DataSource, type EntitySubscriberInterface, type QueryRunner } from 'typeorm'
import { CheckFeedback } from '../../catalogue/feedback/check-feedback.js'
import { EnterDueVersions } from '../../compiling/guideline/enter-due-versions.js'
import { outage } from '../../platform/database/outage.js'
import { DeliverEvents } from '../consequences/deliver-events.js'
import { Remind } from './remind.js'
import { SendMessages } from './send-messages.js'

/** Also picks up what another process left undone. */
const PERIOD_MS = 30_000
const AFTER_FAULT_MS = 2_000
const REMIND_EVERY_MS = 10 * 60_000

/** One kind of work, turn after turn, until stopped: when woken, else after a while. */
class Duty {
  private woken = false
  private stopped = false
  private rouse: () => void = () => {}
  private readonly ended: Promise<void>

  /** @param turn whether all was done that there was */
  constructor(
    private readonly turn: () => Promise<boolean>,
    private readonly logger: Logger,
  ) {
    this.ended = this.work()
  }

  wake(): void {
    this.woken = true
    this.rouse()
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.rouse()
    await this.ended
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      this.woken = false
      const whole = await this.turn().then(
        (all) => {
          outage.worked()
          return all
        },
        (error: unknown) => {
          if (!outage.failed(error)) this.logger.error(error instanceof Error ? error.stack : error)
          return false
        },
      )
      if (!this.woken && !this.stopped) await this.rest(whole ? PERIOD_MS : AFTER_FAULT_MS)
    }
  }

  /** Until woken or `ms` have passed; it keeps no process alive. */
  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref()
      this.rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/**
 * The work after an act is committed: 标准指引 that is due, notices and the reminders of the day. Beside them, the work that waits for another system's answer:
 * messages to be sent, and texts that WeChat has yet to judge. So nobody's inbox waits for a slow WeChat.
 */
@Injectable()
export class Background implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('background')
  private duties: Duty[] = []
  /** woken by an act; it wakes who waits for other systems, who would else look twice */ private home: Duty | null =
    null
  private remindedAt = Number.NEGATIVE_INFINITY
  /** Only signals: the commit waits for each subscriber. */
  private readonly subscriber: EntitySubscriberInterface = {
    afterTransactionCommit: ({ queryRunner }: { queryRunner: QueryRunner }) => {
      if (queryRunner.data.recorded) this.home?.wake()
    },
  }

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DeliverEvents) private readonly deliverEvents: DeliverEvents,
    @Inject(Remind) private readonly remind: Remind,
    @Inject(CheckFeedback) private readonly checkFeedback: CheckFeedback,
    @Inject(SendMessages) private readonly sendMessages: SendMessages,
    @Inject(EnterDueVersions) private readonly enterDueVersions: EnterDueVersions,
  ) {}

  onApplicationBootstrap(): void {
    this.dataSource.subscribers.push(this.subscriber)
    const abroad = new Duty(() => this.reach(), this.logger)
    this.home = new Duty(async () => {
      const whole = await this.follow()
      abroad.wake()
      return whole
    }, this.logger)
    this.duties = [this.home, abroad]
  }

  async onModuleDestroy(): Promise<void> {
    this.deliverEvents.stop()
    await Promise.all(this.duties.map((duty) => duty.stop()))
    const at = this.dataSource.subscribers.indexOf(this.subscriber)
    if (at >= 0) this.dataSource.subscribers.splice(at, 1)
  }

  /** One turn of both. */
  async turn(): Promise<boolean> {
    const whole = await this.follow()
    await this.reach()
    return whole
  }

  private async follow(): Promise<boolean> {
    const whole = await this.deliverEvents.run()
    await this.enterDueVersions.run()
    // A monotonic clock: a demo's may be shifted, a machine's set back.
    if (performance.now() - this.remindedAt >= REMIND_EVERY_MS) {
      await this.remind.run()
      this.remindedAt = performance.now()
    }
    return whole
  }

  private async reach(): Promise<boolean> {
    await this.checkFeedback.run()
    await this.sendMessages.run()
    return true
  }
}
