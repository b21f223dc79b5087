// The longest wait of a resident while others do the heaviest there is: a thread asks `GET /api/public/region`, which is prepared,
// without a pause. On both databases, on the compiled server in a process of its own; `pnpm --filter @gongkai/tests bench:wait`.
// A district of 200 towns with 33,600 entries, then publishing 100,000; then a law is replaced that a thousand items cite. Exits 1 where somebody waited over 250 ms, or publishing took
// more statements or memory than it may: judged on a quiet machine, for a busy one makes everybody wait; the work of the
// longest turn of the event loop, beside it, says which it was. GONGKAI_BENCH_ENTRIES names other sizes, GONGKAI_BENCH_DATABASES one database.
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { entities, migrations } from '@gongkai/server/app/entities'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { serverEnvironment, serverOptions } from '../../scripts/server-process.mjs'
import { startMaria } from '../support/maria.mjs'
import { bigPack, fill, PASSWORD, SECRECY } from './big-district.mjs'
import { workbook } from './workbook.mjs'

const SIZES = (process.env.GONGKAI_BENCH_ENTRIES ?? '33000,100000').split(',').map(Number)
const CHOSEN = (process.env.GONGKAI_BENCH_DATABASES ?? 'sqlite,mariadb').split(',')
const TOWNS = 200
const AIM_MS = 250
const AIM_STATEMENTS = 1000
const AIM_MB = 500
const IMPORTED = 5000
const AFFECTED = 1000
const faults = []
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))

async function bench(database, url, size, files) {
  const dataSource = createDataSource(url, entities, migrations)
  const entries = await fill(dataSource, bigPack(TOWNS), size)
  await dataSource.destroy()
  const server = fork(join(import.meta.dirname, 'serve-district.mjs'), [url, String(TOWNS), files], {
    execArgv: serverOptions,
    env: { ...process.env, ...serverEnvironment },
  })
  const heard = () => new Promise((resolve) => server.once('message', resolve))
  const { url: address } = await heard()
  const told = (what) => {
    const answer = heard()
    server.send(what)
    return answer
  }
  const reader = new Worker(join(import.meta.dirname, 'reader.mjs'), {
    workerData: { url: `${address}/api/public/region` },
  })
  const said = (what) => {
    const answer = new Promise((resolve) => reader.once('message', resolve))
    reader.postMessage(what)
    return answer
  }
  const tokens = new Map()
  const ask = async (account, method, path, body, type = 'application/json') => {
    if (account && !tokens.has(account)) {
      tokens.set(account, '')
      const { token } = await ask(null, 'POST', '/session', { account, password: PASSWORD })
      tokens.set(account, token)
    }
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers: {
        ...(account ? { authorization: `Bearer ${tokens.get(account)}` } : {}),
        ...(body ? { 'content-type': type } : {}),
      },
      body: body && type === 'application/json' ? JSON.stringify(body) : body,
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 2000)}`)
    return JSON.parse(text || 'null')
  }
  const until = async (read, over) => {
    for (;;) {
      const now = await read()
      if (over(now)) return now
      await pause(200)
    }
  }
  const lines = []
  const during = async (act, run, settled = false) => {
    const before = await told('figures')
    await said('begin')
    const start = performance.now()
    const result = await run()
    const took = performance.now() - start
    const after = await told(settled ? 'settled' : 'figures')
    const wait = await said('tell')
    const statements = after.statements - before.statements
    lines.push({
      database,
      entries,
      act,
      [`wait ms (aim ${AIM_MS})`]: Math.round(wait),
      'longest turn, CPU ms': Math.round(after.turn),
      'CPU s': +(after.cpu - before.cpu).toFixed(2),
      'took s': +(took / 1000).toFixed(2),
      statements,
      'peak MB': Math.round(after.peak),
    })
    console.error(JSON.stringify(lines.at(-1)))
    if (wait > AIM_MS)
      faults.push(`${database}, ${entries} entries: somebody waited ${Math.round(wait)} ms while ${act}`)
    return { result, statements, peak: after.peak }
  }

  /** 编制、审核 and, by the second account of the office, 保密审查. */
  const reviewed = (domainCodes, contentHash) =>
    during('three reviews are signed', async () => {
      for (const [account, kind] of [
        ['office', 'compile'],
        ['office', 'check'],
        [SECRECY, 'secrecy'],
      ])
        await ask(account, 'POST', '/publication/reviews', { roundCode: '2026', domainCodes, kind, contentHash })
    })

  /** A law that a thousand items cite is replaced: from its citations to the edition that carries them. */
  const wave = async () => {
    const law = await told('law')
    await during('where a law is cited', async () => {
      const { counts } = await ask('office', 'GET', `/laws/${law.id}/citations`)
      if (counts[0].count !== AFFECTED) throw new Error(JSON.stringify(counts))
    })
    const { result: id } = await during(`${AFFECTED} amendments are drafted`, async () => {
      const opened = await ask('office', 'POST', `/laws/${law.id}/waves`, law.request)
      const drafted = await until(
        () => ask('office', 'GET', `/law-waves/${opened.id}`),
        ({ state }) => state === 'drafted',
      )
      if (drafted.counts.draft !== AFFECTED) throw new Error(JSON.stringify(drafted.counts))
      return opened.id
    })
    const next = async (account) => (await ask(account, 'GET', `/law-waves/${id}/amendments`)).next?.items ?? []
    const many = async (account, act) => {
      const items = await next(account)
      if (items.length > 0) await ask(account, 'POST', `/amendments/${act}`, { items })
    }
    const { units } = await ask('office', 'GET', `/law-waves/${id}`)
    await during(`${units.length} units hand them in`, async () => {
      for (const { code } of units) await many(code, 'proposals')
    })
    await during('leads approve them', async () => {
      for (const { code } of quangang.organisations.filter(({ kind }) => kind === 'agency'))
        await many(code, 'approvals')
    })
    await during('the office finalises them', () => many('office', 'finalisations'))
    const { domains } = await ask('office', 'GET', '/publication')
    const changed = domains.filter((domain) => domain.ready).map(({ code }) => code)
    const { contentHash } = await ask('office', 'GET', `/publication/entries?domains=${changed.join()}`)
    await reviewed(changed, contentHash)
    await during(
      'one edition carries them',
      () => ask('office', 'POST', '/editions', { roundCode: '2026', domainCodes: changed, note: '', contentHash }),
      true,
    )
    const { counts } = await ask('office', 'GET', `/law-waves/${id}`)
    if (counts.published !== AFFECTED) throw new Error(JSON.stringify(counts))
  }

  await ask('office', 'GET', '/matrix')
  const { result: preview } = await during('the office previews', () => ask('office', 'GET', '/publication'))
  const ready = preview.domains.filter((domain) => domain.ready).map(({ code }) => code)
  if (ready.length !== preview.domains.length) throw new Error(JSON.stringify(preview).slice(0, 1000))
  const { result: draft } = await during('the office reads the draft', () =>
    ask('office', 'GET', `/publication/entries?domains=${ready.join()}`),
  )
  if (draft.total !== entries) throw new Error(`${draft.total} of ${entries} would be published`)
  await during('the office reads the reports', () => ask('office', 'GET', '/reports'))
  await during('a domain is compared', () => ask('office', 'GET', `/comparisons/${ready.at(-1)}`))
  await during('the matrix', () => ask('office', 'GET', '/matrix'))
  await during('the statistics', () => ask('office', 'GET', '/statistics'))
  await during('who has not sent', () => ask('office', 'GET', '/nudges/unsent'))
  await reviewed(ready, draft.contentHash)
  const published = await during(
    'publishing',
    () =>
      ask('office', 'POST', '/editions', {
        roundCode: '2026',
        domainCodes: ready,
        note: '首次发布',
        contentHash: draft.contentHash,
      }),
    true,
  )
  if (published.statements > AIM_STATEMENTS)
    faults.push(`${database}: publishing ${entries} took ${published.statements} statements, aim ${AIM_STATEMENTS}`)
  if (published.peak > AIM_MB)
    faults.push(`${database}: publishing ${entries} took ${Math.round(published.peak)} MB, aim ${AIM_MB}`)
  await during('the next preview', () => ask('office', 'GET', '/publication'))
  await wave()
  await during('an export as xlsx', async () => {
    const { id } = await ask('office', 'POST', '/exports', { kind: 'catalogue', format: 'xlsx', source: 'standing' })
    const made = await until(
      () => ask('office', 'GET', `/exports/${id}`),
      ({ state }) => state !== 'waiting' && state !== 'making',
    )
    if (made.state !== 'ready') throw new Error(JSON.stringify(made))
  })
  await during(`a round of ${TOWNS} towns is opened`, () =>
    ask('office', 'POST', '/rounds', {
      name: '2027年编制',
      year: 2027,
      milestones: [
        { phase: 'inventory', audience: 'towns', date: '2027-07-24', title: '送审' },
        { phase: 'inventory', audience: 'leads', date: '2027-07-31', title: '上报' },
        { phase: 'catalogue', audience: 'towns', date: '2027-09-30', title: '送审' },
        { phase: 'catalogue', audience: 'leads', date: '2027-10-31', title: '上报' },
        { phase: 'release', audience: 'office', date: '2027-11-30', title: '发布' },
      ],
    }),
  )
  const file = await workbook(IMPORTED, '第1镇人民政府')
  await during(`${IMPORTED} rows are imported`, async () => {
    const kind = `?kind=entries&name=${encodeURIComponent('目录.xlsx')}`
    const { id } = await ask('town-1', 'POST', `/imports${kind}`, file, 'application/octet-stream')
    const view = await until(
      () => ask('town-1', 'GET', `/imports/${id}`),
      ({ state }) => state !== 'reading',
    )
    if (view.counts?.chosen !== IMPORTED) throw new Error(JSON.stringify(view).slice(0, 2000))
    await ask('town-1', 'POST', `/imports/${id}/application`, { version: view.version })
  })
  const [assignment] = await ask('town-2', 'GET', '/assignments')
  const added = await ask('town-2', 'POST', `/assignments/${assignment.id}/entries`, { fields: { level1: '草稿' } })
  await during('a draft is saved', () =>
    ask('town-2', 'PUT', `/entries/${added.id}`, {
      version: added.version,
      fields: { ...added.fields, content: '改过的内容' },
    }),
  )
  reader.postMessage('stop')
  server.send('end')
  return lines
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const maria = process.env.GONGKAI_TEST_MYSQL || !CHOSEN.includes('mariadb') ? null : await startMaria()
const server = (process.env.GONGKAI_TEST_MYSQL ?? maria?.url ?? '').replace(/\/$/, '')
const tables = []
try {
  for (const size of SIZES) {
    if (CHOSEN.includes('sqlite'))
      tables.push(...(await bench('sqlite', `sqlite:${join(folder, `${size}.db`)}`, size, join(folder, 'files'))))
    if (!CHOSEN.includes('mariadb')) continue
    const database = `gongkai_bench_${randomBytes(4).toString('hex')}`
    const admin = await createDataSource(`${server}/information_schema`, [], []).initialize()
    await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`)
    try {
      tables.push(...(await bench('mariadb', `${server}/${database}`, size, join(folder, 'files'))))
    } finally {
      await admin.query(`DROP DATABASE ${database}`)
      await admin.destroy()
    }
  }
} catch (error) {
  console.error(error)
  faults.push('it did not come to an end')
} finally {
  await maria?.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.table(tables)
for (const fault of faults) console.log(fault)
process.exit(faults.length > 0 ? 1 : 0)
