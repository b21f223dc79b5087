// `npm run dev`: the demo under change. The server runs from its sources and starts anew when one of them changes; the H5 client is
// rebuilt page by page and reloads itself. Data lie in data/dev.db, beside those of `npm start`.
import { spawn } from 'node:child_process'
import { mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { pnpm, repository, requireNode20 } from './pnpm.mjs'
import { bringModules } from './stale.mjs'

requireNode20()
bringModules()
mkdirSync(join(repository, 'data'), { recursive: true })

const apiPort = process.env.PORT ?? '3000'
const pagePort = process.env.GONGKAI_PAGE_PORT ?? '3001'
let server
let ending = false

function startServer() {
  server = spawn(
    process.execPath,
    ['--conditions=development', '--enable-source-maps', '--import', '@swc-node/register/esm-register', 'src/main.ts'],
    {
      cwd: join(repository, 'server'),
      stdio: 'inherit',
      env: { DATABASE_URL: 'sqlite:../data/dev.db', GONGKAI_DEMO: '1', ...process.env, PORT: apiPort },
    },
  )
}

/** Editors write a file in several steps: one restart follows them all. */
let soon
function restart(why) {
  clearTimeout(soon)
  soon = setTimeout(() => {
    console.log(`-- ${why}: server restarts`)
    const started = server
    if (started.exitCode !== null || started.signalCode !== null) return startServer()
    started.once('exit', startServer)
    started.kill('SIGTERM')
    setTimeout(() => started.exitCode === null && started.kill('SIGKILL'), 2000).unref()
  }, 100)
}

startServer()
for (const folder of ['server/src', 'shared/src'])
  watch(join(repository, folder), { recursive: true }, (_event, name) => {
    if (!ending && name?.endsWith('.ts') && !name.endsWith('.test.ts')) restart(`${folder}/${name}`)
  })

const [program, ...options] = pnpm
const client = spawn(program, [...options, '--filter', '@gongkai/miniapp', 'dev:h5'], {
  cwd: repository,
  stdio: 'inherit',
  detached: true,
  env: { ...process.env, GONGKAI_API_PORT: apiPort, GONGKAI_PAGE_PORT: pagePort },
})
console.log(
  `Pages: http://localhost:${pagePort} (a first build takes half a minute); API: http://localhost:${apiPort}/api`,
)

function end(code) {
  if (ending) return
  ending = true
  server.kill('SIGTERM')
  // pnpm's own children too
  if (client.pid) process.kill(-client.pid, 'SIGTERM')
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))
client.on('exit', (code) => end(code ?? 1))
