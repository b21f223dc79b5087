// The server of wait.mjs, compiled as `npm start` runs it, on the filled database it is given. Tells its address, and whenever asked
// its CPU seconds, its statements, its peak memory and its longest turn so far, over the IPC channel.
import { existsSync, readFileSync } from 'node:fs'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { LawEntity, LIBRARY } from '@gongkai/server/district/law/law.entity'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { ownThread } from '@gongkai/server/platform/threads/thread-cpu'
import { TODAY } from './big-district.mjs'

const AFFECTED = 1000
const [, , url, , files] = process.argv
const dataSource = await createDataSource(url, entities, migrations).initialize()
let statements = 0
const create = dataSource.driver.createQueryRunner
dataSource.driver.createQueryRunner = (...mode) => {
  const runner = create.apply(dataSource.driver, mode)
  const query = runner.query.bind(runner)
  runner.query = (...call) => {
    statements += 1
    return query(...call)
  }
  return runner
}
const app = await createApp({ dataSource, clock: new Clock(TODAY), files }, true)
await app.listen(0, '127.0.0.1')
/** Milliseconds of work of this thread, which a busy machine does not lengthen; Linux tells them. */
const schedule = `/proc/self/task/${ownThread()}/schedstat`
const worked = existsSync(schedule) ? () => Number(readFileSync(schedule, 'utf8').split(' ', 1)) / 1e6 : () => 0
let [turn, longest] = [worked(), 0]
setInterval(() => {
  const now = worked()
  longest = Math.max(longest, now - turn)
  turn = now
}, 1)
/** The CPU used so far, and the longest turn of the event loop since this was asked before. */
const figures = () => {
  const { user, system } = process.cpuUsage()
  const told = { cpu: (user + system) / 1e6, statements, peak: process.resourceUsage().maxRSS / 1024, turn: longest }
  longest = 0
  return told
}
/** A law that a thousand standing items cite, five in a row of a work, and that another took the place of. */
async function replacedLaw() {
  const [old, title] = ['中华人民共和国旧政务公开办法', '中华人民共和国新政务公开法']
  const replacement = { title, documentNumber: '', articles: [{ from: '第九条', to: '第十二条' }] }
  const { manager } = dataSource
  const { id } = await manager.save(LawEntity, {
    ...{ organisationCode: LIBRARY, title: old, documentNumber: '', status: 'effective', replacedBy: '', note: '' },
    ...{ searchKey: old, endedOn: '2026-10-01', replacements: [replacement] },
  })
  const bases = [{ title: old, documentNumber: '', article: '第九条' }]
  const items = await manager
    .createQueryBuilder(EditionEntryEntity, 'item')
    .orderBy('item.publicNumber', 'ASC')
    .limit(AFFECTED)
    .getMany()
  for (const { id: itemId, entryId, snapshot } of items) {
    const { fields } = await manager.findOneByOrFail(EntryEntity, { id: entryId })
    await manager.update(EntryEntity, { id: entryId }, { fields: { ...fields, bases } })
    await manager.update(EditionEntryEntity, { id: itemId }, { snapshot: { ...snapshot, bases } })
  }
  const { version } = await manager.findOneByOrFail(LawEntity, { id })
  const request = { version, replacement: { title, documentNumber: '' }, reason: '新法施行', triggerOn: '2026-10-01' }
  return { id, request }
}
process.on('message', async (told) => {
  if (told === 'figures') return process.send(figures())
  if (told === 'law') return process.send(await replacedLaw())
  // the index has caught up with the edition
  if (told === 'settled') {
    await app.get(PublicCatalogue).standing.search.ready
    return process.send(figures())
  }
  await app.close()
  await dataSource.destroy()
  process.exit(0)
})
process.on('disconnect', () => process.exit(1))
process.send({ url: await app.getUrl() })
