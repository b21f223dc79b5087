import type { OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { done } from '../support/acting'
import { openPhone, PHONE, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { discloser, onSite } from '../support/disclosing'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'
const PC = { width: 1280, height: 900 }

describe.each(screenDatabases)('residents read what was published, on $name', ({ url }) => {
  let served: ServedDistrict
  let resident: Page
  let shownOne: OccurrenceView
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await publishedFirst(served.district)
    const titles = Array.from({ length: 21 }, (_, index) => `第${index + 1}批名单`)
    for (const title of [...titles, '2026年6月低保对象名单']) shownOne = await record(title, LOW)
    await record('梧桐里临时救助名单', RELIEF)
    resident = await openPhone(served.browser, served.origin)
  })
  afterAll(() => served?.close())

  const record = async (title: string, item: string, publishedOn = '2026-07-10') =>
    done(
      await discloser(served.district, 'east').record({
        publicNumbers: [item],
        title,
        disclosure: onSite(publishedOn),
      }),
    )[0] as OccurrenceView
  const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))
  const text = (page: Page, words: string | RegExp) => shown(page.getByText(words))
  const goto = async (page: Page, path: string) => {
    await page.goto(`${served.origin}/#/pages/${path}`)
    await settled(page)
  }
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  test.each([PHONE, PC])('最近公开 of an item, page by page, and 公开情况 of its unit, at $width px', async (size) => {
    await resident.setViewportSize(size)
    await goto(resident, `public/entry/index?id=${LOW}`)
    await text(resident, '按时公开').waitFor()
    await text(resident, '7月10日 · 政府网站、村（社区）公示栏')
      .or(text(resident, /7月10日 · /))
      .first()
      .waitFor()
    const link = shown(resident.getByRole('link', { name: '打开原文：2026年6月低保对象名单' }))
    expect([
      await link.getAttribute('href'),
      await link.getAttribute('rel'),
      await link.getAttribute('target'),
    ]).toEqual(['https://www.qingxi.gov.cn/zwgk/1.html', 'noopener noreferrer', '_blank'])
    await button(resident, '加载更多（20 / 22）').click()
    await text(resident, '第1批名单').waitFor()
    expect(await overflow(resident)).toBe(0)

    await goto(resident, 'catalogue/index?organisation=east')
    await text(resident, '按时公开 2 项 · 暂未公开 0 项 · 本期无新增 0 项').waitFor()
    await text(resident, '梧桐里临时救助名单').waitFor()
    const feed = shown(resident.getByRole('link', { name: '订阅公开信息（RSS）' }))
    expect(await feed.getAttribute('href')).toBe(`${served.origin}/api/public/disclosures.rss?organisation=east`)
    expect(await overflow(resident)).toBe(0)
  })

  test('a feed is well-formed XML, to a parser that forgives nothing', async () => {
    const told = await resident.evaluate(async () => {
      const feed = await (await fetch('/api/public/disclosures.rss')).text()
      const parsed = new DOMParser().parseFromString(feed, 'application/xml')
      const titles = [...parsed.querySelectorAll('item > title')].map(({ textContent }) => textContent)
      return { faults: parsed.querySelectorAll('parsererror').length, root: parsed.documentElement.tagName, titles }
    })
    expect(told).toMatchObject({ faults: 0, root: 'rss' })
    expect(told.titles).toHaveLength(23)
    const alternate = resident.locator('link[rel="alternate"][type="application/rss+xml"]')
    expect(await alternate.getAttribute('href')).toBe('/api/public/disclosures.rss')
  })

  test('an item is found by what was published under it', async () => {
    await resident.setViewportSize(PHONE)
    await goto(resident, `catalogue/index?q=${encodeURIComponent('梧桐里')}`)
    // the tab that is open already goes on with its own list
    await resident.reload()
    await text(resident, '公开过：').waitFor()
    expect(await shown(resident.locator('.card', { hasText: '公开过：' })).textContent()).toContain(
      '公开过：梧桐里临时救助名单（2026-07-10）',
    )
  })

  test('我的关注 tells the newest publication, and that it is new', async () => {
    await goto(resident, `public/entry/index?id=${RELIEF}`)
    await button(resident, '关注这个事项').click()
    await goto(resident, 'catalogue/index?organisation=east')
    await button(resident, '关注这个单位').click()
    await button(resident, '取消关注这个单位').waitFor()
    await goto(resident, 'public/followed/index')
    await text(resident, '关注了 2 个，都没有新的变化和公开').waitFor()
    expect(await resident.getByText('7月10日公开：梧桐里临时救助名单').count()).toBe(2)
    await record('七月临时救助名单', RELIEF, '2026-07-19')
    await expectSoon(async () => {
      await resident.reload()
      await text(resident, /^关注了 2 个/).waitFor()
      return resident.getByText('有新公开', { exact: true }).count()
    }, 2)
    await text(resident, '7月19日公开：七月临时救助名单').waitFor()
    await button(resident, '全部标为看过').click()
    await text(resident, '关注了 2 个，都没有新的变化和公开').waitFor()
  })

  test('没看到公开 knows the last publication; the unit answers with one, which goes when it is taken down', async () => {
    await goto(resident, `public/feedback/index?entry=${LOW}`)
    await shown(resident.getByLabel('没看到公开')).click()
    await text(resident, '7月10日已公开：2026年6月低保对象名单，是这个吗？').waitFor()
    await shown(resident.getByLabel('具体情况')).fill('村公示栏没有看到六月的名单')
    await button(resident, '提交反馈').click()
    const code = (await shown(resident.locator('.tracking-code')).textContent())?.trim()

    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    await goto(town, 'feedback/list/index')
    await button(town, /^答复：/).click()
    await button(town, /^还没有登记/).waitFor()
    await button(town, /^已补公开的内容/).click()
    await button(town, /^2026年6月低保对象名单/).click()
    expect(await shown(town.getByLabel('答复内容')).inputValue()).toContain('已补公开：2026年6月低保对象名单')
    await button(town, '提交答复').click()
    await toasted(town, '已答复')

    const standing = async () => {
      await goto(resident, `public/answer/index?code=${code}`)
      await resident.reload()
      await text(resident, '已答复').waitFor()
      return shown(resident.locator('.note.info')).textContent()
    }
    expect(await standing()).toContain('已补公开：2026年6月低保对象名单（7月10日）')
    const down = { takenDownOn: '2026-07-20' }
    const path = `occurrences/${shownOne.id}/disclosures/${shownOne.disclosures[0]?.id}`
    const body = { version: shownOne.version, reason: '按要求撤下', disclosure: onSite('2026-07-10', down) }
    done(await discloser(served.district, 'east').call('PUT', path, body))
    expect(await standing()).toContain('答复所附的公开内容已经撤下')
  })
})
