import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { Refused } from '../../../platform/http/refused.js'
import { SpareThread } from '../../../platform/threads/spare-thread.js'
import { cpuSecondsOf } from '../../../platform/threads/thread-cpu.js'
import { READING_LIMITS, type ReadingLimits } from './limits.js'
import type { Understanding } from './understand-lines.js'

/** So often the reader's work is looked at. */
const LOOK_MS = 500

const readers = new SpareThread(import.meta.url, 'reader-thread')

/** A source that somebody brought: a file by its bytes, or pasted text (its HTML too, where the clipboard had it). */
export type Source = { name: string; bytes: Uint8Array } | { text: string; html?: string }

/** A source that was read, and understood where that was asked for. */
export interface ReadSource {
  tables: SourceTable[]
  lines: ReadLine[]
}
/** The question to the worker, and its answers: how far it is, the tables, then their lines; or why not. */
export interface WorkerAsked {
  source: Source
  understanding: Understanding | null
  limits: ReadingLimits
}
export type WorkerSays =
  /** by which number the system knows it */
  | { thread: number | null }
  | { progress: number }
  | { tables: SourceTable[] }
  /** a few of them; the next few are asked for */
  | { lines: ReadLine[]; more: boolean }
  | { refusals: readonly Refusal[] }

export interface Reading {
  /** told with 0–100, at most once per percent */ onProgress?: (percent: number) => void
  /** gives the reading up; the promise rejects with the signal's reason */ signal?: AbortSignal
  limits?: Partial<ReadingLimits>
}

/**
 * The tables of a file or a paste, as they stand.
 * @throws Refused 422 `at` file, or at the sheet and cell, for a file that cannot be read, or must not be
 */
export async function readTables(source: Source, reading: Reading = {}): Promise<SourceTable[]> {
  return (await inWorker(source, null, reading)).tables
}

/**
 * The lines of a file or a paste with what is understood of each; of the tables only their names.
 * @throws Refused as `readTables`
 */
export async function readLines(
  source: Source,
  understanding: Understanding,
  reading: Reading = {},
): Promise<{ tables: Pick<SourceTable, 'name'>[]; lines: ReadLine[] }> {
  return inWorker(source, understanding, reading)
}

/**
 * In a thread of its own with bounds to time and memory, so that the server keeps answering and a hostile file costs nobody but
 * its reader.
 */
function inWorker(
  source: Source,
  understanding: Understanding | null,
  { onProgress, signal, limits = {} }: Reading,
): Promise<ReadSource> {
  const bounds = { ...READING_LIMITS, ...limits }
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = readers.take(bounds.memoryMb)
    const read: ReadSource = { tables: [], lines: [] }
    const end = (settle: () => void, unharmed = false) => {
      clearTimeout(clock)
      clearInterval(looks)
      signal?.removeEventListener('abort', abort)
      readers.leave(worker, bounds.memoryMb, unharmed)
      settle()
    }
    const refuseWith = (...refusals: readonly Refusal[]) => end(() => reject(new Refused(422, refusals)))
    const abort = () => end(() => reject(signal?.reason))
    const slow = (seconds: number) =>
      refuseWith(
        refuse('import.slow', 'file', `读了 ${seconds} 秒还没有读完，请把文件拆成几个、删去无关的工作表后再导入`),
      )
    const clock = setTimeout(() => slow(bounds.seconds), bounds.seconds * 1000)
    let looks: NodeJS.Timeout | undefined
    const watch = (thread: number) => {
      const begun = cpuSecondsOf(thread) ?? 0
      looks = setInterval(() => {
        if ((cpuSecondsOf(thread) ?? 0) - begun > bounds.cpuSeconds) slow(bounds.cpuSeconds)
      }, LOOK_MS)
    }
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (says: WorkerSays) => {
      if ('thread' in says) {
        if (says.thread !== null) watch(says.thread)
      } else if ('progress' in says) onProgress?.(says.progress)
      else if ('tables' in says) read.tables = says.tables
      else if ('lines' in says) {
        read.lines.push(...says.lines)
        if (says.more) setImmediate(() => worker.postMessage('more'))
        else end(() => resolve(read), true)
      } else end(() => reject(new Refused(422, says.refusals)), true)
    })
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        refuseWith(
          refuse(
            'import.heavy',
            'file',
            `这个文件展开后超过 ${bounds.memoryMb} MB 内存，读不下，请拆成几个文件后再导入`,
          ),
        )
      else end(() => reject(error))
    })
    worker.on('exit', (code) => end(() => reject(new Error(`the reader ended with ${code} and said nothing`))))
    worker.postMessage({ source, understanding, limits: bounds } satisfies WorkerAsked)
  })
}
