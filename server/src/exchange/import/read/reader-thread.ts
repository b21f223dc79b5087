import { parentPort } from 'node:worker_threads'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import { Unreadable } from '../../../platform/files/package/unreadable.js'
import type { ThreadSays } from '../../../platform/threads/bounded-task.js'
import { ownThread, stepBack } from '../../../platform/threads/thread-cpu.js'
import { readSource } from './read-source.js'
import type { WorkerAsked, WorkerSays } from './read-tables.js'
import { understandLines } from './understand-lines.js'

/** Lines in one message: taking thousands at once would hold the server up. */
const LINES_AT_ONCE = 50

const say = (says: WorkerSays | ThreadSays) => parentPort?.postMessage(says)
const thread = ownThread()
stepBack()
let waiting: ReadLine[] = []
const sayLines = () => {
  const lines = waiting.splice(0, LINES_AT_ONCE)
  say({ lines, more: waiting.length > 0 })
}

/** One source after the other (read-tables.ts). */
parentPort?.on('message', (asked: WorkerAsked | 'more') => (asked === 'more' ? sayLines() : read(asked)))

async function read({ source, understanding, limits }: WorkerAsked): Promise<void> {
  let told = -1
  const onProgress = (fraction: number) => {
    const progress = Math.min(99, Math.floor(fraction * 100))
    if (progress > told) say({ progress })
    told = Math.max(told, progress)
  }
  say({ thread })
  try {
    const tables = await readSource(source, limits, onProgress, understanding?.kind === 'disclosures')
    if (!understanding) {
      say({ tables })
      say({ lines: [], more: false })
      return
    }
    waiting = understandLines(tables, understanding)
    say({ tables: tables.map((table) => ({ ...table, rows: [], merges: [], lines: [] })) })
    sayLines()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    say({ refusals: error.refusals })
  }
}
