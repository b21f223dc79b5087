import type { Page, Route } from 'playwright-core'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type DraftDistrict, field, kill, level3, openDraftDistrict, openEntry, SENT, sign } from './draft-phone'

const API = '**/api/**'
const ENTRY = '**/api/entries/*'
const onlySaves = (act: (route: Route) => Promise<unknown>) => (route: Route) =>
  route.request().method() === 'PUT' ? act(route) : route.continue()

describe.each(screenDatabases)('a draft outlives a weak network, on $name', ({ url }) => {
  let town: DraftDistrict
  let page: Page
  beforeAll(async () => {
    town = await openDraftDistrict(await url())
  })
  beforeEach(async () => {
    page = await town.phone('east')
  })
  afterEach(async () => {
    await page.context().close()
  })
  afterAll(() => town?.close())

  test('typed without network, the app killed, opened again: still there, and on the server once there is network', async () => {
    const id = await town.newEntry('离线填写')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('没有网络时填的')
    await sign(page, '已存本机，联网后自动上传')
    page = await kill(page)
    // The app's own files are on the phone; only the server cannot be reached.
    await page.context().setOffline(false)
    await page.route(API, (route) => route.abort())
    await openEntry(page, town.origin, id)
    await page.getByText('现在连不上服务器').waitFor()
    expect(await level3(page).inputValue()).toBe('没有网络时填的')
    expect((await town.stored(id)).fields.level3).toBe('')
    await page.unroute(API)
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('没有网络时填的')
    expect(await town.saves(id)).toBe(1)
  })

  test('the network comes back while the form is open: sent by itself', async () => {
    const id = await town.newEntry('网络恢复')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('等网络')
    await sign(page, '已存本机，联网后自动上传')
    await page.context().setOffline(false)
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('等网络')
  })

  test('the app killed right after a key: nothing typed is lost', async () => {
    const id = await town.newEntry('刚输入就关闭')
    await openEntry(page, town.origin, id)
    await level3(page).pressSequentially('一二三')
    page = await kill(page)
    await openEntry(page, town.origin, id)
    expect(await level3(page).inputValue()).toBe('一二三')
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('一二三')
  })

  test('the server answers 500: kept, sent again by itself, stored once', async () => {
    const id = await town.newEntry('服务器出错')
    await openEntry(page, town.origin, id)
    await page.route(
      ENTRY,
      onlySaves((route) => route.fulfill({ status: 500, json: { refusals: [] } })),
    )
    await level3(page).fill('第一次没存上')
    await sign(page, '未能上传（服务器暂时不能保存，稍后会自动再传）')
    expect(await town.saves(id)).toBe(0)
    await page.unroute(ENTRY)
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('第一次没存上')
    expect(await town.saves(id)).toBe(1)
  })

  test('stored, but the answer lost on the way: no conflict with oneself, nothing stored twice', async () => {
    const id = await town.newEntry('回执丢失')
    await openEntry(page, town.origin, id)
    const saveIds: string[] = []
    let lost = false
    await page.route(
      ENTRY,
      onlySaves(async (route) => {
        saveIds.push(route.request().postDataJSON().saveId)
        if (lost) return route.continue()
        lost = true
        await route.fetch()
        await route.abort()
      }),
    )
    await level3(page).fill('只存一次')
    await sign(page, SENT)
    expect(saveIds).toHaveLength(2)
    expect(saveIds[0]).toBe(saveIds[1])
    expect(await page.getByText('有冲突').count()).toBe(0)
    expect(await town.saves(id)).toBe(1)
    expect((await town.stored(id)).fields.level3).toBe('只存一次')
  })

  test('typed on while a save is on its way: sent after it, one at a time', async () => {
    const id = await town.newEntry('边传边填')
    await openEntry(page, town.origin, id)
    let [now, most] = [0, 0]
    let goOn = () => {}
    const typedOn = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route(
      ENTRY,
      onlySaves(async (route) => {
        most = Math.max(most, ++now)
        const answer = await route.fetch()
        await typedOn
        now--
        await route.fulfill({ response: answer })
      }),
    )
    await level3(page).fill('先填的')
    await sign(page, '正在上传')
    await field(page, '一级事项').fill('后填的')
    // Longer than typing rests before it is sent.
    await page.waitForTimeout(1_500)
    goOn()
    await sign(page, SENT)
    expect(most).toBe(1)
    const { fields } = await town.stored(id)
    expect([fields.level1, fields.level3]).toEqual(['后填的', '先填的'])
  })

  test('left unsent and the app killed: sent from another page of the app, without opening the entry', async () => {
    const id = await town.newEntry('别处上传')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('在任务页上传')
    await sign(page, '已存本机，联网后自动上传')
    page = await kill(page)
    await page.context().setOffline(false)
    const { assignment } = await town.stored(id)
    const stored = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
    await page.goto(`${town.origin}/#/pages/fill/assignment/index?id=${assignment.id}`)
    await stored
    expect((await town.stored(id)).fields.level3).toBe('在任务页上传')
  })

  test('the sign-in runs out in the middle: sign in, back at the entry, saved', async () => {
    const id = await town.newEntry('登录过期')
    await openEntry(page, town.origin, id)
    await town.district.dataSource.query(
      "DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE account = 'east')",
    )
    await level3(page).fill('过期时填的')
    await page.getByLabel('密码').waitFor()
    await page.getByLabel('账号').fill('east')
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '登录' }).click()
    await sign(page, SENT)
    expect(await level3(page).inputValue()).toBe('过期时填的')
    expect((await town.stored(id)).fields.level3).toBe('过期时填的')
  })

  test('another account on the same phone sees nothing of it; the first finds it again', async () => {
    const id = await town.newEntry('共用手机')
    await openEntry(page, town.origin, id)
    await page.context().setOffline(true)
    await level3(page).fill('甲填的')
    await sign(page, '已存本机，联网后自动上传')
    page = await kill(page)
    await page.context().setOffline(false)
    await page.route(
      ENTRY,
      onlySaves((route) => route.abort()),
    )
    await town.signIn(page, 'east-editor')
    await openEntry(page, town.origin, id)
    expect(await level3(page).inputValue()).toBe('')
    await page.unroute(ENTRY)
    page = await kill(page)
    await town.signIn(page, 'east')
    await openEntry(page, town.origin, id)
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('甲填的')
  })

  test('what the server does not take is said at the field, kept, and sent once it is mended', async () => {
    const id = await town.newEntry('字数太多')
    await openEntry(page, town.origin, id)
    await level3(page).fill('长'.repeat(101))
    await page.getByText('未能上传：最多 100 字').waitFor()
    page = await kill(page)
    await openEntry(page, town.origin, id)
    expect(await level3(page).inputValue()).toHaveLength(101)
    await level3(page).fill('不长了')
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('不长了')
  })
})
