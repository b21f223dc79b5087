import { localTimeAt } from '@gongkai/shared/base/time/local-date'
import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import type { Clock } from '../../platform/clock.js'
import { outage } from '../../platform/database/outage.js'
import { versionOf } from '../../platform/seen/acts-upon.js'
import type { ScanPersonalData } from './scan-personal-data.js'

const LOOK_EVERY_MS = 60_000
/** Residents and staff sleep: what stands is looked through from then on. */
const FROM = '02:00'
/** Acts that change what stands, after which it is looked through at once. */
const MOVING = ['edition.published', 'edition.withdrawn', 'takedown.*']

/**
 * Has what stands looked through each night, when a release begins, and after each edition; by one of all server processes, since each
 * occasion is written once.
 */
export class NightlyScan {
  private readonly logger = new Logger('personal-scan')
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | null = null

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly scan: ScanPersonalData,
    private readonly release: string,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref()
    this.wake()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    this.scan.stop()
    await this.running
  }

  private wake(): void {
    this.running ??= this.turn()
      .catch((error: unknown) => {
        if (!outage.failed(error)) this.logger.error(error instanceof Error ? error.stack : error)
      })
      .finally(() => {
        this.running = null
      })
  }

  /** Every occasion that is due; one that was is not made again. */
  async turn(): Promise<void> {
    const due = [`release/${this.release}`]
    if (localTimeAt(this.clock.now()) >= FROM) due.push(this.clock.today())
    const acts = await versionOf(this.dataSource.manager, { kinds: MOVING })
    if (acts > 0) due.push(`acts/${acts}`)
    await this.scan.run(...due)
  }
}
