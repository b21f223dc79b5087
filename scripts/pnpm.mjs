import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository = dirname(dirname(fileURLToPath(import.meta.url)))

/** The pinned pnpm, brought by npx: a fresh machine has node and npm only, and newer pnpm wants a newer Node. */
export const pnpm = ['npx', '-y', 'pnpm@10.34.9']

/** Runs a program in the repository, its output on ours; true when it succeeded. */
export function run([program, ...args], options = {}) {
  const { status, error } = spawnSync(program, args, { cwd: repository, stdio: 'inherit', ...options })
  if (error) console.error(`${program}: ${error.message}`)
  return status === 0
}

/**
 * Installs exactly what the lockfile says; development dependencies too, whatever NODE_ENV is: they build the client.
 * CI keeps pnpm from stopping to ask a question nobody is there to answer.
 */
export function install() {
  const env = { ...process.env, CI: 'true' }
  return run([...pnpm, 'install', '--frozen-lockfile', '--prod=false'], { env })
}

/** Exits with a plain sentence rather than a syntax error somewhere inside a library. */
export function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  console.error(`Node 20 or newer is needed; this is ${process.version}`)
  process.exit(1)
}
