import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const server = join(__dirname, '../../server')
const ENTRY = ['--conditions=development', '--import', '@swc-node/register/esm-register']

export interface Outcome {
  code: number | null
  /** its output, errors too */ said: string
}
/** A test that fails leaves nobody behind. */
const children = new Set<ChildProcess>()
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

type Environment = Record<string, string | undefined>

/** The environment of a child: nothing of ours that the product reads. */
function environment(own: Environment): NodeJS.ProcessEnv {
  const plain = Object.entries(process.env).filter(([name]) => !/^(GONGKAI_|DATABASE_URL$|PORT$|NODE_ENV$)/.test(name))
  return { ...Object.fromEntries(plain), ...own }
}

function collected(child: ChildProcess): { said: () => string; ended: Promise<Outcome> } {
  let text = ''
  children.add(child)
  child.once('close', () => children.delete(child))
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<Outcome>((resolve) => child.once('close', (code) => resolve({ code, said: text })))
  return { said: () => text, ended }
}

/** Runs one of the server's commands, e.g. `backup`, as npm would; `typed` is what comes by standard input. */
export function runCommand(name: string, words: string[], own: Environment, typed = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [...ENTRY, `src/${name}.ts`, ...words], { cwd: server, env: environment(own) })
  child.stdin.end(typed)
  return collected(child).ended
}

export interface Running {
  child: ChildProcess
  origin: string
  said: () => string
  ended: Promise<Outcome>
}

/** Starts the real server in a process of its own; answers once it listens. @throws Error with what it said when it ends first */
export async function startServer(own: Environment): Promise<Running> {
  const child = spawn(process.execPath, [...ENTRY, 'src/main.ts'], {
    cwd: server,
    env: environment({ PORT: '0', ...own }),
  })
  const { said, ended } = collected(child)
  const origin = await new Promise<string>((resolve, reject) => {
    const look = setInterval(() => {
      const found = /http:\/\/\S+:\d+/.exec(said())
      if (!found) return
      clearInterval(look)
      resolve(found[0])
    }, 50)
    ended.then((outcome) => {
      clearInterval(look)
      reject(new Error(outcome.said))
    })
  })
  return { child, origin, said, ended }
}

/** Asks a running server; a body makes it a POST. */
export async function ask(origin: string, path: string, body?: unknown, token?: string) {
  const reply = await fetch(`${origin}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  return { status: reply.status, body: text ? JSON.parse(text) : null }
}
