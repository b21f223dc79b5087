// The server of import.mjs: a small district on the database it is given. Tells its address, a token of somebody who imports and
// what others ask for, and its peak memory whenever asked, over the IPC channel.
import { hashPassword } from '../../server/src/account/password.ts'
import { PersonEntity } from '../../server/src/account/person.entity.ts'
import { createApp } from '../../server/src/create-app.ts'
import { Clock } from '../../server/src/platform/clock.ts'
import { createDataSource } from '../../server/src/platform/database/data-source.ts'
import { entities, migrations } from '../../server/src/platform/database/entities.ts'
import { loadRegionPack } from '../../server/src/regions/load-region-pack.ts'
import { quangang } from '../../server/src/regions/quangang/index.ts'
import { Region } from '../../server/src/regions/region.ts'

const PASSWORD = 'a long bench password'
const town = quangang.organisations.find(({ kind, fills }) => kind === 'town' && fills !== false)
const dataSource = createDataSource(process.argv[2], entities, migrations)
await dataSource.initialize()
await dataSource.runMigrations()
await dataSource.manager.transaction((tx) => loadRegionPack(tx, quangang))
await dataSource.manager.insert(PersonEntity, {
  account: 'bench',
  name: '甲',
  organisationCode: town.code,
  roles: ['editor', 'approver'],
  passwordHash: await hashPassword(PASSWORD),
})
const app = await createApp({ dataSource, clock: new Clock('2026-07-20'), region: new Region(quangang) }, true)
await app.listen(0, '127.0.0.1')
const url = await app.getUrl()
const signIn = await fetch(`${url}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ account: 'bench', password: PASSWORD }),
})
const { token } = await signIn.json()
const paths = { 工作台: '/api/assignments', 法规依据: '/api/laws?q=%E6%95%91', 公众首页: '/api/public/home' }

process.on('message', async (told) => {
  if (told === 'memory') return process.send({ peak: process.resourceUsage().maxRSS })
  await app.close()
  await dataSource.destroy()
  process.exit(0)
})
process.on('disconnect', () => process.exit(1))
process.send({ url, token, paths })
