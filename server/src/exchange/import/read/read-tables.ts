import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { ReadLine } from '@gongkai/shared/exchange/import/read-line'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { runBounded } from '../../../platform/threads/bounded-task.js'
import { SpareThread } from '../../../platform/threads/spare-thread.js'
import { READING_LIMITS, type ReadingLimits } from './limits.js'
import type { Understanding } from './understand-lines.js'

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

function inWorker(
  source: Source,
  understanding: Understanding | null,
  { onProgress, signal, limits = {} }: Reading,
): Promise<ReadSource> {
  const bounds = { ...READING_LIMITS, ...limits }
  const read: ReadSource = { tables: [], lines: [] }
  return runBounded<WorkerSays, ReadSource>(readers, {
    asked: { source, understanding, limits: bounds } satisfies WorkerAsked,
    bounds,
    ...(signal ? { signal } : {}),
    hear(says, worker) {
      if ('refusals' in says) return says
      if ('progress' in says) onProgress?.(says.progress)
      else if ('tables' in says) read.tables = says.tables
      else {
        read.lines.push(...says.lines)
        if (!says.more) return { result: read }
        setImmediate(() => worker.postMessage('more'))
      }
      return undefined
    },
    slow: (seconds) =>
      refuse('import.slow', 'file', `读了 ${seconds} 秒还没有读完，请把文件拆成几个、删去无关的工作表后再导入`),
    heavy: (memoryMb) =>
      refuse('import.heavy', 'file', `这个文件展开后超过 ${memoryMb} MB 内存，读不下，请拆成几个文件后再导入`),
  })
}
