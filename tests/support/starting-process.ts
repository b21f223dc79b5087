import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const server = join(__dirname, '../../server')
const OPTIONS = ['--conditions=development', '--import', '@swc-node/register/esm-register']

/**
 * A process of its own with the server's sources, which prepares whatever database it is told and serves it; sources take seconds to
 * be loaded, so that one process does it for several databases.
 */
export async function startingProcess() {
  const child: ChildProcess = spawn(process.execPath, [...OPTIONS, '../tests/support/starting-child.mjs'], {
    cwd: server,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const messages: { [key: string]: unknown }[] = []
  const waiting: ((message: { [key: string]: unknown }) => void)[] = []
  child.on('message', (message) => {
    const next = waiting.shift()
    if (next) next(message as never)
    else messages.push(message as never)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const hears = (): Promise<{ [key: string]: unknown }> => {
    const first = messages.shift()
    return first
      ? Promise.resolve(first)
      : Promise.race([
          new Promise<never>((resolve) => waiting.push(resolve as never)),
          ended.then(() => ({ ended: true })),
        ])
  }
  const ready = await hears()
  if (!ready.ready) throw new Error('the process did not start')
  return {
    /** @returns what the health of the served district is, or why it did not come up; `ended` when it was killed meanwhile */
    async open(url: string): Promise<{ [key: string]: unknown }> {
      child.send({ url })
      return hears()
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
