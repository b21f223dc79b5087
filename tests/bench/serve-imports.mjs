// The server of import.mjs, compiled as `npm start` runs it, on the database it is given. Tells its address, tokens of somebody who
// imports and of another, what the other asks for, and its peak memory whenever asked, over the IPC channel.

import { createApp } from '@gongkai/server/app/create-app'
import { entities, migrations } from '@gongkai/server/app/entities'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { hashPassword } from '@gongkai/server/district/account/password'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { Clock } from '@gongkai/server/platform/clock'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'

const PASSWORD = 'a long bench password'
const [town, neighbour] = quangang.organisations.filter(({ kind, fills }) => kind === 'town' && fills !== false)
const dataSource = createDataSource(process.argv[2], entities, migrations)
await prepareDatabase(dataSource, [(tx) => loadRegionPack(tx, quangang), loadLaws])
const passwordHash = await hashPassword(PASSWORD)
await dataSource.manager.insert(
  PersonEntity,
  [town, neighbour].map(({ code }) => ({
    account: code,
    name: '甲',
    organisationCode: code,
    roles: ['editor', 'approver'],
    passwordHash,
  })),
)
const app = await createApp({ dataSource, clock: new Clock('2026-07-20') }, true)
await app.listen(0, '127.0.0.1')
const url = await app.getUrl()
async function signIn({ code }) {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: code, password: PASSWORD }),
  })
  return (await answer.json()).token
}
const [token, otherToken] = [await signIn(town), await signIn(neighbour)]
/** Each so often that it alone leaves the server half idle: more would measure the machine instead. */
const paths = {
  公众首页: { path: '/api/public/home', rate: 100 },
  法规依据: { path: '/api/laws?q=%E6%95%91', rate: 20 },
  工作台: { path: '/api/assignments', rate: 2 },
}

process.on('message', async (told) => {
  if (told === 'memory') return process.send({ peak: process.resourceUsage().maxRSS })
  await app.close()
  await dataSource.destroy()
  process.exit(0)
})
process.on('disconnect', () => process.exit(1))
process.send({ url, token, otherToken, paths })
