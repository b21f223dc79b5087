import type { LocalDate } from '../../base/time/local-date.js'
import type { LawStatus } from './law.contract.js'

/** The times of force that a law is known by; a date that nobody knows is null. */
export interface LawTimes {
  /** ended, though nobody knows when */ repealed: boolean
  /** first day in force */ effectiveFrom: LocalDate | null
  /** first day no longer in force */ endedOn: LocalDate | null
}

/** 效力 of a law on a day. An unknown beginning counts as long ago, an unknown end as long past. */
export function lawStatusOn({ repealed, effectiveFrom, endedOn }: LawTimes, day: LocalDate): LawStatus {
  if (endedOn === null ? repealed : endedOn <= day) return 'repealed'
  return effectiveFrom !== null && effectiveFrom > day ? 'upcoming' : 'effective'
}
