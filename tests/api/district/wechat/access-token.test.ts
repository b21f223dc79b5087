import { entities, migrations } from '@gongkai/server/app/entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { WeChat } from '@gongkai/server/platform/wechat/wechat'
import { WeChatTokenEntity } from '@gongkai/server/platform/wechat/wechat-token.entity'
import { Logger } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import { databases } from '../../../support/databases'
import { APP_ID, type FakeWeChat, SECRET, startFakeWeChat } from '../../../support/fake-wechat'
import { settingsOf } from '../../../support/wechat-district'

const TOKEN = '/cgi-bin/stable_token'
const SCENE = { page: 'pages/catalogue/index', scene: 'd:01' }

describe.each(databases)('the access token on $name', ({ url }) => {
  let wechat: FakeWeChat
  let dataSources: DataSource[]
  /** Server processes: each its own connection to one database. */
  let servers: WeChat[]
  beforeEach(async () => {
    wechat = await startFakeWeChat()
    const database = await url()
    dataSources = []
    for (let count = 0; count < 3; count++) {
      const dataSource = await createDataSource(database, entities, migrations).initialize()
      if (count === 0) await dataSource.runMigrations()
      dataSources.push(dataSource)
    }
    servers = dataSources.map((dataSource) => new WeChat(dataSource, settingsOf(wechat.api)))
  })
  afterEach(async () => {
    for (const dataSource of dataSources) await dataSource.destroy()
    await wechat.close()
  })
  const fetched = () => wechat.asked.filter((path) => path === TOKEN).length
  const stored = () => dataSources[0]?.manager.findOneBy(WeChatTokenEntity, { appId: APP_ID })

  test('is fetched once for all that ask at once, in every process, and kept', async () => {
    const images = await Promise.all([...servers, ...servers, ...servers].map((server) => server.code(SCENE)))
    expect(new Set(images.map((image) => wechat.scan(image))).size).toBe(1)
    expect(fetched()).toBe(1)
    expect((await stored())?.token).toBe(wechat.tokens()[0])
  })

  test('is renewed before its last five minutes, once', async () => {
    await servers[0]?.code(SCENE)
    const soon = new Date(Date.now() + 4 * 60_000)
    await dataSources[0]?.manager.update(WeChatTokenEntity, { appId: APP_ID }, { expiresAt: soon })
    await Promise.all(servers.map((server) => server.code(SCENE)))
    expect(fetched()).toBe(2)
  })

  test('that somebody else made invalid is fetched anew and the act repeated, by one for all', async () => {
    await Promise.all(servers.map((server) => server.code(SCENE)))
    wechat.dropTokens()
    await Promise.all(servers.map((server) => server.code(SCENE)))
    expect(fetched()).toBe(2)
    expect((await stored())?.token).toBe(wechat.tokens()[0])
  })

  test('that no longer helps when new is not asked for again and again', async () => {
    wechat.break('/wxa/getwxacodeunlimit', 42001, 10)
    await expect(servers[0]?.code(SCENE)).rejects.toThrow('getwxacodeunlimit: 42001')
    expect(wechat.asked.filter((path) => path === '/wxa/getwxacodeunlimit')).toHaveLength(2)
  })

  test('of a process that died while it fetched is fetched by another, and a failed fetch by the next', async () => {
    const dead = new Date(Date.now() - 1)
    await dataSources[0]?.manager.insert(WeChatTokenEntity, {
      appId: APP_ID,
      token: '',
      expiresAt: new Date(0),
      fetchingUntil: dead,
    })
    wechat.break(TOKEN, -1)
    await expect(servers[0]?.code(SCENE)).rejects.toThrow('stable_token: -1')
    expect(wechat.scan((await servers[1]?.code(SCENE)) as Buffer)).toContain('scene=d%3A01')
  })

  test('and the secret are never in the log, whatever fails', async () => {
    const messages: string[] = []
    const spy = jest
      .spyOn(Logger.prototype, 'warn')
      .mockImplementation((line: unknown) => void messages.push(String(line)))
    try {
      await servers[0]?.code(SCENE)
      const errors: unknown[] = []
      const failing = async (path: string, fault: number | 'gibberish', ask: () => Promise<unknown> | undefined) => {
        wechat.break(path, fault, 2)
        await ask()?.catch((error: unknown) => errors.push(error))
        wechat.mend()
      }
      await failing('/wxa/getwxacodeunlimit', 42001, () => servers[0]?.code(SCENE))
      await failing('/wxa/getwxacodeunlimit', 'gibberish', () => servers[0]?.code(SCENE))
      await failing('/sns/jscode2session', 40125, () => servers[0]?.openidOf(wechat.login('somebody')))
      await failing('/sns/jscode2session', 'gibberish', () => servers[0]?.openidOf(wechat.login('somebody')))
      expect([messages.length, errors.length]).toEqual([5, 4])
      const all = [
        ...messages,
        ...errors.map((error) => `${error} ${(error as Error).stack} ${JSON.stringify(error)}`),
      ].join()
      for (const secret of [SECRET, encodeURIComponent(SECRET), ...wechat.tokens(), 'somebody'])
        expect(all).not.toContain(secret)
    } finally {
      spy.mockRestore()
    }
  })
})
