import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import type { Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { openPhone, PHONE, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { faultsOfElder } from '../support/elder'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const PC = { width: 1280, height: 900 }

describe.each(screenDatabases)('a resident gives feedback, on $name', ({ url }) => {
  describe.each([PHONE, PC])('$width px wide', (size) => {
    let served: ServedDistrict
    let resident: Page
    let code = ''
    beforeAll(async () => {
      served = await serveDistrict(await url())
      await publishedFirst(served.district)
      resident = await openPhone(served.browser, served.origin)
      await resident.setViewportSize(size)
    })
    afterAll(() => served?.close())
    const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))

    test('at the entry, without a name, and gets a code', async () => {
      await resident.goto(`${served.origin}/#/pages/public/entry/index?id=01-east-0001`)
      await button(resident, /^反馈：/).click()
      await shown(resident.getByRole('heading', { name: '救助 · 低保' })).waitFor()
      await settled(resident)
      await resident.getByRole('checkbox', { name: '看不懂' }).check()
      await button(resident, '提交反馈').click()
      await shown(resident.getByText('请写 5 到 500 个字')).waitFor()
      await resident.getByLabel('具体情况').fill('不知道去哪里看名单，我的电话13812345678')
      await button(resident, '提交反馈').click()
      await shown(resident.getByText('由东镇人民政府答复，最迟 2026-08-03。')).waitFor()
      code = (await shown(resident.locator('.tracking-code')).textContent()) ?? ''
      expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
    })

    test('the unit reads it in its messages, and answers', async () => {
      const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
      await town.setViewportSize(size)
      await town.goto(`${served.origin}/#/pages/feedback/list/index`)
      await shown(town.getByText('不知道去哪里看名单，我的电话138****5678')).waitFor()
      await button(town, /^答复：/).click()
      await button(town, '提交答复').click()
      await shown(town.getByText('请写明答复，至少 10 个字')).waitFor()
      await town.getByLabel('答复内容').fill('名单贴在村公示栏，也可以在镇便民服务站查看。')
      await button(town, '提交答复').click()
      await shown(town.getByText('没有待答复的反馈')).waitFor()
      await town.getByLabel('已答复').check()
      await shown(town.getByText('名单贴在村公示栏，也可以在镇便民服务站查看。')).waitFor()
    })

    test('the resident reads the answer by the code, from this device or another', async () => {
      await resident.goto(`${served.origin}/#/pages/public/answer/index`)
      await button(resident, new RegExp(code)).click()
      await shown(resident.getByText('名单贴在村公示栏，也可以在镇便民服务站查看。')).waitFor()

      const other = await openPhone(served.browser, served.origin)
      await other.goto(`${served.origin}/#/pages/public/answer/index`)
      await shown(other.getByText('还没有反馈')).waitFor()
      await other.getByLabel('查询码').fill(code.toLowerCase())
      await button(other, '查询').click()
      await shown(other.getByText('已答复')).waitFor()
      await other.getByLabel('查询码').fill('AAAAA-AAAAA')
      await button(other, '查询').click()
      await shown(other.getByText(/没有找到这件反馈/)).waitFor()
    })

    test('what cannot be found goes to the unit chosen; the office passes it on', async () => {
      await resident.goto(`${served.origin}/#/pages/public/feedback/index`)
      await button(resident, /^单位（可不选）：/).click()
      await button(resident, '东镇人民政府').click()
      await resident.getByLabel('具体情况').fill('没有看到危房改造补助的公开事项')
      await button(resident, '提交反馈').click()
      await shown(resident.getByText('已经收到')).waitFor()
      const office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '发布目录')
      await office.setViewportSize(size)
      await office.goto(`${served.origin}/#/pages/feedback/list/index`)
      await button(office, /^转办：/).click()
      await button(office, /^由哪个单位答复：/).click()
      await button(office, '区住建局').click()
      await button(office, '确认转办').click()
      await shown(office.locator('.card').getByText('区住建局')).waitFor()
    })

    test('what was read on of one list is not taken over into another', async () => {
      const one = { kind: 'wrong', organisationCode: 'west', sender: '' } as const
      await served.district.dataSource.manager.insert(
        FeedbackEntity,
        Array.from({ length: 21 }, (_, n) => ({
          ...one,
          trackingCode: `W${n}`,
          text: `第${n + 1}条意见`,
          at: new Date(),
        })),
      )
      const town = await openPhone(served.browser, served.origin, 'west', PASSWORD)
      await town.setViewportSize(size)
      await town.goto(`${served.origin}/#/pages/feedback/list/index`)
      await button(town, '加载更多（20 / 21）').click()
      await shown(town.getByText('第21条意见')).waitFor()
      await town.getByLabel('已答复').check()
      await shown(town.getByText('还没有答复过反馈')).waitFor()
      expect(await town.getByText(/^第\d+条意见$/).count()).toBe(0)
    })

    test('in 长辈版 every text and every target is large', async () => {
      await resident.goto(`${served.origin}/#/pages/home/index`)
      await button(resident, '长辈版').click()
      for (const path of [
        'public/feedback/index?entry=01-east-0001',
        'public/answer/index',
        'public/followed/index',
        'public/editions/index',
        'public/downloads/index',
        'public/changes/index?id=1',
        'public/edition/index?id=1',
      ]) {
        // A document of its own: else the page before it may still be the one in front.
        await resident.goto('about:blank')
        await resident.goto(`${served.origin}/#/pages/${path}`)
        await settled(resident)
        await resident.waitForTimeout(300)
        expect({ path, faults: await faultsOfElder(resident.locator('body')) }).toEqual({ path, faults: [] })
      }
    })
  })
})
