// `npm start`: installs and builds what is missing or out of date, then runs the server with this environment.
import { spawn } from 'node:child_process'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { install, pnpm, repository, requireNode20, run } from './pnpm.mjs'
import { serverEnvironment, serverOptions } from './server-process.mjs'

requireNode20()

/** When the newest file of a path changed; 0 when there is none. */
function changedAt(path) {
  const full = join(repository, path)
  const status = statSync(full, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  // A folder counts itself too: its time is what a deleted file changes.
  return Math.max(status.mtimeMs, ...readdirSync(full).map((name) => changedAt(join(path, name))))
}

/** Runs a step whose product is `target`. Neither pnpm nor webpack touches a file that came out the same: so we do. */
function bring(target, what, succeeded) {
  if (!succeeded || changedAt(target) === 0) {
    console.error(`${what} failed; the server was not started`)
    process.exit(1)
  }
  utimesSync(join(repository, target), new Date(), new Date())
}

const modules = 'node_modules/.modules.yaml'
if (changedAt(modules) < changedAt('pnpm-lock.yaml')) bring(modules, 'pnpm install', install())

const h5 = 'miniapp/dist/h5/index.html'
const h5Sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/scripts',
  'miniapp/package.json',
  'shared/src',
  'pnpm-lock.yaml',
]
if (Math.max(...h5Sources.map(changedAt)) > changedAt(h5)) {
  const env = { ...process.env, NODE_ENV: 'production' }
  bring(h5, 'Building the H5 client', run([...pnpm, '--filter', '@gongkai/miniapp', 'build:h5'], { env }))
}

const compiled = 'server/dist/main.js'
const serverSources = ['server/src', 'server/tsconfig.json', 'shared/src', 'tsconfig.base.json', 'pnpm-lock.yaml']
if (Math.max(...serverSources.map(changedAt)) > changedAt(compiled)) {
  const build = [...pnpm, '--filter', '@gongkai/shared', '--filter', '@gongkai/server', 'build']
  bring(compiled, 'Compiling the server', run(build))
}

const server = spawn(process.execPath, [...serverOptions, 'dist/main.js', ...process.argv.slice(2)], {
  env: { ...serverEnvironment, ...process.env },
  cwd: join(repository, 'server'),
  stdio: 'inherit',
})
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of signals) process.on(signal, () => server.kill(signal))
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
