import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { Readiness } from '@gongkai/server/app/health/readiness'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { Outage } from '@gongkai/server/platform/database/outage'
import { closeInTime } from '@gongkai/server/platform/process/close-in-time'
import { Logger } from '@nestjs/common'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { startMaria } from '../support/maria.mjs'
import { NoonClock } from '../support/noon-clock'

const HALF_HEAD = 'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-'
const HALF_BODY =
  'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 200\r\n\r\n{"account":'
const READY = { status: 'ready', database: 'ok', migrations: 'ok', disk: 'ok', backup: 'off', closing: false }

function send(port: number, text: string): { socket: Socket; closed: Promise<number> } {
  const began = performance.now()
  const socket = connect(port, '127.0.0.1', () => socket.write(text))
  socket.on('error', () => {})
  socket.resume()
  // not events.once: a connection that is reset is closed as well
  const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now() - began)))
  return { socket, closed }
}

describe.each(databases)('ready on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('tells every part, to everybody, and neither path nor address', async () => {
    expect(await district.call(null, 'GET', '/api/health')).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await district.call(null, 'GET', '/api/ready')).toEqual({ status: 200, body: READY })
  })

  test('503 while migrations are wanting, the disk is full, or the server ends', async () => {
    const { dataSource } = district
    const watched = { files: tmpdir(), backup: null }
    const full = await new Readiness(dataSource, watched, Number.MAX_SAFE_INTEGER).look()
    expect(full).toEqual({ ...READY, status: 'unready', disk: 'low' })
    const [last] = await dataSource.query('SELECT name FROM migrations ORDER BY id DESC LIMIT 1')
    await dataSource.query('UPDATE migrations SET name = ? WHERE name = ?', ['other', last.name])
    const behind = await district.call(null, 'GET', '/api/ready')
    expect(behind).toEqual({ status: 503, body: { ...READY, status: 'unready', migrations: 'pending' } })
    await dataSource.query('UPDATE migrations SET name = ? WHERE name = ?', [last.name, 'other'])

    const readiness = district.app.get(Readiness)
    readiness.closing = true
    expect(await district.call(null, 'GET', '/api/ready')).toMatchObject({ status: 503, body: { closing: true } })
    expect((await district.call(null, 'GET', '/api/me')).status).toBe(503)
    readiness.closing = false
    expect((await district.call(null, 'GET', '/api/ready')).status).toBe(200)
  })

  test('a copy that is late is told and keeps nobody out', async () => {
    const started = new Readiness(district.dataSource, { files: tmpdir(), backup: join(tmpdir(), 'gongkai-none') })
    expect((await started.look()).backup).toBe('ok')
    Object.assign(started, { startedAt: Date.now() - 2 * 3_600_000 })
    expect(await started.look()).toEqual({ ...READY, backup: 'late' })
  })
})

describe('a database that hangs or is away', () => {
  test('ready says so within some two seconds, however many ask; alive goes on', async () => {
    const maria = await startMaria()
    const root = await createDataSource(`${maria.url}/information_schema`, [], []).initialize()
    await root.query('CREATE DATABASE gongkai_hang CHARACTER SET utf8mb4')
    await root.destroy()
    const dataSource = await createDataSource(`${maria.url}/gongkai_hang`, entities, migrations).initialize()
    await dataSource.runMigrations()
    const readiness = new Readiness(dataSource, { files: tmpdir(), backup: null })
    expect((await readiness.look()).status).toBe('ready')
    maria.signal('SIGSTOP')
    const began = performance.now()
    const answers = await Promise.all(Array.from({ length: 50 }, () => readiness.look()))
    expect(performance.now() - began).toBeLessThan(6000)
    for (const ready of answers) expect(ready).toMatchObject({ status: 'unready', database: 'silent' })
    maria.signal('SIGCONT')
    while ((await readiness.look()).status !== 'ready') await pause(50)
    await maria.stop()
    expect((await readiness.look()).database).not.toBe('ok')
    await dataSource.destroy().catch(() => {})
  })
})

describe('a server and its clients', () => {
  async function served(sqlite: string, patience = { head: 400, body: 400, file: 5000, every: 100 }) {
    const dataSource = await createDataSource(sqlite, entities, migrations).initialize()
    await dataSource.runMigrations()
    const foundations = { dataSource, clock: new NoonClock('2026-07-20') }
    const app = await createApp(foundations, true, patience)
    await app.listen(0, '127.0.0.1')
    return { app, dataSource, port: Number(new URL(await app.getUrl()).port) }
  }

  test('who sends half a head or half a body is cut off; a file may take longer', async () => {
    const { app, dataSource, port } = await served((await databases[0]?.url()) ?? '')
    const [head, body] = await Promise.all([send(port, HALF_HEAD).closed, send(port, HALF_BODY).closed])
    for (const ms of [head, body]) expect(ms).toBeLessThan(20_000)
    await app.close()
    await dataSource.destroy()
  })

  test('it ends in time while some send half, and others ask without end; what was taken is answered', async () => {
    const { app, dataSource, port } = await served((await databases[0]?.url()) ?? '', {
      ...{ head: 60_000, body: 60_000, file: 60_000, every: 30_000 },
    })
    const clients = [send(port, HALF_HEAD), send(port, HALF_BODY)]
    const endless = send(port, '')
    const asking = setInterval(() => endless.socket.write('GET /api/health HTTP/1.1\r\nhost: x\r\n\r\n'), 5)
    await pause(200)
    const began = performance.now()
    app.get(Readiness).closing = true
    await closeInTime(app, () => dataSource.destroy(), { requests: 500, all: 8000 })
    expect(performance.now() - began).toBeLessThan(8500)
    clearInterval(asking)
    await Promise.all([...clients, endless].map(({ closed }) => closed))
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow()
  })
})

describe('a process of its own', () => {
  const server = join(__dirname, '../../server')
  const options = ['--conditions=development', '--import', '@swc-node/register/esm-register']

  test('serves while its log’s disk is full, and SIGTERM ends it within ten seconds with half a request open', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const { port } = probe.address() as { port: number }
    probe.close()
    const full = openSync('/dev/full', 'w')
    const { GONGKAI_TEST_MYSQL: _, ...plain } = process.env
    const env = {
      ...plain,
      PORT: `${port}`,
      DATABASE_URL: await databases[0]?.url(),
      GONGKAI_DEMO: '0',
      GONGKAI_HOST: '127.0.0.1',
    }
    const child = spawn(process.execPath, [...options, 'src/main.ts'], {
      cwd: server,
      env,
      stdio: ['ignore', full, full],
    })
    const exited = once(child, 'exit')
    const alive = () =>
      fetch(`http://127.0.0.1:${port}/api/ready`).then(
        ({ status }) => status === 200,
        () => false,
      )
    while (!(await alive())) {
      expect(child.exitCode).toBeNull()
      await pause(100)
    }
    const half = send(port, HALF_BODY)
    await pause(100)
    const began = performance.now()
    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
    expect(performance.now() - began).toBeLessThan(10_000)
    await half.closed
  })

  test('goes on after its output failed', async () => {
    const program = `
      const { outliveOutput } = await import('./src/platform/process/outlive-output.ts')
      outliveOutput()
      for (let n = 0; n < 5; n++) {
        process.stdout.write('line\\n'); process.stderr.write('line\\n'); console.error('line')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      process.exit(7)`
    const run = (output: number | 'pipe') =>
      spawn(process.execPath, [...options, '--input-type=module', '-e', program], {
        cwd: server,
        stdio: ['ignore', output, output],
      })
    expect(await once(run(openSync('/dev/full', 'w')), 'exit')).toEqual([7, null])
    const left = run('pipe')
    left.stdout?.destroy()
    left.stderr?.destroy()
    expect(await once(left, 'exit')).toEqual([7, null])
  })
})

test('an outage is one line when it begins and one when it ends', () => {
  const lines: string[] = []
  const take = (line: string) => lines.push(line)
  Logger.overrideLogger({ log: take, warn: take, error: take })
  const outage = new Outage()
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:3306'), { code: 'ECONNREFUSED' })
  for (let n = 0; n < 100; n++) expect(outage.failed(refused)).toBe(true)
  expect(outage.failed(new Error('undefined is not a function'))).toBe(false)
  outage.worked()
  outage.worked()
  expect(lines).toEqual([expect.stringContaining('ECONNREFUSED'), expect.stringMatching(/again after \d+ s; 99 more/)])
  Logger.overrideLogger(['error', 'warn', 'log'])
})
