import type { Page } from 'playwright-core'
import { handedInBy } from '../factories/handed-in'
import { addModelRows } from '../factories/many'
import { districtWithTowns } from '../factories/small-district'
import { openPhone, shown, signIn } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

/** Text typed and not sent yet is there again, however the page was left, until it is sent. */
describe.each(screenDatabases)('typed text on $name', ({ url }) => {
  let served: ServedDistrict
  let id = 0
  const box = (page: Page, name: string) => shown(page.getByRole('textbox', { name, exact: true }))
  const press = (page: Page, name: string) => shown(page.getByRole('button', { name, exact: true })).click()
  const typedIn = (page: Page, name: string) => box(page, name).inputValue()
  const review = async (page: Page) => {
    await page.goto(`${served.origin}/#/pages/review/submission/index?id=${id}`)
    await shown(page.getByText(/^第 \d+ \/ \d+ 项/)).waitFor()
  }
  const again = async (page: Page) => {
    await page.reload()
    await shown(page.getByText(/^第 \d+ \/ \d+ 项/)).waitFor()
  }

  beforeAll(async () => {
    served = await serveDistrict(await url(), districtWithTowns(2))
    await addModelRows(served.district, '01', 3)
    id = (await handedInBy(served.district, 'east', '01')).id
    await handedInBy(served.district, 'west', '01')
  })
  afterAll(() => served?.close())

  test('half a 留言 and the 总体意见 of a reviewer: next, back, reload, another page; sent, it is gone', async () => {
    const lead = await openPhone(served.browser, served.origin, 'civil', PASSWORD)
    await review(lead)
    await box(lead, '写留言').fill('请补充公开依据')
    await box(lead, '总体意见').fill('整体还可以')
    await shown(lead.getByRole('button', { name: /下一项/ })).click()
    expect(await typedIn(lead, '写留言')).toBe('')
    await shown(lead.getByRole('button', { name: /上一项/ })).click()
    expect(await typedIn(lead, '写留言')).toBe('请补充公开依据')
    await again(lead)
    expect(await typedIn(lead, '写留言')).toBe('请补充公开依据')
    expect(await typedIn(lead, '总体意见')).toBe('整体还可以')
    await press(lead, '发送留言')
    await shown(lead.getByText('请补充公开依据')).waitFor()
    await again(lead)
    expect(await typedIn(lead, '写留言')).toBe('')
  })

  test('a reason of return half written, and a reason in a dialog that was closed', async () => {
    const lead = await openPhone(served.browser, served.origin, 'civil', PASSWORD)
    await review(lead)
    await press(lead, '退回这一项')
    await box(lead, '退回意见').fill('时限写得太宽')
    await again(lead)
    await press(lead, '退回这一项')
    expect(await typedIn(lead, '退回意见')).toBe('时限写得太宽')

    await lead.goto(`${served.origin}/#/pages/review/queue/index`)
    await press(lead, '批量')
    await press(lead, '全选')
    await press(lead, '退回 2 个')
    await box(lead, '退回意见').fill('请对照指引核对')
    await press(lead, '取消')
    await press(lead, '退回 2 个')
    expect(await typedIn(lead, '退回意见')).toBe('请对照指引核对')
  })

  test('a resident’s complaint is kept on the device until it is given, and is not shown to who signs in there', async () => {
    const resident = await (await served.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await resident.goto(`${served.origin}/#/pages/public/feedback/index`)
    await box(resident, '具体情况').fill('村公示栏没有看到今年的低保名单')
    await resident.reload()
    await box(resident, '具体情况').waitFor()
    expect(await typedIn(resident, '具体情况')).toBe('村公示栏没有看到今年的低保名单')
    await signIn(resident, served.origin, 'civil', PASSWORD)
    const reopen = async (turn: number) => {
      await resident.goto(`${served.origin}/#/pages/public/feedback/index?turn=${turn}`)
      await resident.reload()
      await box(resident, '具体情况').waitFor()
    }
    await reopen(1)
    expect(await typedIn(resident, '具体情况')).toBe('')
    await resident.evaluate(() => localStorage.removeItem('session'))
    await reopen(2)
    expect(await typedIn(resident, '具体情况')).toBe('村公示栏没有看到今年的低保名单')
    await press(resident, '提交反馈')
    await shown(resident.getByText('已经收到')).waitFor()
    await reopen(3)
    expect(await typedIn(resident, '具体情况')).toBe('')
  })
})
