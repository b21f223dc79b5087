import { PersonEntity, SessionEntity } from '@gongkai/server/district/account/person.entity'
import { WeChatBindingEntity, WeChatInvitationEntity } from '@gongkai/server/district/wechat/wechat.entities'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type { AccountPage, SessionView } from '@gongkai/shared/district/account/account.contract'
import type { OwnWeChat } from '@gongkai/shared/district/wechat/wechat.contract'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { openWeChatDistrict, type WeChatDistrict } from '../../../support/wechat-district'

const DAY_MS = 86_400_000

describe.each(databases)('signing in through WeChat on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  beforeEach(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
  })
  afterEach(() => weChatDistrict.close())
  const count = (entity: Parameters<District['dataSource']['manager']['count']>[0]) =>
    weChatDistrict.district.dataSource.manager.count(entity)
  const registerPhone = async (account: string, phone: string) => {
    const { items } = done(
      await weChatDistrict.district.call<AccountPage>('office', 'GET', `/api/accounts?q=${account}`),
    )
    const found = items.find((item) => item.account === account)
    if (!found) throw new Error(`no ${account}`)
    const { id, version, name, organisation, roles } = found
    const body = { version, name, organisationCode: organisation.code, roles, phone }
    return weChatDistrict.district.call('office', 'PUT', `/api/accounts/${id}`, body)
  }

  test('a WeChat user nobody knows binds by an invitation once, and from then on is signed in by a tap', async () => {
    expect(done(await weChatDistrict.signIn('wang'))).toEqual({ state: 'unknown' })
    const { code, invitee } = done(await weChatDistrict.invite('east', 'east-editor'))
    expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    expect(invitee).toMatchObject({ account: 'east-editor', bound: null })

    // typed by hand: small letters, a wide dash, a space
    const first = done(await weChatDistrict.bind('wang', { invitation: ` ${code.toLowerCase().replace('-', '－')} ` }))
    expect(first).toMatchObject({ state: 'signed-in', person: { account: 'east-editor', mustChangePassword: false } })
    const again = done(await weChatDistrict.signIn('wang'))
    expect(again.token).not.toBe(first.token)
    expect((await weChatDistrict.as(again.token, 'GET', 'assignments')).status).toBe(200)

    expect(codesOf(await weChatDistrict.bind('li', { invitation: code }))).toEqual(['invitation.used'])
    expect(done(await weChatDistrict.signIn('li'))).toEqual({ state: 'unknown' })
    expect((await weChatDistrict.invitees('office', '?q=east-editor')).items[0]).toMatchObject({
      bound: { by: 'invitation' },
      invitation: null,
    })
    const [event] = await weChatDistrict.district.dataSource.manager.findBy(EventEntity, {
      kind: 'account.wechat-bound',
    })
    expect(event).toMatchObject({ by: '东镇人民政府 east', unitCode: 'east' })
  })

  test('an account whose first password was never changed works by WeChat, and still not by that password', async () => {
    const made = done(
      await weChatDistrict.district.call<{ password: string }>('office', 'POST', '/api/accounts', {
        account: 'new-one',
        name: '新人',
        organisationCode: 'east',
        roles: ['editor'],
      }),
    )
    const { token } = await weChatDistrict.bound('new', 'new-one')
    expect((await weChatDistrict.as(token, 'GET', 'assignments')).status).toBe(200)
    const byPassword = done(
      await weChatDistrict.send<{ token: string }>('session', { account: 'new-one', password: made.password }),
    )
    expect(codesOf(await weChatDistrict.as(byPassword.token, 'GET', 'assignments'))).toEqual([
      'account.must-change-password',
    ])
  })

  test('invitations that are wrong, expired, revoked, replaced or of a stopped account bind nothing and say why', async () => {
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: 'AAAAA-BBBBB' }))).toEqual(['invitation.unknown'])
    const replaced = done(await weChatDistrict.invite('office', 'east')).code
    const current = done(await weChatDistrict.invite('office', 'east'))
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: replaced }))).toEqual(['invitation.unknown'])
    const { accountId } = current.invitee
    done(await weChatDistrict.district.call('office', 'DELETE', `/api/wechat-invitations/${accountId}`))
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: current.code }))).toEqual(['invitation.unknown'])

    const late = done(await weChatDistrict.invite('office', 'east')).code
    weChatDistrict.later(7 * DAY_MS + 1000)
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: late }))).toEqual(['invitation.expired'])
    weChatDistrict.later(0)

    const west = done(await weChatDistrict.invite('office', 'west-editor'))
    const [account] = done(
      await weChatDistrict.district.call<AccountPage>('office', 'GET', '/api/accounts?q=west-editor'),
    ).items.filter((item) => item.account === 'west-editor')
    done(
      await weChatDistrict.district.call('office', 'POST', `/api/accounts/${account?.id}/deactivation`, {
        version: account?.version,
      }),
    )
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: west.code }))).toEqual(['account.inactive'])

    for (const neither of [{}, { invitation: west.code, phoneCode: weChatDistrict.wechat.phone('13805950001') }])
      expect((await weChatDistrict.bind('wang', neither)).status).toBe(400)
    expect([await count(WeChatBindingEntity), await count(SessionEntity)]).toEqual([0, 1])
  })

  test('of two who use one invitation at the same instant one is bound', async () => {
    const { code } = done(await weChatDistrict.invite('office', 'east'))
    const answers = await Promise.all(
      ['wang', 'li', 'zhao'].map((openid) => weChatDistrict.bind(openid, { invitation: code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422])
    expect(await count(WeChatBindingEntity)).toBe(1)
  })

  test('who tries out codes is stopped after ten', async () => {
    weChatDistrict.district.clock.stop()
    for (let turn = 0; turn < 10; turn++)
      expect((await weChatDistrict.bind('wang', { invitation: 'AAAAABBBBB' })).status).toBe(422)
    const { code } = done(await weChatDistrict.invite('office', 'east'))
    const stopped = await weChatDistrict.bind('wang', { invitation: code })
    expect([stopped.status, stopped.body.refusals[0]?.text]).toEqual([
      429,
      '邀请码错误次数过多，请 15 分钟后再试；没有邀请码请向本单位审签人或区信息公开办要',
    ])
    expect((await weChatDistrict.bind('li', { invitation: code })).status).toBe(201)
  })

  test('a registered phone number binds every post of its owner, who chooses among them and may change', async () => {
    expect((await registerPhone('east', '138 0595 0001')).status).toBe(200)
    expect((await registerPhone('east-01', '+86 13805950001')).status).toBe(200)
    expect(codesOf(await registerPhone('west', '0595-87971234'))).toEqual(['account.phone'])

    expect(
      codesOf(await weChatDistrict.bind('wang', { phoneCode: weChatDistrict.wechat.phone('13905950002') })),
    ).toEqual(['wechat.phone-unknown'])
    const foreign = await weChatDistrict.bind('wang', { phoneCode: weChatDistrict.wechat.phone('13805950001', '852') })
    expect(codesOf(foreign)).toEqual(['wechat.phone-unknown'])
    const both = await weChatDistrict.bind('wang', { phoneCode: weChatDistrict.wechat.phone('13805950001') })
    expect(both.body).toMatchObject({ state: 'choose', posts: [{ account: 'east' }, { account: 'east-01' }] })
    expect((await weChatDistrict.signIn('wang')).body).toEqual(both.body)
    expect(codesOf(await weChatDistrict.signIn('wang', { account: 'office' }))).toEqual(['account.inactive'])

    const village = done(await weChatDistrict.signIn('wang', { account: 'east-01' }))
    expect(village.person.organisation.kind).toBe('village')
    const own = done(await weChatDistrict.as<OwnWeChat>(village.token, 'GET', 'me/wechat'))
    expect(own).toMatchObject({ phone: '138****0001', bound: { by: 'phone' }, posts: [{}, {}] })
    expect(JSON.stringify(own)).not.toContain('13805950001')
  })

  test('a new phone number is taken from WeChat, not from a form', async () => {
    const { token } = await weChatDistrict.bound('wang', 'east')
    const change = (phoneCode: string) => weChatDistrict.as<OwnWeChat>(token, 'POST', 'me/phone', { phoneCode })
    expect(done(await change(weChatDistrict.wechat.phone('13705950003'))).phone).toBe('137****0003')
    expect(codesOf(await change(weChatDistrict.wechat.phone('61234567', '852')))).toEqual(['account.phone'])
    expect(codesOf(await change('invented'))).toEqual(['wechat.40029'])
    expect(done(await weChatDistrict.as<OwnWeChat>(token, 'GET', 'me/wechat')).phone).toBe('137****0003')
    const events = await weChatDistrict.district.dataSource.manager.find(EventEntity)
    expect(JSON.stringify(events)).not.toContain('13705950003')
  })

  test('a new WeChat takes the place of the old one, whose sessions end; those by password go on', async () => {
    const old = await weChatDistrict.bound('old phone', 'east')
    const byPassword = await weChatDistrict.district.tokenOf('east')
    await weChatDistrict.bound('new phone', 'east')
    expect((await weChatDistrict.as(old.token, 'GET', 'me')).status).toBe(401)
    expect((await weChatDistrict.as(byPassword, 'GET', 'me')).status).toBe(200)
    expect(done(await weChatDistrict.signIn('old phone'))).toEqual({ state: 'unknown' })
    expect(await count(WeChatBindingEntity)).toBe(1)
  })

  test('unbound by oneself or, of a lost phone, by whoever may invite again', async () => {
    const { token } = await weChatDistrict.bound('wang', 'east')
    expect((await weChatDistrict.as(token, 'DELETE', 'me/wechat')).status).toBe(204)
    expect((await weChatDistrict.as(token, 'GET', 'me')).status).toBe(401)
    expect(done(await weChatDistrict.signIn('wang'))).toEqual({ state: 'unknown' })

    const village = await weChatDistrict.bound('li', 'east-01')
    const { accountId } =
      (await weChatDistrict.invitees('east', '?q=east-01')).items.find((item) => item.account === 'east-01') ?? {}
    expect((await weChatDistrict.district.call('west', 'DELETE', `/api/wechat-bindings/${accountId}`)).status).toBe(404)
    expect((await weChatDistrict.district.call('east', 'DELETE', `/api/wechat-bindings/${accountId}`)).status).toBe(204)
    expect((await weChatDistrict.district.call('east', 'DELETE', `/api/wechat-bindings/${accountId}`)).status).toBe(204)
    expect((await weChatDistrict.as(village.token, 'GET', 'me')).status).toBe(401)
    const unbound = await weChatDistrict.district.dataSource.manager.findBy(EventEntity, {
      kind: 'account.wechat-unbound',
    })
    expect(unbound.map(({ by }) => by)).toEqual(['东镇人民政府 east', '东镇人民政府 east'])
  })

  test('codes of WeChat that are wrong, expired or used twice, and every fault of WeChat, are told and leave nothing', async () => {
    const { code: invitation } = done(await weChatDistrict.invite('office', 'east'))
    const refusalOf = async (code: string) => {
      const { status, body } = await weChatDistrict.send<{ refusals: { code: string; text: string }[] }>(
        'session/wechat/binding',
        { code, invitation },
      )
      return [status, body.refusals[0]?.code, body.refusals[0]?.text]
    }
    const stale = '微信登录凭证已失效，请重新点一次'
    expect(await refusalOf('invented')).toEqual([422, 'wechat.40029', stale])
    expect(await refusalOf(weChatDistrict.wechat.login('wang', -1))).toEqual([422, 'wechat.40029', stale])
    const used = weChatDistrict.wechat.login('li')
    await weChatDistrict.send('session/wechat', { code: used })
    expect(await refusalOf(used)).toEqual([422, 'wechat.40163', stale])

    const broken = async (fault: Parameters<typeof weChatDistrict.wechat.break>[1]) => {
      weChatDistrict.wechat.break('/sns/jscode2session', fault)
      return refusalOf(weChatDistrict.wechat.login('wang'))
    }
    const busy = '微信暂时没有响应，请稍后再试'
    const misset = '本系统与微信的连接设置有误，请联系区信息公开办'
    expect(await broken(-1)).toEqual([503, 'wechat.-1', busy])
    expect(await broken('gibberish')).toEqual([503, 'wechat.no-answer', busy])
    expect(await broken('bad gateway')).toEqual([503, 'wechat.no-answer', busy])
    expect(await broken(45011)).toEqual([429, 'wechat.45011', '操作太频繁，请过一分钟再试'])
    expect(await broken(40226)).toEqual([
      403,
      'wechat.40226',
      '微信判定这个微信号有风险，不能用来登录，请改用账号和密码',
    ])
    expect(await broken(40013)).toEqual([503, 'wechat.40013', misset])
    expect(await broken(40125)).toEqual([503, 'wechat.40125', misset])
    for (let turn = 0; turn < 100; turn++)
      await weChatDistrict.send('session/wechat', { code: weChatDistrict.wechat.login('busy') })
    expect(codesOf(await weChatDistrict.signIn('busy'))).toEqual(['wechat.45011'])

    expect([await count(WeChatBindingEntity), await count(SessionEntity)]).toEqual([0, 1])
    const [kept] = await weChatDistrict.district.dataSource.manager.find(WeChatInvitationEntity)
    expect(kept?.usedAt).toBeNull()
    expect((await weChatDistrict.bind('wang', { invitation })).status).toBe(201)
  })

  test('who tries out codes of wx.login is stopped after ten; a WeChat that is down counts for nobody', async () => {
    weChatDistrict.district.clock.stop()
    weChatDistrict.wechat.break('/sns/jscode2session', -1, 20)
    for (let turn = 0; turn < 20; turn++) expect(codesOf(await weChatDistrict.signIn('wang'))).toEqual(['wechat.-1'])
    const invented = () => weChatDistrict.send<{ refusals: Refusal[] }>('session/wechat', { code: 'invented' })
    for (let turn = 0; turn < 10; turn++) expect((await invented()).status).toBe(422)
    const asked = weChatDistrict.wechat.asked.length
    const stopped = await invented()
    expect([stopped.status, stopped.body.refusals[0]?.text]).toEqual([
      429,
      '微信登录失败次数过多，请 15 分钟后再试；也可以用账号和密码登录',
    ])
    expect(weChatDistrict.wechat.asked).toHaveLength(asked)
    weChatDistrict.later(16 * 60_000)
    expect(done(await weChatDistrict.signIn('wang'))).toEqual({ state: 'unknown' })
  })

  test('a code of the phone number is good for five minutes', async () => {
    expect((await registerPhone('east', '13805950001')).status).toBe(200)
    const late = await weChatDistrict.bind('wang', { phoneCode: weChatDistrict.wechat.phone('13805950001', '86', -1) })
    expect([codesOf(late), late.body.refusals[0]?.at]).toEqual([['wechat.40029'], 'phone'])
    expect(await count(WeChatBindingEntity)).toBe(0)
  })

  test('beyond the day’s quota of phone numbers nobody is bound, until the next day', async () => {
    expect((await registerPhone('east', '13805950001')).status).toBe(200)
    weChatDistrict.wechat.quota('/wxa/business/getuserphonenumber', 0)
    const bind = () => weChatDistrict.bind('wang', { phoneCode: weChatDistrict.wechat.phone('13805950001') })
    const refused = await bind()
    expect([refused.status, codesOf(refused), refused.body.refusals[0]?.text]).toEqual([
      503,
      ['wechat.45009'],
      '今天使用微信接口的次数已满，请明天再试；登录可以改用账号和密码',
    ])
    expect(await count(WeChatBindingEntity)).toBe(0)
    weChatDistrict.wechat.nextDay()
    expect((await bind()).status).toBe(201)
  })

  test('a number that was registered wrongly, or a password that had to be reset, lets nobody in who was bound before', async () => {
    expect((await registerPhone('east', '13805950009')).status).toBe(200)
    const stranger = done(
      await weChatDistrict.bind('stranger', { phoneCode: weChatDistrict.wechat.phone('13805950009') }),
    )
    expect((await registerPhone('east', '13805950001')).status).toBe(200)
    expect((await weChatDistrict.as(stranger.token, 'GET', 'me')).status).toBe(401)
    expect(done(await weChatDistrict.signIn('stranger'))).toEqual({ state: 'unknown' })

    // one who was invited is no less the same person with another number
    const invited = await weChatDistrict.bound('wang', 'west')
    expect((await registerPhone('west', '13805950002')).status).toBe(200)
    expect((await weChatDistrict.as(invited.token, 'GET', 'me')).status).toBe(200)
    const open = done(await weChatDistrict.invite('office', 'west')).code
    const { items } = done(await weChatDistrict.district.call<AccountPage>('office', 'GET', '/api/accounts?q=west'))
    const { id, version } = items.find(({ account }) => account === 'west') ?? {}
    done(await weChatDistrict.district.call('office', 'POST', `/api/accounts/${id}/password`, { version }))
    expect((await weChatDistrict.as(invited.token, 'GET', 'me')).status).toBe(401)
    expect(done(await weChatDistrict.signIn('wang'))).toEqual({ state: 'unknown' })
    expect(codesOf(await weChatDistrict.bind('li', { invitation: open }))).toEqual(['invitation.unknown'])
  })

  test('an invitation ends with the right of who sent it', async () => {
    const { code } = done(await weChatDistrict.invite('east', 'east-editor'))
    const people = weChatDistrict.district.dataSource.getRepository(PersonEntity)
    await people.update({ account: 'east-editor' }, { organisationCode: 'office', roles: ['admin'] })
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: code }))).toEqual(['invitation.inviter'])
    await people.update({ account: 'east-editor' }, { organisationCode: 'east', roles: ['editor'] })
    await people.update({ account: 'east' }, { active: false })
    expect(codesOf(await weChatDistrict.bind('wang', { invitation: code }))).toEqual(['invitation.inviter'])
    await people.update({ account: 'east' }, { active: true })
    expect((await weChatDistrict.bind('wang', { invitation: code })).status).toBe(201)
  })

  test('unbound and signed in at the same instant, no session is left', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { token } = await weChatDistrict.bound('wang', 'east')
      const [signedIn] = await Promise.all([
        weChatDistrict.signIn('wang'),
        weChatDistrict.as(token, 'DELETE', 'me/wechat'),
      ])
      if (signedIn.body.state === 'signed-in')
        expect((await weChatDistrict.as(signedIn.body.token, 'GET', 'me')).status).toBe(401)
      expect(await weChatDistrict.district.dataSource.manager.countBy(SessionEntity, { byWeChat: true })).toBe(0)
    }
  })

  test('WeChat that keeps silent is waited for five seconds', async () => {
    weChatDistrict.wechat.break('/sns/jscode2session', 'silence')
    const before = performance.now()
    expect(codesOf(await weChatDistrict.signIn('wang'))).toEqual(['wechat.lost-answer'])
    expect(performance.now() - before).toBeGreaterThan(4_900)
  })

  test('one’s own devices are listed and sent away, and nobody else’s', async () => {
    const { token } = await weChatDistrict.bound('wang', 'east')
    const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36'
    const pc = done(
      await weChatDistrict.send<{ token: string }>(
        'session',
        { account: 'east', password: 'a long test password' },
        chrome,
      ),
    )
    const list = async (by: string) => done(await weChatDistrict.as<SessionView[]>(by, 'GET', 'me/sessions'))
    const sessions = await list(token)
    expect(sessions.map(({ device, current }) => [device, current])).toEqual(
      expect.arrayContaining([
        ['微信 · iPhone', true],
        ['Chrome 浏览器 · Windows 电脑', false],
      ]),
    )
    const other = sessions.find(({ current }) => !current)
    const stranger = await weChatDistrict.district.tokenOf('west')
    done(await weChatDistrict.as(stranger, 'DELETE', `me/sessions/${other?.id}`))
    expect((await weChatDistrict.as(pc.token, 'GET', 'me')).status).toBe(200)
    expect(done(await weChatDistrict.as<SessionView[]>(token, 'DELETE', `me/sessions/${other?.id}`))).toHaveLength(1)
    expect((await weChatDistrict.as(pc.token, 'GET', 'me')).status).toBe(401)

    weChatDistrict.later(3 * 3600_000)
    await weChatDistrict.as(token, 'GET', 'me')
    const [used] = await list(token)
    expect(Date.parse(used?.lastUsedAt ?? '') - Date.parse(used?.createdAt ?? '')).toBeGreaterThan(2.9 * 3600_000)
  })
})

describe.each(databases)('a district without a mini-program on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('says so, and refuses what needs one', async () => {
    expect((await district.call(null, 'GET', '/api/public/wechat')).body).toEqual({ signIn: false, templates: [] })
    expect(codesOf(await district.call(null, 'POST', '/api/session/wechat', { code: 'x' }))).toEqual(['wechat.none'])
    expect(codesOf(await district.call('east', 'POST', '/api/me/wechat/credits', { kinds: [] }))).toEqual([
      'wechat.none',
    ])
    expect((await district.call('east', 'GET', '/api/me/wechat')).body).toMatchObject({ bound: null })
  })
})
