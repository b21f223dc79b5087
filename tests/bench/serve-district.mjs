// The server of wait.mjs, compiled as `npm start` runs it, on the filled database it is given. Tells its address, and whenever asked
// its CPU seconds, its statements, its peak memory and its longest turn so far, over the IPC channel.
import { existsSync, readFileSync } from 'node:fs'
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { ownThread } from '@gongkai/server/platform/threads/thread-cpu'
import { TODAY } from './big-district.mjs'

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
process.on('message', async (told) => {
  if (told === 'figures') return process.send(figures())
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
