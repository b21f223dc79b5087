// The child of starting-process.ts: prepares each database it is told as `main.ts` does, serves it, asks it for its health, and closes.
import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'

async function open(url) {
  const dataSource = createDataSource(url, entities, migrations)
  try {
    await prepareDatabase(dataSource, districtLoads)
    const app = await createApp({ dataSource, clock: new Clock('2026-11-28') }, true)
    await app.listen(0, '127.0.0.1')
    const answer = await fetch(`${await app.getUrl()}/api/public/pilot-domains`)
    const domains = await answer.json()
    await app.close()
    return { status: answer.status, domains: Array.isArray(domains) }
  } catch (error) {
    return { error: String(error.stack ?? error) }
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}

process.on('message', async ({ url }) => process.send(await open(url)))
process.on('disconnect', () => process.exit(1))
process.send({ ready: true })
