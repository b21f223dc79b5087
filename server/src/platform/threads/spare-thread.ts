import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A thread that has worked without trouble waits so long for the next task: starting one takes longer than most tasks. */
const IDLE_MS = 60_000

/** Run from its source, a thread needs the compiler too; from wherever the process was started. */
function execArgv(file: string): string[] {
  if (extname(file) !== '.ts') return []
  const compiler = join(dirname(createRequire(import.meta.url).resolve('@swc-node/register')), 'esm/esm.mjs')
  const register = `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(compiler).href)})`
  return ['--conditions=development', '--import', `data:text/javascript,${encodeURIComponent(register)}`]
}

/** By name: Node keeps listeners of its own that hold the thread's port open. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** Threads that run one file, their heaps bounded, each for one task at a time; of those that are done one is kept for a while. */
export class SpareThread {
  private readonly file: string
  private spare: { worker: Worker; memoryMb: number; clock: NodeJS.Timeout } | null = null

  /**
   * @param url import.meta.url of the module the file stands beside
   * @param name of the file, without its ending
   */
  constructor(url: string, name: string) {
    const here = fileURLToPath(url)
    this.file = join(dirname(here), `${name}${extname(here)}`)
  }

  /** @param memoryMb what its heap may grow to; beyond that it ends with an error, and the process goes on */
  take(memoryMb: number): Worker {
    const found = this.spare
    if (found?.memoryMb === memoryMb) {
      this.spare = null
      clearTimeout(found.clock)
      forget(found.worker)
      found.worker.ref()
      return found.worker
    }
    return new Worker(this.file, {
      execArgv: execArgv(this.file),
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      stdout: true,
    })
  }

  /** Gives it back; one that was given up, or broke, ends. */
  leave(worker: Worker, memoryMb: number, unharmed: boolean): void {
    forget(worker)
    // The worker's later words concern nobody, nor does its breaking while it waits.
    worker.on('error', () => undefined)
    if (!unharmed || this.spare) {
      void worker.terminate()
      return
    }
    worker.unref()
    const gone = () => {
      if (this.spare?.worker === worker) this.spare = null
    }
    const clock = setTimeout(() => {
      gone()
      void worker.terminate()
    }, IDLE_MS).unref()
    worker.on('exit', gone)
    this.spare = { worker, memoryMb, clock }
  }
}
