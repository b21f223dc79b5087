import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { Page } from 'playwright-core'
import { handedInBy } from '../factories/handed-in'
import { desk, done } from '../support/acting'
import { shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon, PATIENCE } from '../support/expect-soon'
import { type DraftDistrict, level3, openDraftDistrict, openEntry, sign } from './draft-phone'

/** The PC at the window: one browser, and whoever sits there signs in. */
describe.each(screenDatabases)('two accounts in one browser, on $name', ({ url }) => {
  let town: DraftDistrict
  let first: Page
  let second: Page
  beforeAll(async () => {
    town = await openDraftDistrict(await url())
  })
  afterEach(() => first?.context().close())
  afterAll(() => town?.close())

  const other = async () => {
    second = await first.context().newPage()
    second.setDefaultTimeout(PATIENCE)
    return second
  }
  const button = (page: Page, name: string) => shown(page.getByRole('button', { name, exact: true }))
  const locked = (page: Page) => page.getByRole('dialog', { name: '已换账号登录' }).filter({ visible: true })
  const holder = (page: Page) =>
    page.evaluate(() => JSON.parse(localStorage.getItem('session') ?? '{}').data?.person.account ?? null)
  async function fillIn(page: Page, account: string): Promise<void> {
    await shown(page.getByLabel('账号')).fill(account)
    await shown(page.getByLabel('密码')).fill(PASSWORD)
    await button(page, '登录').click()
    await expectSoon(() => holder(page), account)
  }
  async function signIn(page: Page, account: string): Promise<void> {
    await page.goto(`${town.origin}/#/pages/account/sign-in/index`)
    await fillIn(page, account)
  }
  /** The writes of a page from now on: method and path. */
  const writesOf = (page: Page) => {
    const writes: string[] = []
    page.on('request', (asked) => {
      if (asked.method() !== 'GET') writes.push(`${asked.method()} ${new URL(asked.url()).pathname}`)
    })
    return writes
  }

  test('a page that one opened does nothing as the other, and goes on once the one is back', async () => {
    const { id, entries } = await handedInBy(town.district, 'west', '01')
    first = await town.phone('civil')
    await first.goto('about:blank')
    await first.goto(`${town.origin}/#/pages/review/submission/index?id=${id}`)
    await shown(first.getByLabel('写留言')).fill('请核对标准')
    await signIn(await other(), 'west')
    await locked(first).getByText('另一个页面已由 west（西镇人民政府）登录').waitFor()
    await locked(first).getByText('这里是 civil（区民政局）打开的页面').waitFor()

    // Also what does not go through the dialog, as a key or what is on its way already.
    const writes = writesOf(first)
    for (const name of ['发送留言', '没有问题']) await button(first, name).dispatchEvent('click')
    await first.waitForTimeout(1_000)
    expect(writes).toEqual([])
    const entryId = entries[0]?.id ?? 0
    expect(done(await desk(town.district, 'civil').comments(entryId))).toEqual([])

    await button(first, '重新登录 civil').click()
    await fillIn(first, 'civil')
    await locked(first).waitFor({ state: 'detached' })
    expect(await shown(first.getByLabel('写留言')).inputValue()).toBe('请核对标准')
    await button(first, '发送留言').click()
    const commentsNow = async () =>
      done(await desk(town.district, 'civil').comments(entryId)).map(({ name, text }) => [name, text])
    await expectSoon(commentsNow, [['civil', '请核对标准']])
    // Now the other tab is the one that belongs to somebody else.
    await locked(second).getByText('这里是 west（西镇人民政府）打开的页面').waitFor()
  })

  test('what one typed stays theirs: not sent as the other, not shown to the other, sent when they are back', async () => {
    const id = await town.newEntry('共用电脑')
    first = await town.phone('east-editor')
    await openEntry(first, town.origin, id)
    await first.context().setOffline(true)
    await level3(first).fill('编辑填的')
    await sign(first, '已存本机，联网后自动上传')
    // A draft on its way back to the network meets the other's session.
    await first.route('**/api/entries/*', (route, asked) =>
      asked.method() === 'PUT' ? route.abort() : route.continue(),
    )
    await first.context().setOffline(false)
    await signIn(await other(), 'east')
    await locked(first).waitFor()
    await first.unroute('**/api/entries/*')
    const writes = writesOf(first)
    await first.waitForTimeout(5_000)
    expect(writes).toEqual([])

    await button(first, '改用 east').click()
    await shown(first.getByText('填报任务')).waitFor()
    expect(await first.locator('.taro_page').count()).toBe(1)
    expect(await first.getByText('还在本机的填写内容').count()).toBe(0)
    await openEntry(first, town.origin, id)
    expect(await level3(first).inputValue()).toBe('')

    await signIn(second, 'east-editor')
    await openEntry(second, town.origin, id)
    const { manager } = town.district.dataSource
    const { id: typist } = await manager.findOneByOrFail(PersonEntity, { account: 'east-editor' })
    const savedBy = async () =>
      (await manager.findBy(EventEntity, { kind: 'entry.saved' }))
        .filter(({ detail }) => detail.entryId === id)
        .map(({ personId }) => personId)
    await expectSoon(savedBy, [typist])
  })

  test('whoever signs in after another session ran out starts anew: no page of theirs is left behind', async () => {
    const id = await town.newEntry('登录过期')
    first = await town.phone('east-editor')
    await openEntry(first, town.origin, id)
    await town.district.dataSource.query(
      "DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE account = 'east-editor')",
    )
    await level3(first).fill('过期时填的')
    await shown(first.getByLabel('密码')).waitFor()
    await fillIn(first, 'east')
    await shown(first.getByText('填报任务')).waitFor()
    expect(await first.locator('.taro_page').count()).toBe(1)
    expect(done(await desk(town.district, 'east').entry(id)).fields.level3).toBe('')
  })
})
