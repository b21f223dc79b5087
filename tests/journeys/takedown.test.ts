import type { Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { desk, done } from '../support/acting'
import { openPhone, PHONE, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const PC = { width: 1280, height: 900 }
const ITEM = '01-east-0001'
const PAUSED = '该事项因核查暂停公开'

describe.each(screenDatabases)('紧急下线 and 抹去, on $name', ({ url }) => {
  describe.each([PHONE, PC])('$width px wide', (size) => {
    let served: ServedDistrict
    let resident: Page
    beforeAll(async () => {
      served = await serveDistrict(await url())
      await publishedFirst(served.district)
      resident = await openPhone(served.browser, served.origin)
      await resident.setViewportSize(size)
    })
    afterAll(() => served?.close())
    const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))
    const item = (page: Page) => page.goto(`${served.origin}/#/pages/public/entry/index?id=${ITEM}`)
    /** Opened afresh: of two addresses shortly after each other the router may open neither. */
    const anew = async (page: Page) => {
      await page.goto('about:blank')
      await item(page)
    }

    test('a resident follows the item and sees nothing of 紧急下线', async () => {
      await item(resident)
      await button(resident, /^关注/).click()
      await settled(resident)
      expect(await resident.getByRole('button', { name: '紧急下线' }).count()).toBe(0)
    })

    test('an approver of the unit takes it down from its page: what goes is named, a reason is asked', async () => {
      const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
      await town.setViewportSize(size)
      await item(town)
      await button(town, '紧急下线').click()
      await shown(town.getByText(/救助 · 低保（东镇人民政府，编号 01-east-0001）/)).waitFor()
      await shown(town.getByText(/2026年第1版中的这一事项/)).waitFor()
      await button(town, '立即下线').click()
      await shown(town.getByText('请写明原因，至少 4 个字')).waitFor()
      await town.getByLabel(/^说明/).fill('误写了群众的住址')
      await button(town, '立即下线').click()
      await shown(town.getByText(PAUSED)).waitFor()
      await button(town, '查看下线记录').click()
      await shown(town.getByText('含个人信息：误写了群众的住址')).waitFor()
      expect(await town.getByRole('button', { name: /^恢复：/ }).count()).toBe(0)
    })

    test('a resident reads that it is paused, and not how it was called', async () => {
      await anew(resident)
      await shown(resident.getByText(PAUSED)).waitFor()
      await resident.goto(`${served.origin}/#/pages/public/followed/index`)
      await shown(resident.getByText('暂停公开', { exact: true })).waitFor()
      await shown(resident.getByRole('heading', { name: PAUSED })).waitFor()
      expect(await resident.locator('.taro_page:visible').getByText(/低保/).count()).toBe(0)
    })

    test('the office restores it with a reason', async () => {
      const office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '发布目录')
      await office.setViewportSize(size)
      await office.goto(`${served.origin}/#/pages/publish/takedowns/index`)
      await button(office, `恢复：${ITEM}`).click()
      await button(office, '经核查，内容没有问题').click()
      await button(office, '恢复公开').click()
      await shown(office.getByText('没有下线的内容')).waitFor()
      await office.getByLabel('已恢复或换新').check()
      await shown(office.getByText('已恢复', { exact: true })).waitFor()
      await anew(resident)
      await shown(resident.getByRole('heading', { name: '救助 · 低保' })).waitFor()
    })

    test('the office erases a datum from a comment, by what is found or by the words', async () => {
      const [comment] = done(await desk(served.district, 'civil').comment(1, '请联系李四四，号码甲乙丙'))
      await served.district.dataSource.query("UPDATE comment SET text = REPLACE(text, '甲乙丙', '11010519491231002X')")
      const office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '发布目录')
      await office.setViewportSize(size)
      await office.goto(`${served.origin}/#/pages/manage/erase/index?place=comment&id=${comment?.id}`)
      await shown(office.getByRole('checkbox', { name: '抹去 110***********002X' })).waitFor()
      await office.getByLabel(/^另外要抹去的文字/).fill('李四四')
      await button(office, '抹去 2 处').click()
      await button(office, '确认抹去').click()
      await shown(office.getByText('请写明原因，2 到 60 个字')).waitFor()
      await office.getByLabel('原因').fill('误写个人信息')
      await button(office, '确认抹去').click()
      await shown(
        office.getByText(/请联系［已抹去：个人信息，误写个人信息，区信息公开办 office，2026-07-20］，号码［已抹去/),
      ).waitFor()
    })
  })
})
