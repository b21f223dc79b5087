// Fifty clerks save drafts at once, each a row of a unit of its own, against the raw driver that writes the same rows in a transaction:
// work (CPU) per save, which a busy machine does not lengthen as it does the clock. On SQLite: `pnpm --filter @gongkai/tests bench:save`.
// Exits 1 where a save costs more work than so many raw ones, or one was lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { SessionRepository } from '@gongkai/server/district/account/session.repository'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { safeLibsql } from '@gongkai/server/platform/database/serialised-sqlite'
import { bigPack, fill, TODAY } from './big-district.mjs'

const CLERKS = 50
const SAVES = 20
const ENTRIES = 24 * CLERKS * 6
const AIM_TIMES_RAW = 10
const faults = []

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const file = join(folder, 'bench.db')
const dataSource = createDataSource(`sqlite:${file}`, entities, migrations)
await fill(dataSource, bigPack(CLERKS), ENTRIES)
const { manager } = dataSource
await manager.update(SubmissionEntity, { phase: 'catalogue' }, { state: 'draft', revision: 0, submittedAt: null })
await manager.update(ReportEntity, { phase: 'catalogue' }, { state: 'preparing' })
const app = await createApp({ dataSource, clock: new Clock(TODAY), files: join(folder, 'files') }, true)
await app.init()
await app.getHttpAdapter().getInstance().ready()

const clerks = []
for (let n = 1; n <= CLERKS; n++) {
  const code = `town-${n}`
  const [{ id: personId }, { id: assignmentId }] = await Promise.all([
    manager.findOneByOrFail(PersonEntity, { account: code }),
    manager.findOneByOrFail(AssignmentEntity, { organisationCode: code }),
  ])
  const token = await manager.transaction((tx) => app.get(SessionRepository).open(tx, personId, '其他设备'))
  const entry = await manager.findOneByOrFail(EntryEntity, { assignmentId, position: 1 })
  clerks.push({ token, id: entry.id, version: entry.version, fields: entry.fields })
}
/** CPU milliseconds for each of so many saves. */
async function workOf(saves, run) {
  const before = process.cpuUsage()
  const began = performance.now()
  await run()
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1000 / saves, perSecond: (saves / (performance.now() - began)) * 1000 }
}
async function save(clerk) {
  const fields = { ...clerk.fields, content: `第${clerk.version}次改过的内容` }
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/entries/${clerk.id}`,
    headers: { authorization: `Bearer ${clerk.token}` },
    payload: { version: clerk.version, fields },
  })
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 500)}`)
  clerk.version = answer.json().version
}
const all = (times) =>
  Promise.all(
    clerks.map(async (clerk) => {
      for (let n = 0; n < times; n++) await save(clerk)
    }),
  )
await all(4)
const ours = await workOf(CLERKS * SAVES, () => all(SAVES))
for (const { id, version } of clerks) {
  const stored = await manager.findOneByOrFail(EntryEntity, { id })
  if (stored.version !== version) faults.push(`a save of ${id} was lost: ${stored.version} instead of ${version}`)
}

const raw = new safeLibsql(file)
raw.pragma('synchronous = FULL')
const statements = [
  ['UPDATE entry SET fields = ?, version = ? WHERE id = ?', ({ fields, id }, n) => [JSON.stringify(fields), n, id]],
  [
    "INSERT INTO event (at, by, kind, detail, delivered_at) VALUES ('2026-10-20', '甲', 'entry.saved', ?, '2026-10-20')",
    ({ id }) => [JSON.stringify({ entryId: id })],
  ],
].map(([sql, values]) => [raw.prepare(sql), values])
const [begin, commit] = [raw.prepare('BEGIN IMMEDIATE'), raw.prepare('COMMIT')]
const rawly = await workOf(CLERKS * SAVES, () => {
  for (let n = 0; n < SAVES; n++)
    for (const clerk of clerks) {
      begin.run()
      for (const [statement, values] of statements) statement.run(values(clerk, n + 1000))
      commit.run()
    }
})
raw.close()
const times = ours.cpu / rawly.cpu
console.table([
  { by: 'gongkai', 'CPU ms a save': +ours.cpu.toFixed(2), 'saves/s': Math.round(ours.perSecond) },
  { by: 'libsql', 'CPU ms a save': +rawly.cpu.toFixed(2), 'saves/s': Math.round(rawly.perSecond) },
])
console.log(`a save costs ${times.toFixed(1)} × the raw driver's, aim ≤ ${AIM_TIMES_RAW}`)
if (!(times <= AIM_TIMES_RAW)) faults.push(`a save costs ${times.toFixed(1)} × the raw driver's, aim ${AIM_TIMES_RAW}`)
for (const fault of faults) console.log(fault)
await app.close()
await dataSource.destroy()
rmSync(folder, { recursive: true, force: true })
process.exit(faults.length > 0 ? 1 : 0)
