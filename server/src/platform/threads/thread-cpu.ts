import { readFileSync, readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { basename } from 'node:path'

/** Linux counts a thread's work in hundredths of a second, on every machine. */
const TICKS = 100
/** Of a thread whose work can wait: the server's requests are served first. */
const WAITS = 5

/** By which number the system knows the thread that asks; null where it does not say (no Linux). */
export function ownThread(): number | null {
  try {
    return Number(basename(readlinkSync('/proc/thread-self')))
  } catch {
    return null
  }
}

/** Seconds of work a thread of this process has done since it began; null where nobody says. */
export function cpuSecondsOf(thread: number): number | null {
  try {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
    // The thread's name stands in brackets and may hold anything; the figures come after it (proc(5): utime and stime).
    const [utime, stime] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
    return (Number(utime) + Number(stime)) / TICKS
  } catch {
    return null
  }
}

/** The thread that asks lets the others go first, where two want the same core. */
export function stepBack(): void {
  const thread = ownThread()
  if (thread === null) return
  try {
    setPriority(thread, WAITS)
  } catch {
    // Not everywhere is that allowed, and it works without.
  }
}
