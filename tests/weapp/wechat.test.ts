import type { AccountPage } from '@gongkai/shared/district/account/account.contract'
import { publishedFirst } from '../factories/published'
import { done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { expectSoon } from '../support/expect-soon'
import { openWeChatDistrict, type WeChatDistrict } from '../support/wechat-district'
import { expectDocumented } from './harness/documented'
import type { Phone, WeChatUser } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('the mini-program on phones with a WeChat of their own, on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  const on = onPhones(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
    await publishedFirst(weChatDistrict.district)
    return weChatDistrict
  })
  afterEach(() => {
    weChatDistrict.wechat.mend()
  })

  const phoneOf = async (user: Omit<WeChatUser, 'servers'>): Promise<Phone> => {
    const phone = await on.phone()
    phone.belongsTo({ servers: weChatDistrict.wechat, ...user })
    return phone
  }
  const signInPage = async (phone: Phone) => {
    await phone.openPage('/pages/account/sign-in/index')
    await phone.tap('微信登录')
  }
  /** A user bound to one account is in after a tap. */
  const signedIn = async (phone: Phone) => {
    await signInPage(phone)
    await expectSoon(() => phone.path(), 'pages/todo/index')
  }
  const registerPhone = async (account: string, phone: string) => {
    const { items } = done(
      await weChatDistrict.district.call<AccountPage>('office', 'GET', `/api/accounts?q=${account}`),
    )
    const found = items.find((item) => item.account === account)
    done(
      await weChatDistrict.district.call('office', 'PUT', `/api/accounts/${found?.id}`, {
        version: found?.version,
        name: found?.name,
        organisationCode: found?.organisation.code,
        roles: found?.roles,
        phone,
      }),
    )
  }

  test('a scanned invitation binds on a cold start; from then on a tap signs in', async () => {
    const { code } = done(await weChatDistrict.invite('east', 'east-editor'))
    const image = await weChatDistrict.district.app.inject({
      method: 'POST',
      url: '/api/wechat-invitations/qr',
      headers: { authorization: `Bearer ${await weChatDistrict.district.tokenOf('east')}` },
      payload: { codes: [code] },
    })
    const phone = await phoneOf({ openid: 'wang' })
    await phone.openPage(`/${weChatDistrict.wechat.scan(image.rawPayload)}`)
    expect(await phone.value('邀请码')).toBe(code.replace('-', ''))
    await phone.tap('绑定')
    await phone.see('社会救助')
    expect(await phone.path()).toBe('pages/todo/index')

    await phone.tapTab('我的')
    await phone.tap('退出登录')
    await phone.tap('微信登录')
    await phone.see('社会救助')
  })

  test('whom nobody knows is led to the binding; what is wrong is said where it is, and nothing typed is lost', async () => {
    const phone = await phoneOf({ openid: 'li' })
    await signInPage(phone)
    await phone.see('绑定微信')
    await phone.tap('绑定')
    await phone.see('请填写邀请码')
    await phone.fill('邀请码', 'abcde-fghjk')
    await phone.tap('绑定')
    await phone.see('邀请码不对，或已被收回，请核对后再试')
    const { code } = done(await weChatDistrict.invite('office', 'west'))
    await phone.fill('邀请码', code.toLowerCase())
    weChatDistrict.wechat.break('/sns/jscode2session', -1)
    await phone.tap('绑定')
    await phone.see('微信暂时没有响应，请稍后再试')
    expect(await phone.value('邀请码')).toBe(code.toLowerCase())
    await phone.tap('绑定')
    await phone.see('社会救助')
  })

  test('by phone number: asked for consent first; who refuses is told, and may go on without', async () => {
    await registerPhone('east', '13805950001')
    await registerPhone('east-01', '13805950001')
    const phone = await phoneOf({ openid: 'zhao', phone: '13805950001' })
    await phone.openPage()
    await phone.forgetConsent()
    await signInPage(phone)
    await phone.tap('用手机号绑定')
    await phone.see('隐私保护提示')
    await phone.tap('不同意')
    await phone.see('没有得到手机号，请改用邀请码')
    await phone.tap('用手机号绑定')
    await phone.tap('同意')
    await phone.see('您有几个岗位，请选择这次用哪一个：')
    await phone.tap('东镇一村 east-01')
    await phone.see('镇（街道）委托填报后，任务会显示在这里')

    await phone.openPage('/pages/account/wechat/index')
    await phone.see('登记的手机号 138****0001')
    await phone.tap('东镇人民政府 east')
    await phone.see('危房改造')
  })

  test('a user who does not give the number, and a number nobody registered', async () => {
    const phone = await phoneOf({ openid: 'sun' })
    await signInPage(phone)
    await phone.tap('用手机号绑定')
    await phone.see('您没有同意使用手机号')
    phone.belongsTo({ servers: weChatDistrict.wechat, openid: 'sun', phone: '13905950009' })
    await phone.tap('用手机号绑定')
    await phone.see(/这个手机号没有登记/)
  })

  test('a tap is one message; whoever says no is told where it stands instead', async () => {
    await weChatDistrict.bound('qian', 'civil')
    const phone = await phoneOf({ openid: 'qian', subscribes: 'accept' })
    await signedIn(phone)
    await phone.openPage('/pages/notice/inbox/index')
    await phone.tap('订阅退回通知')
    await phone.see('还可收 1 条')
    await phone.tap('订阅退回通知')
    await phone.see('还可收 2 条')
    await phone.tap('订阅目录发布通知')
    await phone.see('已长期订阅')
    expect(weChatDistrict.wechat.creditsOf('qian', 'template-returned')).toBe(2)

    phone.belongsTo({ servers: weChatDistrict.wechat, openid: 'qian', subscribes: 'reject' })
    await phone.tap('订阅催办通知')
    await phone.see('您没有同意接收，消息仍可在这里查看')
    phone.belongsTo({ servers: weChatDistrict.wechat, openid: 'qian' })
    await phone.tap('订阅催办通知')
    await phone.see(/您关闭了订阅消息/)
  })

  test('agreed to be told aloud is agreed; what WeChat closed or left out cannot be had, and is said so', async () => {
    await weChatDistrict.bound('feng', 'civil-editor')
    const phone = await phoneOf({ openid: 'feng', subscribes: 'acceptWithAudio' })
    await signedIn(phone)
    await phone.openPage('/pages/notice/inbox/index')
    await phone.tap('订阅退回通知')
    await phone.see('还可收 1 条')
    expect(weChatDistrict.wechat.creditsOf('feng', 'template-returned')).toBe(1)
    for (const subscribes of ['ban', 'filter'] as const) {
      phone.belongsTo({ servers: weChatDistrict.wechat, openid: 'feng', subscribes })
      await phone.openPage('/pages/notice/inbox/index')
      await phone.tap('订阅催办通知')
      await phone.see('这种提醒暂时不能订阅，消息仍在“消息”里')
    }
    expect(weChatDistrict.wechat.creditsOf('feng', 'template-nudged')).toBe(0)
  })

  test('unbinding is confirmed, and signs the phone out', async () => {
    await weChatDistrict.bound('wu', 'housing')
    const phone = await phoneOf({ openid: 'wu' })
    await signedIn(phone)
    await phone.tapTab('我的')
    await phone.tap('微信绑定与提醒')
    await phone.tap('解除绑定')
    await phone.see('解除微信绑定？')
    await phone.tap('取消')
    await phone.tap('解除绑定')
    await phone.tap('解除')
    await phone.see('绑定过的微信点一下就能登录')
    await phone.tap('微信登录')
    await phone.see('绑定微信')
  })

  test('what a resident writes is judged by WeChat, and nobody has to sign in for it', async () => {
    const phone = await phoneOf({ openid: 'resident' })
    const write = async (text: string) => {
      await phone.openPage('/pages/public/feedback/index?entry=01-east-0001')
      await phone.fill('具体情况', text)
      await phone.tap('提交反馈')
    }
    const judged = () => weChatDistrict.wechat.asked.filter((path) => path === '/wxa/msg_sec_check').length
    const before = judged()
    await write('这里可以赌博，快来快来')
    await phone.see('内容可能含有违规信息，请修改后再提交')
    await write('公示栏上没有看到低保名单')
    await phone.see('已经收到')
    expect(judged() - before).toBe(2)
  })

  test('a town hands out an invitation on its phone: the code, the picture to be scanned, the sheet', async () => {
    await weChatDistrict.bound('town', 'east')
    const phone = await phoneOf({ openid: 'town' })
    await signedIn(phone)
    await phone.tapTab('我的')
    await phone.tap('邀请工作人员绑定微信')
    await phone.tap('邀请 东镇二村 east-02')
    await phone.see('刚邀请了 1 人')
    await phone.tap('显示 东镇二村 east-02的小程序码')
    await phone.screen().getByLabel('东镇二村 east-02的小程序码', { exact: true }).waitFor()
    await phone.tap('打印邀请卡')
    await expectSoon(() => phone.openedFile(), '微信绑定邀请卡.pdf')
    await phone.tap('收回 东镇二村 east-02的邀请')
    await phone.see('收回邀请？')
    await phone.tap('收回')
    await phone.see('已收回')
  })

  test('where one is signed in, and what could not be sent', async () => {
    await weChatDistrict.bound('office', 'office')
    const phone = await phoneOf({ openid: 'office' })
    await signedIn(phone)
    await phone.openPage('/pages/account/sessions/index')
    await phone.see('本机')
    await phone.tap(/^让 /)
    await phone.tap('下线')
    await phone.see('已下线')
    await phone.openPage('/pages/manage/failed-messages/index')
    await phone.see('没有发送失败的消息')
  })

  test('the first setData of each page stays small', () => {
    const table = on.weapp.setDataTable().filter(({ page }) => page.startsWith('pages/account/'))
    expect(table.length).toBeGreaterThan(1)
    for (const { page, first } of table) expect([page, first <= 64 * 1024]).toEqual([page, true])
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
