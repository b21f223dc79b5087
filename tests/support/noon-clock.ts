import { Clock } from '@gongkai/server/platform/clock'
import { type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'

/** The product's clock, but begun at noon of a day in China: whenever the tests run, midnight comes in none of them. */
export class NoonClock extends Clock {
  private readonly ahead: number
  private stopped: Date | null = null

  constructor(today: LocalDate) {
    super(today)
    this.ahead = Date.parse(`${today}T12:00:00+08:00`) - Date.now()
  }

  override now(): Date {
    return this.stopped ?? new Date(Date.now() + this.ahead)
  }

  /** From now on it stands still: for what is counted in minutes, however long the machine takes. */
  stop(): void {
    this.stopped = this.now()
  }

  override today(): LocalDate {
    return localDateAt(this.now())
  }
}
