import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** A thread that has read without trouble waits so long for the next source: starting one takes longer than most tables. */
const IDLE_MS = 60_000

const here = fileURLToPath(import.meta.url)
const extension = here.endsWith('.ts') ? '.ts' : '.js'
/** Run from its source, the worker needs the compiler too; from wherever the process was started. */
function execArgv(): string[] {
  if (extension !== '.ts') return []
  const compiler = join(dirname(createRequire(import.meta.url).resolve('@swc-node/register')), 'esm/esm.mjs')
  const register = `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(compiler).href)})`
  return ['--conditions=development', '--import', `data:text/javascript,${encodeURIComponent(register)}`]
}

let idle: { worker: Worker; memoryMb: number; clock: NodeJS.Timeout } | null = null

/** A thread that reads (worker.ts), its heap bounded; it reads one source at a time. */
export function takeReader(memoryMb: number): Worker {
  const found = idle
  if (found?.memoryMb === memoryMb) {
    idle = null
    clearTimeout(found.clock)
    forget(found.worker)
    found.worker.ref()
    return found.worker
  }
  return new Worker(join(dirname(here), `worker${extension}`), {
    execArgv: execArgv(),
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    stdout: true,
  })
}

/** By name: Node keeps listeners of its own that hold the thread's port open. */
function forget(worker: Worker): void {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
}

/** Gives it back; one that was given up, or broke, ends. */
export function leaveReader(worker: Worker, memoryMb: number, unharmed: boolean): void {
  forget(worker)
  // What it says from here on concerns nobody, also when it breaks while it waits.
  worker.on('error', () => undefined)
  if (!unharmed || idle) {
    void worker.terminate()
    return
  }
  worker.unref()
  const gone = () => {
    if (idle?.worker === worker) idle = null
  }
  const clock = setTimeout(() => {
    gone()
    void worker.terminate()
  }, IDLE_MS).unref()
  worker.on('exit', gone)
  idle = { worker, memoryMb, clock }
}
