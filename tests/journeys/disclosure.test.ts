import type { Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { openPhone, PHONE, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { discloser } from '../support/disclosing'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const LOW = '01-east-0001'
const PC = { width: 1280, height: 900 }
const LINE = '2026年7月低保对象名单公示 https://www.qingxi.gov.cn/zwgk/1.html 2026-07-20'

describe.each(screenDatabases)('公开落实 in a browser, on $name', ({ url }) => {
  let served: ServedDistrict
  let town: Page
  let taps = 0
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await publishedFirst(served.district)
    town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
  })
  afterAll(() => served?.close())

  const button = (page: Page, name: string | RegExp) =>
    shown(page.getByRole('button', { name, exact: typeof name === 'string' }))
  const field = (page: Page, name: string) => shown(page.getByLabel(name, { exact: true }))
  const tap = async (page: Page, name: string | RegExp) => {
    taps++
    await button(page, name).click()
  }
  const paste = async (page: Page, name: string, text: string) => {
    taps++
    await field(page, name).fill(text)
  }
  const home = async (page: Page, size = PHONE) => {
    await page.setViewportSize(size)
    await page.goto(`${served.origin}/#/pages/todo/index`)
    await button(page, '登记公开').waitFor()
    await settled(page)
  }
  const item = () => discloser(served.district, 'east').item(LOW)

  test('a town records in five taps, counted from its 工作台; a second time in four', async () => {
    await home(town)
    taps = 0
    await tap(town, '登记公开')
    await tap(town, /^救助 · 低保/)
    await paste(town, '网页链接', LINE)
    expect(await field(town, '公开的标题').inputValue()).toBe('2026年7月低保对象名单公示')
    await paste(town, '保密审查人（条例第十七条）', '办公室审签人')
    await tap(town, '登记')
    await toasted(town, '已登记：按时')
    expect(taps).toBe(5)
    const [first] = (await item()).occurrences
    expect(first).toMatchObject({ title: '2026年7月低保对象名单公示', formedOn: '2026-07-20', missing: [] })
    expect(first?.disclosures).toMatchObject([
      { url: 'https://www.qingxi.gov.cn/zwgk/1.html', publishedOn: '2026-07-20' },
    ])

    await home(town)
    taps = 0
    await tap(town, '登记公开')
    await shown(town.getByText('最近登记过的')).waitFor()
    await tap(town, /^救助 · 低保/)
    await paste(town, '网页链接', LINE.replace('7月低保', '6月低保').replace('/1.html', '/2.html'))
    await tap(town, '登记')
    await expectSoon(async () => (await item()).total, 2)
    expect(taps).toBe(4)
  })

  test('without a network it waits on the phone and arrives once, though its first answer is lost', async () => {
    await home(town)
    await tap(town, '登记公开')
    await tap(town, /^救助 · 低保/)
    await town.context().setOffline(true)
    await paste(town, '网页链接', LINE.replace('7月低保', '5月低保').replace('/1.html', '/3.html'))
    await tap(town, /^(登记|存到本机)$/)
    await toasted(town, '已存本机，联网后自动登记')
    await shown(town.getByText('1 条登记还在本机')).waitFor()
    let lost = 0
    await town.route('**/api/disclosure/occurrences', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await town.context().setOffline(false)
    await expectSoon(() => town.getByText('1 条登记还在本机').count(), 0)
    await town.unroute('**/api/disclosure/occurrences')
    expect(lost).toBe(2)
    expect((await item()).total).toBe(3)
  })

  test('a record that waits may be dropped', async () => {
    await home(town)
    await tap(town, '登记公开')
    await tap(town, /^救助 · 低保/)
    await town.route('**/api/disclosure/occurrences', (route) => route.abort())
    await paste(town, '网页链接', LINE)
    await tap(town, '登记')
    await shown(town.getByText('1 条登记还在本机')).waitFor()
    await tap(town, '查看公开落实')
    await tap(town, /^不登记 /)
    await tap(town, '不登记')
    await expectSoon(() => town.getByText(/还在本机的登记/).count(), 0)
    await town.unroute('**/api/disclosure/occurrences')
    expect((await item()).total).toBe(3)
  })

  test('a doubt is asked once; a record is added, corrected with a reason and taken down', async () => {
    await town.goto(`${served.origin}/#/pages/disclosure/record/index?item=${LOW}`)
    await field(town, '公开的标题').fill('旧的名单')
    await shown(town.getByRole('checkbox', { name: '已形成，尚未公开' })).check()
    await field(town, '形成日期').fill('2024-01-05')
    await tap(town, '登记')
    await shown(town.getByText('形成日期在两年以前，请核对，无误的请确认')).waitFor()
    await tap(town, '无误，继续')
    await toasted(town, '已登记：逾期')

    await town.goto(`${served.origin}/#/pages/disclosure/item/index?id=${LOW}`)
    await tap(town, '补登记公开 旧的名单')
    await field(town, '网页链接').fill('https://www.qingxi.gov.cn/old.html')
    await town.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
    await expectSoon(async () => (await item()).occurrences.at(-1)?.disclosures.length, 1)
    await tap(town, '撤下 2026-07-20 的公开记录')
    await field(town, '撤下的原因').fill('内容有误，重新公开')
    await town.getByRole('dialog').getByRole('button', { name: '登记撤下' }).click()
    await toasted(town, '已登记撤下')
    await tap(town, '删除 旧的名单')
    await town.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await shown(town.getByText('请写明理由，至少 4 个字')).waitFor()
    await field(town, '删除的理由').fill('登记到了别的事项')
    await town.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await expectSoon(async () => (await item()).total, 3)
  })

  test('lines from the site are looked through, and a refusal stands at its line', async () => {
    await town.goto(`${served.origin}/#/pages/disclosure/paste/index`)
    await field(town, '从网站复制的内容').fill(
      '低保标准调整的公告 https://www.qingxi.gov.cn/11.html 2026-07-13\n临时救助发放情况 https://www.qingxi.gov.cn/12.html 2026-07-14',
    )
    await tap(town, '识别')
    await field(town, '第 2 条的标题').fill('临时救助发放情况，联系人身份证350102199003078875')
    await tap(town, '确认登记 2 条')
    await shown(town.getByRole('alert', { name: '第 2 条要改的' })).waitFor()
    expect((await item()).total).toBe(3)
    await field(town, '第 2 条的标题').fill('临时救助发放情况')
    await tap(town, '确认登记 2 条')
    await toasted(town, '已登记 2 条')
    expect((await item()).total).toBe(4)
  })

  test('an approver signs what did not arise in a quarter; the desk says what is left', async () => {
    await town.goto(`${served.origin}/#/pages/disclosure/desk/index`)
    await tap(town, '确认2026年第二季度')
    await tap(town, '全选 2 个')
    await tap(town, '确认无新增（2）')
    await town.getByRole('dialog').getByRole('button', { name: '确认无新增' }).click()
    await toasted(town, '已确认 2 个事项本期无新增')
    expect((await item()).nothing).toMatchObject([{ quarter: '2026Q2' }])
  })

  test('a village records for its town, and signs nothing', async () => {
    const village = await openPhone(served.browser, served.origin, 'east-01', PASSWORD)
    await home(village)
    await tap(village, '登记公开')
    await tap(village, /^救助 · 低保/)
    await paste(village, '公开的标题', '一村低保对象公示')
    await shown(village.getByRole('checkbox', { name: '政府网站' })).uncheck()
    await paste(village, '保密审查人（条例第十七条）', '村务监督委员会')
    await tap(village, '登记')
    await expectSoon(
      async () => (await item()).occurrences.map(({ title }) => title).includes('一村低保对象公示'),
      true,
    )
    await village.goto(`${served.origin}/#/pages/disclosure/quarter/index?quarter=2026Q1`)
    await shown(village.getByText('本期无新增由镇（街道）的审签人确认')).waitFor()
    expect(await button(village, /^确认无新增/).count()).toBe(0)
    await village.context().close()
  })

  test('on a desk nothing is wider than the page, and a record goes the same way', async () => {
    await home(town, PC)
    for (const path of [
      'desk/index',
      `item/index?id=${LOW}`,
      'quarter/index?quarter=2026Q1',
      'paste/index',
      `record/index?item=${LOW}`,
    ]) {
      await town.goto(`${served.origin}/#/pages/disclosure/${path}`)
      await settled(town)
      await shown(town.locator('.heading')).waitFor()
      expect(await town.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PC.width)
    }
    await field(town, '网页链接').fill(LINE)
    await tap(town, '登记')
    await toasted(town, '已登记：按时')
  })
})
