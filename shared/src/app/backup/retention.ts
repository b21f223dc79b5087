import { localDateAt } from '../../base/time/local-date.js'

/** Why a copy was made: by the clock, by a person's command, or before an upgrade alters the database. */
export type BackupOccasion = 'hourly' | 'asked' | 'upgrade'

/** A copy as its name tells it. */
export interface Copy {
  name: string
  takenAt: Date
  occasion: BackupOccasion
}

const HOURLY = 24
const DAILY = 30
const UPGRADES = 5

/**
 * The copies that may go: of the hourly ones all but the newest 24 and the last one of each of the newest 30 days (China time), of the
 * copies before upgrades all but the newest 5. A copy that a person asked for is that person's to throw away.
 */
export function expendable(copies: readonly Copy[]): string[] {
  const newestFirst = [...copies].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
  const hourly = newestFirst.filter(({ occasion }) => occasion === 'hourly')
  const days = new Map<string, Copy>()
  for (const copy of hourly) {
    const day = localDateAt(copy.takenAt)
    if (!days.has(day)) days.set(day, copy)
  }
  const kept = new Set([...hourly.slice(0, HOURLY), ...[...days.values()].slice(0, DAILY)])
  const upgrades = newestFirst.filter(({ occasion }) => occasion === 'upgrade')
  return [...hourly.filter((copy) => !kept.has(copy)), ...upgrades.slice(UPGRADES)].map(({ name }) => name)
}
