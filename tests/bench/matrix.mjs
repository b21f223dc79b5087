// The matrix, the 工作台 and the review queue from 24 × 24 assignments at 30,000 entries, on both databases:
// `pnpm --filter @gongkai/tests bench:matrix`. A private MariaDB is started unless GONGKAI_TEST_MYSQL names one.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../server/src/app/create-app.ts'
import { entities, migrations } from '../../server/src/app/entities.ts'
import { loadRegionPack } from '../../server/src/app/regions/load-region-pack.ts'
import { AssignmentEntity } from '../../server/src/compiling/assignment/assignment.entity.ts'
import { ListAssignmentsQuery } from '../../server/src/compiling/assignment/list-assignments.query.ts'
import { EntryEntity } from '../../server/src/compiling/entry/entry.entity.ts'
import { ReviewQueueQuery } from '../../server/src/compiling/review/review-queue.query.ts'
import { SubmissionEntity } from '../../server/src/compiling/submission/submission.entity.ts'
import { handedIn, SubmissionRevisionEntity } from '../../server/src/compiling/submission/submission-revision.entity.ts'
import { MatrixQuery } from '../../server/src/oversight/dashboard/matrix.query.ts'
import { Clock } from '../../server/src/platform/clock.ts'
import { createDataSource } from '../../server/src/platform/database/data-source.ts'
import { prepareDatabase } from '../../server/src/platform/database/prepare-database.ts'
import { startMaria } from '../support/maria.mjs'

const SIDE = 24
const ENTRIES = 30_000
const AIM_MS = 50
const SENT = new Date('2026-07-20T00:00:00Z')
const range = (count) => Array.from({ length: count }, (_, index) => index)
const two = (number) => String(number).padStart(2, '0')

const fields = {
  level1: '救助',
  level2: '低保',
  level3: '',
  stages: ['result'],
  content: '对象名单、标准、发放情况',
  bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '' }],
  timeLimit: '信息形成或者变更之日起20个工作日内',
  subjects: ['东镇人民政府'],
  channels: ['website', 'noticeBoard'],
  channelOther: '',
  audiences: ['everyone'],
  audienceSpecific: '',
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'proactive',
  withholdGround: '',
  withholdLaw: '',
  reassessOn: '',
  matterCode: '',
}
const pack = {
  code: '990002',
  name: '大区',
  shortName: '大区',
  organisations: [
    { code: 'office', name: '区信息公开办', kind: 'office' },
    { code: 'lead', name: '牵头局', kind: 'agency' },
    ...range(SIDE - 1).map((n) => ({ code: `town-${two(n)}`, name: `第${n + 1}镇人民政府`, kind: 'town' })),
  ],
  domains: range(SIDE).map((n) => ({ code: two(n), name: `领域${n + 1}`, aliases: [], leads: ['lead'] })),
  rounds: [
    {
      code: '2026',
      name: '2026年编制',
      year: 2026,
      milestones: [{ phase: 'inventory', audience: 'towns', date: '2026-07-24', title: '送审' }],
    },
  ],
  guidelines: {},
}

async function fill(dataSource) {
  const assignments = await dataSource.manager.find(AssignmentEntity)
  const rows = range(ENTRIES).map((n) => ({
    assignmentId: assignments[n % assignments.length].id,
    position: Math.floor(n / assignments.length) + 1,
    version: 1,
    guidelineItemId: null,
    publicNumber: null,
    fields: { ...fields, level2: `事项${n}` },
  }))
  await dataSource.manager.transaction(async (tx) => {
    for (let start = 0; start < rows.length; start += 500) await tx.insert(EntryEntity, rows.slice(start, start + 500))
    await tx.update(SubmissionEntity, { phase: 'inventory' }, { state: 'submitted', revision: 1, submittedAt: SENT })
    // as handing in leaves them: each with what it held
    for (const submission of await tx.findBy(SubmissionEntity, { phase: 'inventory' })) {
      const entries = await tx.find(EntryEntity, {
        where: { assignmentId: submission.assignmentId },
        order: { position: 'ASC' },
      })
      await tx.insert(SubmissionRevisionEntity, {
        submissionId: submission.id,
        revision: 1,
        submittedAt: SENT,
        by: '甲',
        entryCount: entries.length,
        entries: entries.map(handedIn),
      })
    }
  })
  return assignments.length
}

/** Milliseconds at the middle and near the end of so many runs. */
async function measured(run, times = 40) {
  for (const _ of range(5)) await run()
  const took = []
  for (const _ of range(times)) {
    const start = performance.now()
    await run()
    took.push(performance.now() - start)
  }
  took.sort((a, b) => a - b)
  return { p50: took[Math.floor(times * 0.5)], p95: took[Math.floor(times * 0.95)] }
}

/** How many queries one run asks. */
async function queriesOf(dataSource, run) {
  let count = 0
  const { createQueryRunner } = dataSource.driver
  const counted = (...given) => {
    const runner = createQueryRunner.apply(dataSource.driver, given)
    const query = runner.query
    runner.query = (...asked) => {
      count += 1
      return query.apply(runner, asked)
    }
    return runner
  }
  dataSource.driver.createQueryRunner = counted
  await run()
  dataSource.driver.createQueryRunner = createQueryRunner
  return count
}

async function bench(name, url) {
  const dataSource = createDataSource(url, entities, migrations)
  await prepareDatabase(dataSource, [(tx) => loadRegionPack(tx, pack)])
  const assignments = await fill(dataSource)
  const app = await createApp({ dataSource, clock: new Clock('2026-07-25') }, true)
  await app.init()
  const signedIn = (organisationCode, organisationKind) => ({ organisationCode, organisationKind, roles: ['approver'] })
  const office = signedIn('office', 'office')
  const reads = [
    ['matrix', () => app.get(MatrixQuery).run(office)],
    ['工作台 of a town', () => app.get(ListAssignmentsQuery).own(signedIn('town-00', 'town'))],
    ['review queue of the lead', () => app.get(ReviewQueueQuery).run(signedIn('lead', 'agency'))],
  ]
  const lines = []
  for (const [read, run] of reads) {
    const { p50, p95 } = await measured(run)
    lines.push({
      database: name,
      read,
      assignments,
      entries: ENTRIES,
      queries: await queriesOf(dataSource, run),
      'p50 ms': +p50.toFixed(1),
      'p95 ms': +p95.toFixed(1),
      [`p50 of ${AIM_MS} ms`]: +(p50 / AIM_MS).toFixed(2),
    })
  }
  await app.close()
  await dataSource.destroy()
  return lines
}

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const maria = process.env.GONGKAI_TEST_MYSQL ? null : await startMaria()
const server = (process.env.GONGKAI_TEST_MYSQL ?? maria.url).replace(/\/$/, '')
const database = `gongkai_bench_${randomBytes(4).toString('hex')}`
const admin = await createDataSource(`${server}/information_schema`, [], []).initialize()
await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`)
try {
  const lines = [
    ...(await bench('sqlite', `sqlite:${join(folder, 'gongkai.db')}`)),
    ...(await bench('mariadb', `${server}/${database}`)),
  ]
  console.table(lines)
  const faults = lines.filter((line) => !(line['p50 ms'] <= AIM_MS))
  for (const line of faults) console.log(`${line.database}, ${line.read}: ${line['p50 ms']} ms, aim ${AIM_MS}`)
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  await admin.query(`DROP DATABASE ${database}`)
  await admin.destroy()
  await maria?.stop()
  rmSync(folder, { recursive: true, force: true })
}
