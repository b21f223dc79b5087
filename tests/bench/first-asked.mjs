// Anonymous requests asked for the first time: every public route and every parameter, on a published district of 30,000 distinct names. The
// longest turn of the thread that serves everybody (its work, not the clock) while one is answered: `pnpm --filter @gongkai/tests
// bench:first-asked`. Exits 1 where one holds the thread over 10 ms. Each is asked a few times with other values; the median counts,
// so that neither the compiling of a route nor a collection of garbage is taken for the route.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { ownThread } from '@gongkai/server/platform/threads/thread-cpu'
import { bigPack, fill, PASSWORD, SECRECY, TODAY } from './big-district.mjs'

const ENTRIES = Number(process.env.GONGKAI_BENCH_ENTRIES ?? 30_000)
const TOWNS = 36
const TIMES = 5
const AIM_MS = 10
/** Three reviews by two people at least (三审). */
const REVIEWS = [
  ['office', 'compile'],
  ['office', 'check'],
  [SECRECY, 'secrecy'],
]
const faults = new Set()

const schedule = `/proc/self/task/${ownThread()}/schedstat`
if (!existsSync(schedule)) throw new Error('the work of a thread is told by Linux alone')
const worked = () => Number(readFileSync(schedule, 'utf8').split(' ', 1)) / 1e6

/** The most work between two turns of the event loop while `run` goes on. */
async function longestTurn(run) {
  let going = true
  let longest = 0
  let last = worked()
  const turn = () => {
    const now = worked()
    longest = Math.max(longest, now - last)
    last = now
    if (going) setImmediate(turn)
  }
  setImmediate(turn)
  await run()
  going = false
  await pause(0)
  return Math.max(longest, worked() - last)
}

/** Words that many entries hold, few and none; short, long, and as many as fit. */
function words(names) {
  const long = names.join('').slice(0, 100)
  const strange = [...Array(100).keys()].map((n) => String.fromCodePoint(0x4e00 + n * 37)).join('')
  const many = ['公开', '信息', '办理', '条件', '标准', '程序', '时限', '结果'].join(' ')
  return [
    '公',
    '公开',
    '项',
    '镇',
    '第1',
    '救助',
    '信息形成',
    '公开办理条件',
    '没有的词语',
    many,
    long,
    strange,
    strange.replace(/(.{12})/g, '$1 '),
  ]
}

/** Every public route and parameter; `n` makes one that was not asked before. */
function questions({ ids, units, domains, editions, names }) {
  const [first, second] = editions
  const some = (list, n) => list[(n * 7919) % list.length]
  const entries = (name, query) => [`entries ${name}`, (n) => `/api/public/entries?${query(n)}`]
  const of = (q, n) => encodeURIComponent(`${q.slice(0, 96)}${n === 0 ? '' : ` ${'、'.repeat(n)}`}`)
  return [
    ...['home', 'region', 'pilot-domains', 'facets', 'editions', 'download/fields'].map((path) => [
      path,
      (n) => `/api/public/${path}?n=${n}`,
    ]),
    ['suggestions', (n) => `/api/public/suggestions?n=${n}`],
    ...words(names).map((q) => [`suggestions ${q.slice(0, 12)}`, (n) => `/api/public/suggestions?q=${of(q, n)}`]),
    entries('page', (n) => `page=${n + 1}`),
    entries('last page', (n) => `page=${1000 + n}&size=20`),
    entries('size', (n) => `size=100&page=${n + 2}`),
    entries('domain', (n) => `domain=${some(domains, n)}&n=${n}`),
    entries('organisation', (n) => `organisation=${some(units, n)}`),
    entries('stage', (n) => `stage=result&page=${n + 1}`),
    entries('audience', (n) => `audience=specific&page=${n + 1}`),
    entries('level', (n) => `level=town&page=${n + 1}`),
    entries('way', (n) => `way=proactive&page=${n + 1}`),
    entries('group', (n) => `group=elderly&page=${n + 1}`),
    ...words(names).flatMap((q) => [
      entries(`q=${q.slice(0, 12)}`, (n) => `q=${of(q, n)}`),
      entries(`q=${q.slice(0, 12)} size`, (n) => `q=${of(q, n)}&size=100&page=${1 + (n % 2)}`),
      entries(
        `q=${q.slice(0, 12)} filters`,
        (n) => `q=${of(q, n)}&domain=${some(domains, n)}&level=town&way=proactive`,
      ),
    ]),
    ['entry', (n) => `/api/public/entries/${some(ids, n + 1)}`],
    ['entry history', (n) => `/api/public/entries/${some(ids, n + 2)}/history`],
    ['entry example', (n) => `/api/public/entries/${some(ids, n + 3)}/example?on=${TODAY.slice(0, 8)}0${n + 1}`],
    ['an entry that is not there', (n) => `/api/public/entries/01-none-${n}`],
    ['edition entries', (n) => `/api/public/editions/${first}/entries?page=${n + 1}&size=100`],
    ['edition entries, last page', (n) => `/api/public/editions/${first}/entries?page=${250 + n}&size=100`],
    ['edition entries, domain', (n) => `/api/public/editions/${first}/entries?domain=${some(domains, n)}`],
    ['edition entry', (n) => `/api/public/editions/${first}/entries/${some(ids, n)}`],
    ['edition changes', (n) => `/api/public/editions/${first}/changes?page=${n + 1}`],
    ['edition changes, last page', (n) => `/api/public/editions/${first}/changes?page=${500 + n}`],
    ['edition changes, domain', (n) => `/api/public/editions/${first}/changes?domain=${some(domains, n)}`],
    ['edition changes since itself', (n) => `/api/public/editions/${second}/changes?since=${second}&page=${n + 1}`],
    ['edition changes since the next', (n) => `/api/public/editions/${first}/changes?since=${second}&page=${n + 1}`],
    [
      'edition changes since, domain',
      (n) => `/api/public/editions/${first}/changes?since=${second}&domain=${some(domains, n)}`,
    ],
    ['download csv', (n) => `/api/public/download?format=csv&n=${n}`],
    ['download json', (n) => `/api/public/download?format=json&n=${n}`],
    ['download csv, domain', (n) => `/api/public/download?format=csv&domain=${some(domains, n)}`],
    ['poster of a unit', (n) => `/api/public/posters/organisations/${some(units, n)}.pdf`],
    ['poster of a domain', (n) => `/api/public/posters/pilot-domains/${some(domains, n)}.pdf`],
    ['poster of an entry', (n) => `/api/public/posters/entries/${some(ids, n)}.pdf`],
    ['feedback by code', (n) => `/api/public/feedback/ABCDEFGH${n}`],
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const dataSource = createDataSource(`sqlite:${join(folder, 'bench.db')}`, entities, migrations)
await fill(dataSource, bigPack(TOWNS), ENTRIES)
const app = await createApp({ dataSource, clock: new Clock(TODAY), files: join(folder, 'files') }, true)
await app.init()
await app.getHttpAdapter().getInstance().ready()

const tokens = new Map()
async function ask(account, method, url, payload) {
  const token = tokens.get(account)
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const answer = await app.inject({ method, url: `/api${url}`, headers, ...(payload ? { payload } : {}) })
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 500)}`)
  return answer.json()
}
const office = (method, url, payload) => ask('office', method, url, payload)
async function publish(domainCodes) {
  const { contentHash } = await office('GET', `/publication/entries?domains=${domainCodes.join()}`)
  const plan = { roundCode: '2026', domainCodes, contentHash }
  for (const [account, kind] of REVIEWS) await ask(account, 'POST', '/publication/reviews', { ...plan, kind })
  const { id } = await office('POST', '/editions', { ...plan, note: '' })
  return id
}
for (const account of new Set(REVIEWS.map(([name]) => name)))
  tokens.set(account, (await ask(account, 'POST', '/session', { account, password: PASSWORD })).token)
const domains = (await office('GET', '/publication')).domains.filter(({ ready }) => ready).map(({ code }) => code)
const first = await publish(domains)
// An item of each unit is said in other words, so that the second edition differs from the first in each domain.
for (const entry of await dataSource.manager.findBy(EntryEntity, { position: 1 }))
  await dataSource.manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '改过的内容' } })
const second = await publish(domains)
const { standing } = app.get(PublicCatalogue)
await standing.search.ready
const { rows } = standing.catalogue
const given = {
  ids: rows.map(({ id }) => id),
  units: [...new Set(rows.map(({ organisation }) => organisation))],
  domains,
  editions: [second, first],
  names: rows.slice(0, 30).map(({ name }) => name.replaceAll(' ', '')),
}
console.error(`${rows.length} entries of ${standing.catalogue.names.size} names are published and can be searched`)
const lines = []
for (const [what, address] of questions(given)) {
  const times = []
  for (let n = 0; n < TIMES; n++) {
    let status = 0
    times.push(
      await longestTurn(async () => {
        status = (await app.inject({ method: 'GET', url: address(n) })).statusCode
      }),
    )
    if (status >= 500) faults.add(`${what}: ${status}`)
    await pause(5)
  }
  const sorted = times.sort((a, b) => a - b)
  const line = { what, 'median ms': +sorted[Math.floor(TIMES / 2)].toFixed(2), 'most ms': +sorted.at(-1).toFixed(2) }
  lines.push(line)
  if (line['median ms'] > AIM_MS) faults.add(`${what}: ${line['median ms']} ms, aim ${AIM_MS}`)
}
console.table(lines.sort((a, b) => b['median ms'] - a['median ms']))
for (const fault of faults) console.log(fault)
await app.close()
await dataSource.destroy()
rmSync(folder, { recursive: true, force: true })
process.exit(faults.size > 0 ? 1 : 0)
