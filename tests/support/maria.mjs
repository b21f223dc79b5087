import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = process.getuid?.() === 0

/** @returns {string} the path of a program of MariaDB; Debian keeps the server outside an ordinary user's PATH */
function find(name) {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin']
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  return found ?? ''
}

function ensureInstalled(install) {
  if (find('mariadbd') && find('mariadb-install-db')) return
  if (!install || !root || !find('apt-get')) {
    throw new Error('MariaDB is missing: install mariadb-server (10.6 or newer), e.g. apt-get install mariadb-server')
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  const packages = ['install', '-y', '--no-install-recommends', 'mariadb-server']
  execFileSync('apt-get', packages, { stdio: ['ignore', 'ignore', 'inherit'], env })
}

/** @returns {Promise<number>} a loopback port nobody listened on a moment ago */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * A private MariaDB that leaves nothing behind, so that the tests touch no database somebody works with. Its user
 * app/app may do anything with databases called gongkai_…, and nothing else.
 *
 * @param {{ install?: boolean, settings?: string[] }} options install: whether apt-get may bring what is missing, where it can; settings of
 *   the server, e.g. `--sql-mode=`, instead of or beside those it has
 * @returns {Promise<{ url: string, asRoot: (sql: string) => void, signal: (name: NodeJS.Signals) => void, stop: () => Promise<void> }>}
 *   url has no database: each test makes its own; `signal` e.g. holds it with SIGSTOP
 */
export async function startMaria({ install = true, settings = [] } = {}) {
  ensureInstalled(install)
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-maria-'))
  const data = join(folder, 'data')
  const socket = join(folder, 'socket')
  const log = join(folder, 'log')
  const asRoot = root ? ['--user=root'] : []
  let server
  const end = () => {
    server?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  // For a runner that leaves by process.exit: an orphaned server would hold its port and its memory.
  process.once('exit', end)

  try {
    const installOptions = ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal']
    execFileSync(find('mariadb-install-db'), [...installOptions, '--skip-test-db', ...asRoot], { stdio: 'pipe' })
    const port = await freePort()
    server = spawn(
      find('mariadbd'),
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--pid-file=${join(folder, 'pid')}`,
        `--log-error=${log}`,
        '--skip-networking=0',
        '--bind-address=127.0.0.1',
        `--port=${port}`,
        '--character-set-server=utf8mb4',
        // Throw-away data: the disk need not be waited for. Every test makes its tables anew, which on a slow disk
        // would be most of its time.
        '--innodb-flush-log-at-trx-commit=0',
        '--skip-innodb-doublewrite',
        '--debug-no-sync',
        ...asRoot,
        ...settings,
      ],
      { stdio: 'ignore' },
    )
    const exited = new Promise((resolve) => server.once('exit', resolve))
    await createUser(server, socket, log)
    return {
      url: `mysql://app:app@127.0.0.1:${port}`,
      signal: (name) => server.kill(name),
      asRoot(sql) {
        const client = find('mariadb') || find('mysql')
        execFileSync(client, ['--no-defaults', '-u', 'root', `--socket=${socket}`, '-e', sql], { stdio: 'pipe' })
      },
      async stop() {
        process.removeListener('exit', end)
        server.kill('SIGKILL')
        await exited
        end()
      },
    }
  } catch (error) {
    process.removeListener('exit', end)
    end()
    throw error
  }
}

/** Waits until the server answers on its socket, where root needs no password, and makes the user. */
async function createUser(server, socket, log) {
  const sql = [
    "CREATE USER 'app'@'%' IDENTIFIED BY 'app'",
    "CREATE USER 'app'@'localhost' IDENTIFIED BY 'app'",
    "GRANT ALL ON `gongkai\\_%`.* TO 'app'@'%'",
    "GRANT ALL ON `gongkai\\_%`.* TO 'app'@'localhost'",
  ].join(';')
  const client = find('mariadb') || find('mysql')
  const until = Date.now() + 30_000
  for (;;) {
    if (existsSync(socket)) {
      try {
        execFileSync(client, ['--no-defaults', '-u', 'root', `--socket=${socket}`, '-e', sql], { stdio: 'pipe' })
        return
      } catch (error) {
        if (!/\b2002\b/.test(String(error.stderr))) throw error
      }
    }
    if (server.exitCode !== null || Date.now() > until) {
      const reason = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-15).join('\n') : ''
      throw new Error(`MariaDB did not start:\n${reason}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
