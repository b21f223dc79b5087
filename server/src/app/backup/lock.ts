import { open, readFile, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { BackupUnderWay } from './snapshot.js'

const BEAT_MS = 20_000
/** A holder on another machine that has not been heard of for so long is dead. */
const DEAD_MS = 5 * 60_000
/** The locks of this very process. In a container its process number may be that of the process that died. */
const own = new Set<string>()

/**
 * Holds a folder of copies for one that is being made, also against other processes. A process that dies leaves the lock to the next one.
 * @returns the function that gives it back
 * @throws BackupUnderWay
 */
export async function holdLock(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, '.lock')
  for (let attempt = 0; ; attempt++) {
    try {
      const file = await open(path, 'wx', 0o600)
      await file.writeFile(`${hostname()} ${process.pid}`)
      await file.close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (attempt > 0 || !(await isDead(path))) throw new BackupUnderWay()
      await rm(path, { force: true })
    }
  }
  own.add(path)
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => {})
  }, BEAT_MS).unref()
  return async () => {
    clearInterval(beat)
    own.delete(path)
    await rm(path, { force: true })
  }
}

async function isDead(path: string): Promise<boolean> {
  try {
    const [host, pid] = (await readFile(path, 'utf8')).split(' ')
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > DEAD_MS) return true
    if (host !== hostname() || !pid) return false
    if (Number(pid) === process.pid) return !own.has(path)
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    // ESRCH: no such process; ENOENT: given back just now.
    return ['ESRCH', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}
