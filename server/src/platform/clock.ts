import { addDays, daysBetween, type LocalDate, localDateAt } from '@gongkai/shared/base/time/local-date'

/** The only place that reads the time; rules receive `today`. */
export class Clock {
  /** Whole days added to the real time so that a demo can stand on another day (`GONGKAI_TODAY`). */
  private readonly shiftDays: number

  constructor(today?: LocalDate) {
    this.shiftDays = today ? daysBetween(localDateAt(new Date()), today) : 0
  }

  now(): Date {
    return new Date(Date.now() + this.shiftDays * 86_400_000)
  }

  today(): LocalDate {
    return addDays(localDateAt(new Date()), this.shiftDays)
  }
}
