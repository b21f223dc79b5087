import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EditionChangeEntity } from '@gongkai/server/catalogue/publication/edition-change.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import type { TakedownPage } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { publishedFirst } from '../../../factories/published'
import { databases } from '../../../support/databases'
import { openDistrict, PASSWORD } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { ask, type Running, startServer } from '../../../support/operating'
import { closePdfs } from '../../../support/pdf'
import { publicAddresses, serverAt, tellingOf } from '../../../support/public-sweep'

const CANARY = '暗记丙家'
const ITEM = '01-east-0001'

describe.each(databases)('紧急下线 with two server processes, on $name', ({ url }) => {
  const files = mkdtempSync(join(tmpdir(), 'gongkai-takedown-'))
  const running: Running[] = []
  afterAll(async () => {
    closePdfs()
    for (const { child, ended } of running) {
      child.kill('SIGKILL')
      await ended
    }
    rmSync(files, { recursive: true, force: true })
  })

  test('the item is gone from every public route of the other, a kill right after the answer loses nothing, no log tells it', async () => {
    const address = await url()
    const district = await openDistrict(address)
    await publishedFirst(district)
    // Published before there were gates.
    const { manager } = district.dataSource
    for (const entity of [EditionEntryEntity, EditionChangeEntity]) {
      const { tableName } = district.dataSource.getMetadata(entity)
      const column = entity === EditionEntryEntity ? 'snapshot' : district.dataSource.driver.escape('change')
      await manager.query(`UPDATE ${tableName} SET ${column} = REPLACE(${column}, '低保', '${CANARY}')`)
    }
    await district.close()

    const start = async () => {
      const server = await startServer({
        DATABASE_URL: address,
        GONGKAI_FILES: files,
        GONGKAI_DEMO: '0',
        GONGKAI_HOST: '127.0.0.1',
      })
      running.push(server)
      return server
    }
    const [first, second] = await Promise.all([start(), start()])
    const other = serverAt(second.origin)
    const addresses = await publicAddresses(other, { numbers: [ITEM, '01-east-0002'], words: ['暗记', '救助'] })
    expect((await tellingOf(other, addresses, [CANARY])).length).toBeGreaterThan(8)

    const { body: session } = await ask(first.origin, '/api/session', { account: 'office', password: PASSWORD })
    const asked = { subjectKind: 'entry', subject: ITEM, kind: 'personal', reason: '误写了群众的家庭情况' }
    expect((await ask(first.origin, '/api/takedowns', asked, session.token)).status).toBe(201)
    first.child.kill('SIGKILL')
    const status = async () => (await other.inject({ method: 'GET', url: `/api/public/entries/${ITEM}` })).statusCode
    await expectSoon(status, 410)
    expect(await tellingOf(other, addresses, [CANARY])).toEqual([])

    const again = await start()
    expect(await tellingOf(serverAt(again.origin), addresses, [CANARY])).toEqual([])
    const { body } = await ask(again.origin, '/api/takedowns', undefined, session.token)
    expect((body as TakedownPage).items).toMatchObject([{ subject: ITEM, state: 'down' }])
    for (const { said } of running) expect(said()).not.toContain(CANARY)
  })
})
