// One side of public-catalogue.mjs: a published catalogue of so many entries served by the real app, and the same bytes by a bare
// Fastify, in this process. Tells its addresses, what it measured in process, and its memory over the IPC channel.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { createApp } from '../../server/src/app/create-app.ts'
import { entities, migrations } from '../../server/src/app/entities.ts'
import { loadRegionPack } from '../../server/src/app/regions/load-region-pack.ts'
import { quangang } from '../../server/src/app/regions/quangang/index.ts'
import { listPage } from '../../server/src/catalogue/public-catalogue/list-page.ts'
import { PublicCatalogue } from '../../server/src/catalogue/public-catalogue/public-catalogue.ts'
import { EditionEntity } from '../../server/src/district/edition/edition.entity.ts'
import { EditionEntryEntity } from '../../server/src/district/edition/edition-entry.entity.ts'
import { loadLaws } from '../../server/src/district/law/load-laws.ts'
import { Clock } from '../../server/src/platform/clock.ts'
import { createDataSource } from '../../server/src/platform/database/data-source.ts'
import { prepareDatabase } from '../../server/src/platform/database/prepare-database.ts'

const count = Number(process.argv[2])
const words = [
  '低保',
  '被征地农户',
  '农村危房改造',
  '补贴标准 发放',
  '孤儿',
  '社会救助 结果',
  '财政预算',
  '救',
  '信息形成',
  '行政处罚 决定',
  '办法 2019',
  '没有的词语',
]

/** Rows of the pack's guidelines under the names of its towns, each with words of its own, so that texts differ as real ones do. */
function snapshot(index) {
  const rows = Object.entries(quangang.guidelines).flatMap(([code, items]) => items.map((item) => ({ code, item })))
  const towns = quangang.organisations.filter(({ kind }) => kind === 'town')
  const { code, item } = rows[index % rows.length]
  const town = towns[Math.floor(index / rows.length) % towns.length]
  const serial = Math.floor(index / (rows.length * towns.length))
  return {
    id: `${code}-${town.code}-${String(index).padStart(6, '0')}`,
    ...item,
    channelOther: '',
    level3: serial ? `第${serial}项` : '',
    subjects: [town.name],
    content: `${item.content}；${'办理条件、标准、程序、时限和结果，由经办人逐项核对后公开'.repeat(1 + (index % 8))}（${index}号）`,
    domain: { code, name: quangang.domains.find((domain) => domain.code === code).name },
    organisation: { code: town.code, name: town.name },
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const dataSource = createDataSource(`sqlite:${join(folder, 'bench.db')}`, entities, migrations)
await prepareDatabase(dataSource, [(tx) => loadRegionPack(tx, quangang), loadLaws])
const codes = quangang.domains.map(({ code }) => code)
const { id: editionId } = await dataSource.manager.save(EditionEntity, {
  year: 2026,
  number: 1,
  roundCode: '2020',
  publishedAt: new Date(),
  effectiveOn: '2026-11-23',
  note: '',
  domains: codes.map((code) => ({ code, roundCode: '2020' })),
  entryCount: count,
  contentHash: '',
})
for (let start = 0; start < count; start += 200) {
  const entries = Array.from({ length: Math.min(200, count - start) }, (_, index) => snapshot(start + index))
  await dataSource.manager.insert(
    EditionEntryEntity,
    entries.map((entry) => ({
      editionId,
      domainCode: entry.domain.code,
      publicNumber: entry.id,
      entryId: null,
      snapshot: entry,
    })),
  )
}
const app = await createApp({ dataSource, clock: new Clock() }, true)
const began = performance.now()
await app.init()
const catalogue = app.get(PublicCatalogue)
const readMs = performance.now() - began
const scan = await timesOf(words.slice(0, 4))
await catalogue.standing.search.ready
const indexedMs = performance.now() - began
const search = await timesOf(words)
await app.listen(0, '127.0.0.1')
const url = (await app.getUrl()).replace('[::1]', '127.0.0.1')

const bare = Fastify()
const bytes = new Map()
bare.get('/*', (request, reply) => reply.type('application/json; charset=utf-8').send(bytes.get(request.url)))
const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })

const paths = {
  list: Array.from({ length: 50 }, (_, page) => `/api/public/entries?page=${page + 1}&size=20`),
  entry: Array.from(
    { length: 500 },
    (_, index) => `/api/public/entries/${snapshot(Math.floor((index * count) / 500)).id}`,
  ),
  search: words.map((q) => `/api/public/entries?q=${encodeURIComponent(q)}`),
}
for (const path of Object.values(paths).flat())
  bytes.set(path, (await app.inject({ method: 'GET', url: path })).rawPayload)
process.send({ url, bareUrl, paths, readMs, indexedMs, scan, search, rss: process.memoryUsage().rss })
process.once('message', async () => {
  await app.close()
  await bare.close()
  await dataSource.destroy()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})

/** Each search anew, not from what is prepared: milliseconds in order. */
async function timesOf(searched) {
  const times = []
  for (let round = 0; round < 20; round++) {
    for (const q of searched) {
      const start = performance.now()
      await listPage(catalogue.standing, { q, page: 1 + (round % 3) })
      times.push(performance.now() - start)
    }
  }
  return times.sort((a, b) => a - b)
}
