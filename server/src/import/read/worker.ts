import { parentPort } from 'node:worker_threads'
import { readSource } from './read-source.js'
import type { WorkerAsked, WorkerSays } from './read-tables.js'
import { understandLines } from './understand-lines.js'
import { Unreadable } from './unreadable.js'

const say = (says: WorkerSays) => parentPort?.postMessage(says)

/** One source after the other (reader-thread.ts). */
parentPort?.on('message', async ({ source, understanding, limits }: WorkerAsked) => {
  let told = -1
  const onProgress = (fraction: number) => {
    const progress = Math.min(99, Math.floor(fraction * 100))
    if (progress > told) say({ progress })
    told = Math.max(told, progress)
  }
  try {
    const tables = await readSource(source, limits, onProgress)
    if (!understanding) say({ read: { tables, lines: [] } })
    else
      say({
        read: {
          tables: tables.map((table) => ({ ...table, rows: [], merges: [], lines: [] })),
          lines: understandLines(tables, understanding),
        },
      })
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    say({ refusals: error.refusals })
  }
})
