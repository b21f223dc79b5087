import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupOccasion, type Copy, expendable } from '@gongkai/shared/app/backup/retention'

export const UNFINISHED = '.unfinished-'
const NAME = /^gongkai-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hourly|asked|upgrade)$/

/** A copy's folder, e.g. gongkai-20261128T063000000Z-hourly. */
export const nameOf = (takenAt: Date, occasion: BackupOccasion) =>
  `gongkai-${takenAt.toISOString().replaceAll(/[-:.]/g, '')}-${occasion}`

/** The whole copies in a folder; anything else in it is left alone. */
export async function copiesIn(folder: string): Promise<Copy[]> {
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => {
    const [, year, month, day, hour, minute, second, ms, occasion] = NAME.exec(name) ?? []
    if (!year) return []
    const takenAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
    return [{ name, takenAt, occasion: occasion as BackupOccasion }]
  })
}

/** How old the newest copy is; null while there is none. */
export async function newestAgeMs(folder: string, now: Date): Promise<number | null> {
  const times = (await copiesIn(folder)).map(({ takenAt }) => takenAt.getTime())
  return times.length === 0 ? null : now.getTime() - Math.max(...times)
}

/** Takes away the copies that need not be kept. */
export async function thinOut(folder: string): Promise<void> {
  for (const name of expendable(await copiesIn(folder))) await rm(join(folder, name), { recursive: true, force: true })
}
