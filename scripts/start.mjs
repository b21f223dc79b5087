// `npm start`: installs and builds what is missing or out of date, then runs the server with this environment.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pnpm, repository, requireNode20, run } from './pnpm.mjs'
import { serverEnvironment, serverOptions } from './server-process.mjs'
import { bring, bringModules } from './stale.mjs'

requireNode20()

bringModules()

const h5Sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/scripts',
  'miniapp/package.json',
  'shared/src',
  'pnpm-lock.yaml',
]
bring('miniapp/dist/h5/index.html', h5Sources, 'Building the H5 client', () =>
  run([...pnpm, '--filter', '@gongkai/miniapp', 'build:h5'], { env: { ...process.env, NODE_ENV: 'production' } }),
)

const serverSources = ['server/src', 'server/tsconfig.json', 'shared/src', 'tsconfig.base.json', 'pnpm-lock.yaml']
bring('server/dist/main.js', serverSources, 'Compiling the server', () =>
  run([...pnpm, '--filter', '@gongkai/shared', '--filter', '@gongkai/server', 'build']),
)

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
