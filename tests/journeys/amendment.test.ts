import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import type { Page } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { desk, done } from '../support/acting'
import { amending } from '../support/amending'
import { openPhone, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('动态调整 on the phones of a town, a lead and the office, on $name', ({ url }) => {
  let served: ServedDistrict
  let id: number
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await acceptedOf(served.district, ['01'], ['east'])
    await publishedNow(served.district, '01')
  })
  afterAll(() => served?.close())

  const phoneOf = (account: string, arrived?: string) =>
    openPhone(served.browser, served.origin, account, PASSWORD, arrived)
  const button = (page: Page, name: string | RegExp) =>
    shown(page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }))
  const stored = async (): Promise<AmendmentView> => amending(served.district, 'east').read(id)
  const stateIs = (state: string) => expectSoon(async () => (await stored()).state, state)
  const publicly = async () =>
    done(await served.district.call<PublicEntry>(null, 'GET', '/api/public/entries/01-east-0001')).content
  /** An act of the page's foot and its confirmation. */
  const act = async (page: Page, name: string) => {
    await button(page, name).click()
    await button(page, `确认${name}`).click()
  }
  /** From the 工作台 to the only one that waits. */
  const openWaiting = async (page: Page, name: string | RegExp) => {
    await page.goto(`${served.origin}/#/pages/todo/index`)
    await button(page, name).click()
    await shown(page.getByText('待我办理（1）')).waitFor()
    await settled(page)
    await button(page, /低保/).click()
    await settled(page)
  }

  test('a town proposes a revision; what it typed survives a closed page', async () => {
    const before = await publicly()
    const town = await phoneOf('east')
    await button(town, '动态调整').click()
    await shown(town.getByText('没有正在办理的动态调整')).waitFor()
    await button(town, '提出动态调整').click()
    await shown(town.getByLabel('查找本单位已公开的事项')).fill('低保')
    await shown(town.getByText('临时救助')).waitFor({ state: 'hidden' })
    await settled(town)
    await button(town, /低保/).click()
    await shown(town.getByLabel('法律法规变化')).waitFor()
    await settled(town)
    await shown(town.getByLabel('法律法规变化')).check()
    id = (await amending(served.district, 'east').list()).items[0]?.id ?? 0
    await shown(town.getByLabel('情形发生的日期')).fill('2026-07-06')
    await shown(town.getByLabel('调整理由')).fill('《社会救助暂行办法》已经修订')
    await button(town, '下一步').click()
    await expectSoon(async () => (await stored()).trigger, 'law')
    await button(town, /步 核对，/).click()
    await shown(town.getByText('内容与已发布的相同，请至少修改一栏')).waitFor()
    await button(town, /步 内容与依据，/).click()
    await shown(town.getByLabel('公开内容（要素）', { exact: true })).fill('对象名单、标准')
    await shown(town.getByText('已存在本机，下一步时上传')).waitFor()
    await town.reload()
    await button(town, /步 内容与依据，/).click()
    expect(await shown(town.getByLabel('公开内容（要素）', { exact: true })).inputValue()).toBe('对象名单、标准')
    await button(town, /步 核对，/).click()
    await shown(town.getByText('修改了 1 栏')).waitFor()
    await shown(town.getByText(`现公开：${before}`)).waitFor()
    await act(town, '提出')
    await shown(town.getByText('待牵头单位审核')).waitFor()
    expect(await stored()).toMatchObject({ state: 'proposed', changed: ['content'], dueOn: '2026-08-03' })
    await town.context().close()
  })

  test('the lead finds it in its messages, sees what changed, and returns it', async () => {
    // told, so that the inbox, which asks once, has it
    await desk(served.district, 'civil').notices()
    const lead = await phoneOf('civil')
    await button(lead, /^动态调整（1）$/).waitFor()
    await button(lead, /^消息/).click()
    await button(lead, /东镇人民政府提出动态调整：修改“低保”/).click()
    await shown(lead.getByText('修改了 1 栏')).waitFor()
    await button(lead, '退回').click()
    await shown(lead.getByLabel('退回意见')).fill('请写明发放时间')
    await button(lead, '确认退回').click()
    await stateIs('returned')
    await lead.context().close()
  })

  test('the town reads why, mends it and proposes again; the lead approves', async () => {
    const town = await phoneOf('east')
    await openWaiting(town, '动态调整（1）')
    await shown(town.getByText('退回意见：请写明发放时间')).waitFor()
    await button(town, /步 内容与依据，/).click()
    await shown(town.getByLabel('公开内容（要素）', { exact: true })).fill('对象名单、标准、发放时间')
    await button(town, /步 核对，/).click()
    await act(town, '提出')
    await stateIs('proposed')
    await town.context().close()

    const lead = await phoneOf('civil')
    await openWaiting(lead, '动态调整（1）')
    await act(lead, '通过')
    await stateIs('approved')
    await shown(lead.getByText('待审定')).waitFor()
    await lead.context().close()
  })

  test('the office finalises; the public reads the old entry until the next edition', async () => {
    const before = await publicly()
    const office = await phoneOf('office', '发布目录')
    await shown(office.getByText('1 件尚未发布，其中 1 件待审定')).waitFor()
    await openWaiting(office, /^动态调整/)
    await act(office, '审定')
    await shown(office.getByText('随下一版目录发布；发布以前，群众看到的仍是原来的内容。')).waitFor()
    await stateIs('finalised')
    expect(await publicly()).toBe(before)
    await publishedNow(served.district, '01')
    expect(await publicly()).toBe('对象名单、标准、发放时间')
    await office.reload()
    await shown(office.getByText('已随2026年第2版目录发布')).waitFor()
    await shown(office.getByText(/^区信息公开办 office 审定了东镇人民政府/)).waitFor()
    await office.context().close()
  })
})
