import { cpuSecondsOf, ownThread } from '@gongkai/server/platform/threads/thread-cpu'

/**
 * The load of the thread that serves everybody while something goes on: its turns, the most work (CPU, not the clock, which a busy machine
 * stretches) between two of them, and the growth of the process' memory.
 */
export function watchMainThread() {
  const thread = ownThread() ?? Number.NaN
  const cpu = () => (cpuSecondsOf(thread) ?? Number.NaN) * 1000
  const before = process.memoryUsage().rss
  let going = true
  let turns = 0
  let longestMs = 0
  let peak = before
  const ended = (async () => {
    let last = cpu()
    while (going) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const now = cpu()
      longestMs = Math.max(longestMs, now - last)
      last = now
      turns++
      if (turns % 20 === 0) peak = Math.max(peak, process.memoryUsage().rss)
    }
  })()
  return async () => {
    going = false
    await ended
    return { turns, longestMs, grewMb: (peak - before) / 1024 / 1024 }
  }
}
