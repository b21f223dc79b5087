// 附件2 of 30,000 published entries as a document, from the database to the file on the disk, each format in a process of its own
// that runs compiled, as the server does; on both databases. `pnpm --filter @gongkai/tests bench:export`; a private MariaDB is
// started unless GONGKAI_TEST_MYSQL names one.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entities, migrations } from '@gongkai/server/app/entities'
import { EditionArchive } from '@gongkai/server/catalogue/publication/edition-archive'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { PlanDocument } from '@gongkai/server/exchange/export/plan-document'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import { FileStore } from '@gongkai/server/platform/files/file-store'
import { Region } from '@gongkai/server/platform/region'
import { NO_REGION } from '@gongkai/shared/base/region/region-facts'
import { serverEnvironment, serverOptions } from '../../scripts/server-process.mjs'
import { startMaria } from '../support/maria.mjs'

const ENTRIES = 30_000
const DOMAINS = 24
const AIM_S = 5
const AIM_MB = 300
const FORMATS = ['xlsx', 'csv', 'docx', 'pdf']
const range = (count) => Array.from({ length: count }, (_, index) => index)
const two = (number) => String(number).padStart(2, '0')
const facts = { ...NO_REGION, code: '990002', name: '大区', shortName: '大区' }

/** As long as a real row of 附件2 is. */
const snapshotOf = (n, domain) => ({
  id: `${domain}-350505106-${String(n).padStart(4, '0')}`,
  domain: { code: domain, name: `领域${domain}` },
  organisation: { code: '350505106', name: '前黄镇人民政府' },
  level1: '社会救助',
  level2: `最低生活保障审核审批第${n}项`,
  level3: '审核审批信息',
  stages: ['management', 'service', 'result'],
  content: `${['初次申请', '复核', '动态调整', '取消资格'][n % 4]}第${n}批：初审对象名单及相关材料；低保对象名单及相关材料；救助标准、发放情况；办理流程、办事指南、咨询与监督投诉电话（0595-87${String(n).padStart(6, '0')}）`,
  bases: [
    { title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '第十一条' },
    { title: '关于改进最低生活保障工作的若干意见', documentNumber: '国发〔2012〕45号', article: '' },
  ],
  timeLimit: '自该信息形成或者变更之日起20个工作日内，公示7个工作日',
  subjects: ['前黄镇人民政府', '区民政局'],
  channels: ['website', 'social', 'noticeBoard'],
  channelOther: '',
  audiences: ['everyone', 'specific'],
  audienceSpecific: '最低生活保障对象',
  ways: ['proactive'],
  levels: ['district', 'town'],
})

async function fill(dataSource) {
  await prepareDatabase(dataSource, [])
  const domains = range(DOMAINS).map((n) => two(n + 1))
  await dataSource.manager.transaction(async (tx) => {
    const { id: editionId } = await tx.save(
      tx.create(EditionEntity, {
        year: 2026,
        number: 1,
        roundCode: '2026',
        publishedAt: new Date('2026-11-01T00:00:00Z'),
        note: '',
        entryCount: ENTRIES,
        contentHash: 'a'.repeat(64),
        effectiveOn: '2026-12-01',
        domains: domains.map((code) => ({ code, roundCode: '2026' })),
      }),
    )
    const rows = range(ENTRIES).map((n) => {
      const domainCode = domains[Math.floor((n * DOMAINS) / ENTRIES)]
      const snapshot = snapshotOf(n, domainCode)
      return { editionId, domainCode, publicNumber: snapshot.id, entryId: null, snapshot }
    })
    for (let start = 0; start < rows.length; start += 500)
      await tx.insert(EditionEntryEntity, rows.slice(start, start + 500))
  })
}

/** In the process of its own: its figures as JSON. */
async function make(url, format, folder) {
  const dataSource = await createDataSource(url, entities, migrations).initialize()
  const region = Object.assign(new Region(dataSource), { facts })
  const plans = new PlanDocument(dataSource, new Clock(), region, new EditionArchive(dataSource))
  const scope = { all: false, domainCodes: [], organisationCode: '' }
  const before = process.memoryUsage.rss()
  const start = performance.now()
  const plan = await plans.of({ kind: 'catalogue', format, source: 'standing' }, scope)
  let rows = 0
  const { size } = await new FileStore(folder).write(
    plan.write((count) => {
      rows = count
    }),
    new AbortController().signal,
  )
  const ms = Math.round(performance.now() - start)
  console.log(JSON.stringify({ ms, rows, size, before, peak: process.resourceUsage().maxRSS * 1024 }))
  await dataSource.destroy()
}

function bench(name, url, folder) {
  const mb = (bytes) => Math.round(bytes / 1024 / 1024)
  return FORMATS.map((format) => {
    const made = execFileSync(
      process.execPath,
      [...serverOptions, fileURLToPath(import.meta.url), url, format, folder],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...serverEnvironment } },
    )
    const { ms, rows, size, before, peak } = JSON.parse(made.trim().split('\n').at(-1))
    return {
      database: name,
      format,
      rows,
      'file MB': +(size / 1024 / 1024).toFixed(1),
      seconds: +(ms / 1000).toFixed(2),
      [`of ${AIM_S} s`]: +(ms / 1000 / AIM_S).toFixed(2),
      'MB before': mb(before),
      'peak MB': mb(peak),
      [`of ${AIM_MB} MB`]: +(mb(peak) / AIM_MB).toFixed(2),
    }
  })
}

const [, , url, format, files] = process.argv
if (format) await make(url, format, files)
else {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const maria = process.env.GONGKAI_TEST_MYSQL ? null : await startMaria()
  const server = (process.env.GONGKAI_TEST_MYSQL ?? maria.url).replace(/\/$/, '')
  const database = `gongkai_bench_${randomBytes(4).toString('hex')}`
  const admin = await createDataSource(`${server}/information_schema`, [], []).initialize()
  await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`)
  try {
    const tables = []
    const on = {
      sqlite: `sqlite:${join(folder, 'gongkai.db')}`,
      mariadb: `${server}/${database}`,
    }
    for (const [name, address] of Object.entries(on)) {
      const dataSource = createDataSource(address, entities, migrations)
      await fill(dataSource)
      await dataSource.destroy()
      tables.push(...bench(name, address, join(folder, 'files')))
    }
    console.table(tables)
    const met = (line) => line.rows === ENTRIES && line[`of ${AIM_S} s`] <= 1 && line[`of ${AIM_MB} MB`] <= 1
    const faults = tables.filter((line) => !met(line))
    for (const { database, format } of faults)
      console.log(`${database}, ${format}: over ${AIM_S} s or ${AIM_MB} MB, or not all of the rows`)
    process.exitCode = faults.length > 0 ? 1 : 0
  } finally {
    await admin.query(`DROP DATABASE ${database}`)
    await admin.destroy()
    await maria?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
