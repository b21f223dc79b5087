import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import type { SourceTable } from '@gongkai/shared/import/source-table'
import { Refused } from '../../platform/http/refused.js'
import { READING_LIMITS, type ReadingLimits } from './limits.js'

/** What somebody brought: a file by its bytes, or what was pasted (its HTML too, where the clipboard had it). */
export type Source = { name: string; bytes: Uint8Array } | { text: string; html?: string }

/** What the worker says: how far it is, and once how it ended. */
export type WorkerSays = { progress: number } | { tables: SourceTable[] } | { refusals: readonly Refusal[] }

export interface Reading {
  /** told with 0–100, at most once per percent */ onProgress?: (percent: number) => void
  /** gives the reading up; the promise rejects with the signal's reason */ signal?: AbortSignal
  limits?: Partial<ReadingLimits>
}

const here = fileURLToPath(import.meta.url)
const extension = here.endsWith('.ts') ? '.ts' : '.js'
/** Run from its source, the worker needs the compiler too; from wherever the process was started. */
function execArgv(): string[] {
  if (extension !== '.ts') return []
  const compiler = join(dirname(createRequire(import.meta.url).resolve('@swc-node/register')), 'esm/esm.mjs')
  const register = `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(compiler).href)})`
  return ['--conditions=development', '--import', `data:text/javascript,${encodeURIComponent(register)}`]
}

/**
 * The tables of a file or a paste, as they stand. Read in a thread of its own with bounds to time and memory, so that the
 * server keeps answering and a hostile file costs nobody but its reader.
 * @throws Refused 422 `at` file, or at the sheet and cell: what cannot be read, or must not be
 */
export function readTables(source: Source, { onProgress, signal, limits = {} }: Reading = {}): Promise<SourceTable[]> {
  const bounds = { ...READING_LIMITS, ...limits }
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(join(dirname(here), `worker${extension}`), {
      workerData: { source, limits: bounds },
      execArgv: execArgv(),
      resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb },
      stdout: true,
    })
    const end = (settle: () => void) => {
      clearTimeout(clock)
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
      settle()
    }
    const refuseWith = (...refusals: readonly Refusal[]) => end(() => reject(new Refused(422, refusals)))
    const abort = () => end(() => reject(signal?.reason))
    const clock = setTimeout(() => {
      refuseWith(
        refuse(
          'import.slow',
          'file',
          `读了 ${bounds.seconds} 秒还没有读完，请把文件拆成几个、删去无关的工作表后再导入`,
        ),
      )
    }, bounds.seconds * 1000)
    signal?.addEventListener('abort', abort, { once: true })
    worker.on('message', (says: WorkerSays) => {
      if ('progress' in says) onProgress?.(says.progress)
      else if ('tables' in says) end(() => resolve(says.tables))
      else refuseWith(...says.refusals)
    })
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        refuseWith(refuse('import.heavy', 'file', '这个文件展开后太大，读不下，请拆成几个文件后再导入'))
      else end(() => reject(error))
    })
    worker.on('exit', (code) => end(() => reject(new Error(`the reader ended with ${code} and said nothing`))))
  })
}
