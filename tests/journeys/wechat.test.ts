import type { FeedbackReceipt } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { OwnWeChat } from '@gongkai/shared/district/wechat/wechat.contract'
import type { FailedMessagePage } from '@gongkai/shared/oversight/notification/notification.contract'
import type { Browser, Page } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { desk, done } from '../support/acting'
import { openBrowser, openPhone, PHONE, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { withClient } from '../support/served-district'
import { openWeChatDistrict, type WeChatDistrict } from '../support/wechat-district'

const SEND = '/cgi-bin/message/subscribe/send'

describe.each(screenDatabases)('who binds WeChat, in a browser, on $name', ({ url }) => {
  describe.each([PHONE, { width: 1280, height: 900 }])('$width px wide', (size) => {
    let weChatDistrict: WeChatDistrict
    let browser: Browser
    let origin: string
    beforeAll(async () => {
      weChatDistrict = await openWeChatDistrict(await url(), { prepare: withClient })
      await publishedFirst(weChatDistrict.district)
      await weChatDistrict.district.app.listen(0, '127.0.0.1')
      origin = await weChatDistrict.district.app.getUrl()
      browser = await openBrowser()
    })
    afterAll(async () => {
      await browser?.close()
      await weChatDistrict?.close()
    })

    const openAs = async (account: string, path: string) => {
      const page = await openPhone(browser, origin, account, PASSWORD, '消息')
      await page.setViewportSize(size)
      await page.goto(`${origin}/#/pages/${path}/index`)
      return page
    }
    const press = (page: Page, name: string) => shown(page.getByRole('button', { name, exact: true })).click()
    const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()

    test('a town invites a village, sees it bound, and unbinds it', async () => {
      const town = await openAs('east', 'me')
      await press(town, '邀请工作人员绑定微信')
      await see(town, '共 6 人')
      await press(town, '邀请 东镇一村 east-01')
      await see(town, '刚邀请了 1 人')
      const code = (await shown(town.locator('.secret')).textContent()) ?? ''
      await press(town, '显示 东镇一村 east-01的小程序码')
      const picture = town.getByRole('img', { name: '东镇一村 east-01的小程序码' })
      await picture.waitFor()
      await expectSoon(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth > 0), true)
      const [sheet] = await Promise.all([town.waitForEvent('download'), press(town, '打印邀请卡')])
      expect(sheet.suggestedFilename()).toBe('微信绑定邀请卡.pdf')

      const { token } = done(await weChatDistrict.bind('phone-of-east-01', { invitation: code }))
      await town.reload()
      await shown(town.getByText(/用邀请码绑定$/)).waitFor()
      expect(await town.locator('.secret').count()).toBe(0)
      await press(town, '解除 东镇一村 east-01的绑定')
      await see(town, '用这个微信登录的手机立即退出登录')
      expect((await weChatDistrict.as(token, 'GET', 'me')).status).toBe(200)
      await press(town, '解除')
      await toasted(town, '已解除绑定')
      expect((await weChatDistrict.as(token, 'GET', 'me')).status).toBe(401)
      await shown(town.getByRole('button', { name: '解除 东镇一村 east-01的绑定' })).waitFor({ state: 'hidden' })
      await town.context().close()
    })

    test('many at once; an invitation taken back is of no use; who may not invite is told who may', async () => {
      const town = await openAs('east', 'account/invitations')
      await town.getByLabel('查找姓名、账号或单位').fill('east-02')
      await see(town, '共 2 人')
      await press(town, '邀请还没有邀请过的 2 人')
      await press(town, '邀请')
      await see(town, '刚邀请了 2 人')
      const [first = '', second = ''] = await town.locator('.secret').allTextContents()
      expect(first).not.toBe(second)
      await press(town, '收回 东镇二村 east-02的邀请')
      await press(town, '收回')
      await see(town, '刚邀请了 1 人')
      expect((await weChatDistrict.bind('li', { invitation: first })).body.refusals.map(({ code }) => code)).toEqual([
        'invitation.unknown',
      ])
      expect((await weChatDistrict.bind('li', { invitation: second })).status).toBe(201)
      await town.context().close()

      const editor = await openAs('east-editor', 'account/invitations')
      await see(editor, '只有审签人可以发出微信绑定邀请')
      await editor.goto(`${origin}/#/pages/me/index`)
      await see(editor, '登录的设备')
      expect(await editor.getByRole('button', { name: '邀请工作人员绑定微信' }).count()).toBe(0)
      await editor.context().close()
    })

    test('one sees where one is signed in, and signs a lost phone out', async () => {
      const { token } = await weChatDistrict.bound('lost-phone', 'west')
      const page = await openAs('west', 'account/sessions')
      await see(page, '本机')
      await shown(page.getByRole('button', { name: /^让 微信 · iPhone 下线/ })).click()
      await press(page, '下线')
      await toasted(page, '已下线')
      expect((await weChatDistrict.as(token, 'GET', 'me')).status).toBe(401)
      await expectSoon(() => page.getByRole('button', { name: /下线/ }).count(), 0)
      await page.context().close()
    })

    test('the office reads why a message was not sent, and sends it again', async () => {
      const { token } = await weChatDistrict.bound('wang', 'west')
      weChatDistrict.wechat.subscribe('wang', 'template-nudged')
      done(await weChatDistrict.as<OwnWeChat>(token, 'POST', 'me/wechat/credits', { kinds: ['nudged'] }))
      weChatDistrict.wechat.break(SEND, 47003)
      const west = await desk(weChatDistrict.district, 'west').idIn('02')
      done(await desk(weChatDistrict.district, 'housing').nudge([west]))
      const failed = () =>
        weChatDistrict.district.call<FailedMessagePage>('office', 'GET', '/api/messages/failed?page=1')
      await expectSoon(async () => done(await failed()).total, 1)
      const office = await openAs('office', 'manage/home')
      await press(office, '没有发出的消息')
      await see(office, '共 1 条')
      await see(office, /模板/)
      await shown(office.getByRole('button', { name: /^重新发送给 west：/ })).click()
      await see(office, '没有发送失败的消息')
      await expectSoon(async () => weChatDistrict.wechat.sent.filter(({ openid }) => openid === 'wang').length, 1)
      await office.context().close()
    })

    test('the office registers a phone number; a wrong one is said at its field', async () => {
      const office = await openAs('office', 'manage/accounts')
      await office.getByLabel('查找姓名、账号或单位').fill('west-01')
      await shown(office.getByRole('button', { name: /账号 west-01$/ })).click()
      await shown(office.getByLabel('手机号')).fill('1380595')
      await press(office, '保存')
      await see(office, '手机号：11 位数字')
      await shown(office.getByLabel('手机号')).fill('138 0595 0003')
      await press(office, '保存')
      await toasted(office, '已保存')
      await expectSoon(() => shown(office.getByLabel('手机号')).inputValue(), '13805950003')
      await office.context().close()
    })

    test('what WeChat has doubts about is marked for the office', async () => {
      done(
        await weChatDistrict.district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', {
          kind: 'missing',
          text: '这一条内容有些可疑',
          entryId: '01-east-0001',
          wechatCode: weChatDistrict.wechat.login('resident'),
        }),
      )
      const office = await openAs('office', 'feedback/list')
      await see(office, '微信建议人工核对')
      await office.context().close()
    })
  })
})
