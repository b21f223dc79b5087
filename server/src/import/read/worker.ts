import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingLimits } from './limits.js'
import { readSource } from './read-source.js'
import type { Source, WorkerSays } from './read-tables.js'
import { Unreadable } from './unreadable.js'

const { source, limits } = workerData as { source: Source; limits: ReadingLimits }
const say = (says: WorkerSays) => parentPort?.postMessage(says)

let told = -1
const onProgress = (fraction: number) => {
  const progress = Math.min(99, Math.floor(fraction * 100))
  if (progress > told) say({ progress })
  told = Math.max(told, progress)
}

readSource(source, limits, onProgress).then(
  (tables) => say({ tables }),
  (error: unknown) => {
    if (!(error instanceof Unreadable)) throw error
    say({ refusals: error.refusals })
  },
)
