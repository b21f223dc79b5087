// Stores what a release leaves in its databases, for the tests of every later release to upgrade:
//   git worktree add ../release COMMIT; there: install, build shared and server; then here
//   node scripts/releases/store-databases.mjs VERSION ../release
// The release's own compiled server makes the demo of 2026-11-28 and serves the acts of release-acts.mjs, once on SQLite and once
// on a throw-away MariaDB; both databases come to tests/fixtures/releases/VERSION.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { startMaria } from '../../tests/support/maria.mjs'
import { repository } from '../pnpm.mjs'
import { actThrough } from './release-acts.mjs'

const [version, checkout] = process.argv.slice(2)
if (!/^\d+\.\d+\.\d+$/.test(version ?? '') || !checkout) {
  console.error('node scripts/releases/store-databases.mjs VERSION FOLDER-OF-THE-BUILT-RELEASE')
  process.exit(1)
}
const server = join(resolve(checkout), 'server')
const target = join(repository, 'tests/fixtures/releases', version)
const scratch = mkdtempSync(join(tmpdir(), 'gongkai-release-'))

/** As much of WeChat as the acts need; a login code is the openid itself. */
async function fakeWeChat() {
  const answers = {
    '/sns/jscode2session': (query) => ({ openid: query.get('js_code'), session_key: 'key' }),
    '/cgi-bin/stable_token': () => ({ access_token: 'token', expires_in: 7200 }),
    '/wxa/msg_sec_check': () => ({ errcode: 0, result: { suggest: 'pass', label: 100 } }),
  }
  const wechat = createServer((request, reply) => {
    const { pathname, searchParams } = new URL(request.url, 'http://fake')
    request.resume().on('end', () => {
      reply.setHeader('content-type', 'application/json')
      reply.end(JSON.stringify(answers[pathname]?.(searchParams) ?? { errcode: 0, errmsg: 'ok' }))
    })
  })
  await new Promise((listening) => wechat.listen(0, '127.0.0.1', listening))
  return wechat
}

const wechat = await fakeWeChat()
const templates = join(scratch, 'templates.json')
writeFileSync(
  templates,
  JSON.stringify(
    Object.fromEntries(
      ['due-soon', 'returned', 'approved', 'nudged', 'published'].map((kind) => [
        kind,
        { id: `template-${kind}`, fields: { thing1: 'title', thing2: 'unit', date3: 'date', thing4: 'text' } },
      ]),
    ),
  ),
)

/** The release's server on this database; ends with the acts. */
async function live(databaseUrl) {
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: server,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      GONGKAI_DEMO: '1',
      GONGKAI_TODAY: '2026-11-28',
      GONGKAI_FILES: join(scratch, 'files'),
      GONGKAI_WEB_ROOT: scratch,
      GONGKAI_WECHAT_APPID: 'wx0123456789abcdef',
      GONGKAI_WECHAT_SECRET: 'the secret of the fake',
      GONGKAI_WECHAT_TEMPLATES: templates,
      GONGKAI_WECHAT_API: `http://127.0.0.1:${wechat.address().port}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  const origin = await new Promise((found, failed) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/\S+/.exec(said)
      if (address) found(address[0])
    })
    child.once('exit', () => failed(new Error(`the server of ${version} ended: ${said}`)))
  })
  try {
    await actThrough(origin, (openid) => openid)
    // The consequences of the acts (notices, messages) are drawn in the background.
    await new Promise((later) => setTimeout(later, 20_000))
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

const small = (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION })
mkdirSync(target, { recursive: true })
try {
  const file = join(scratch, 'gongkai.db')
  console.log('SQLite')
  await live(`sqlite:${file}`)
  const Libsql = createRequire(join(server, 'package.json'))('libsql')
  const database = new Libsql(file)
  const copy = join(scratch, 'copy.db')
  database.exec(`VACUUM INTO '${copy}'`)
  database.close()
  writeFileSync(join(target, 'sqlite.db.gz'), small(readFileSync(copy)))

  console.log('MariaDB')
  const maria = await startMaria()
  try {
    const { hostname, port, username, password } = new URL(maria.url)
    const login = [
      '--no-defaults',
      `--host=${hostname}`,
      `--port=${port}`,
      `--user=${username}`,
      `--password=${password}`,
    ]
    execFileSync('mariadb', [...login, '-e', 'CREATE DATABASE gongkai_release CHARACTER SET utf8mb4'])
    await live(`${maria.url}/gongkai_release`)
    const options = [
      '--single-transaction',
      '--skip-comments',
      '--skip-tz-utc',
      '--hex-blob',
      '--default-character-set=utf8mb4',
    ]
    const dump = execFileSync('mariadb-dump', [...login, ...options, 'gongkai_release'], { maxBuffer: 2 ** 30 })
    // A newer client opens with a line that older ones do not understand.
    writeFileSync(join(target, 'mariadb.sql.gz'), small(dump.toString().replace(/^\/\*M?!999999.*\n/, '')))
  } finally {
    await maria.stop()
  }
} finally {
  wechat.close()
  rmSync(scratch, { recursive: true, force: true })
}
