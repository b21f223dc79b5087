import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { Background } from '@gongkai/server/oversight/notification/background'
import { MessageEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { WeChat } from '@gongkai/server/platform/wechat/wechat'
import type { MessageTemplate } from '@gongkai/shared/base/words/message-templates'
import type { OwnWeChat, WeChatStanding } from '@gongkai/shared/district/wechat/wechat.contract'
import type { FailedMessagePage, NoticePage } from '@gongkai/shared/oversight/notification/notification.contract'
import { LessThanOrEqual } from 'typeorm'
import { acceptedOf, publish } from '../../../factories/published'
import { codesOf, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { expectSoon } from '../../../support/expect-soon'
import { NoonClock } from '../../../support/noon-clock'
import { openWeChatDistrict, type WeChatDistrict } from '../../../support/wechat-district'

const SEND = '/cgi-bin/message/subscribe/send'
const HOUR_MS = 3_600_000

describe.each(databases)('subscription messages on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  let token: string
  beforeEach(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
    token = (await weChatDistrict.bound('wang', 'east')).token
  })
  afterEach(() => weChatDistrict.close())
  /** Until nothing is on its way that is due: the server's own background works too. */
  const turn = async () => {
    const { manager } = weChatDistrict.district.dataSource
    const due = async () =>
      (await manager.countBy(MessageEntity, { state: 'sending' })) +
      (await manager.countBy(MessageEntity, { state: 'waiting', dueAt: LessThanOrEqual(weChatDistrict.now()) }))
    do {
      await weChatDistrict.district.app.get(Background).turn()
      await new Promise((resolve) => setTimeout(resolve, 20))
    } while ((await due()) > 0)
  }
  /** A yes in WeChat, told to the server. */
  const subscribe = async (...kinds: MessageTemplate[]) => {
    for (const kind of kinds) weChatDistrict.wechat.subscribe('wang', `template-${kind === 'due-soon' ? 'due' : kind}`)
    return done(await weChatDistrict.as<OwnWeChat>(token, 'POST', 'me/wechat/credits', { kinds }))
  }
  const left = async (kind: MessageTemplate) =>
    done(await weChatDistrict.as<OwnWeChat>(token, 'GET', 'me/wechat')).credits.find((credit) => credit.kind === kind)
      ?.left
  const handIn = async () => {
    const east = desk(weChatDistrict.district, 'east')
    const id = await east.idIn('01')
    const rows = await east.rows(id)
    if ((await east.read(id)).entries.length === 0)
      done(
        await east.adopt(
          id,
          rows.map((row) => row.id),
        ),
      )
    done(await east.submit(id))
    return id
  }
  const handInAndReturn = async (remark = '请核对公开时限') => {
    const id = await handIn()
    done(await desk(weChatDistrict.district, 'civil').return(id, remark))
    await turn()
    return id
  }
  const inbox = async () =>
    done(await weChatDistrict.as<NoticePage>(token, 'GET', 'notices'))
      .items.map(({ kind }) => kind)
      .filter((kind) => kind !== 'reminder')
  const toEast = async () => {
    const messages = await weChatDistrict.district.dataSource.manager.findBy(MessageEntity, { channel: 'wechat' })
    return messages.map(({ state, attempts }) => `${state} ${attempts}`).sort()
  }

  test('a yes is one message: of a return, to the page where it is mended, in the fields the district chose', async () => {
    expect(await subscribe('returned')).toMatchObject({
      credits: expect.arrayContaining([{ kind: 'returned', left: 1 }]),
    })
    const id = await handInAndReturn('公开时限请写明“20个工作日”，并核对公开依据的文号和条款')
    expect(weChatDistrict.wechat.sent).toEqual([
      {
        openid: 'wang',
        templateId: 'template-returned',
        page: `pages/fill/assignment/index?id=${id}`,
        state: 'formal',
        data: {
          thing1: { value: '区民政局退回了“社会救助”' },
          thing2: { value: '东镇人民政府' },
          date3: { value: '2026年7月20日' },
          thing4: { value: expect.stringMatching(/^.{19}…$/) },
        },
      },
    ])
    expect(await left('returned')).toBe(0)
    await handInAndReturn()
    expect(weChatDistrict.wechat.sent).toHaveLength(1)
    expect(await inbox()).toEqual(['returned', 'returned'])
    // nobody else of the unit is bound, and that is no failure
    expect((await toEast()).every((item) => item.startsWith('sent'))).toBe(true)
  })

  test('approved, nudged, due soon and published have templates of their own; a long-term one is not used up', async () => {
    await subscribe('approved', 'nudged', 'due-soon', 'published')
    done(
      await weChatDistrict.district.call('civil', 'POST', '/api/nudges', {
        assignmentIds: [await desk(weChatDistrict.district, 'east').idIn('01')],
        text: '请抓紧报送',
      }),
    )
    await turn()
    const { app, dataSource } = weChatDistrict.district
    await new Remind(dataSource, new NoonClock('2026-07-21'), app.get(PostNotices), app.get(WorkingDays)).run()
    await turn()
    done(await desk(weChatDistrict.district, 'civil').approve(await handIn()))
    await acceptedOf(weChatDistrict.district, ['02'], ['east'])
    done(await publish(weChatDistrict.district, { note: '', effectiveOn: '2026-08-01', domainCodes: ['02'] }))
    await turn()
    const kinds = weChatDistrict.wechat.sent.map(({ templateId }) => templateId)
    expect([...new Set(kinds)].sort()).toEqual([
      'template-approved',
      'template-due',
      'template-nudged',
      'template-published',
    ])
    expect([await left('approved'), await left('published')]).toEqual([0, null])
    expect(weChatDistrict.wechat.sent.find(({ templateId }) => templateId === 'template-published')?.page).toBe(
      'pages/catalogue/index',
    )
  })

  test('with no yes at all everything works: the inbox has it', async () => {
    await handInAndReturn()
    expect([weChatDistrict.wechat.sent, await inbox()]).toEqual([[], ['returned']])
    expect(weChatDistrict.wechat.asked).not.toContain(SEND)
    expect(await weChatDistrict.district.dataSource.manager.countBy(MessageEntity, { state: 'failed' })).toBe(0)
  })

  test('who has taken the yes back in WeChat’s settings is not written to again', async () => {
    await subscribe('returned')
    await subscribe('returned')
    weChatDistrict.wechat.unsubscribe('wang')
    await handInAndReturn()
    expect(weChatDistrict.wechat.asked.filter((path) => path === SEND)).toHaveLength(1)
    expect([await left('returned'), weChatDistrict.wechat.sent]).toEqual([0, []])
    await handInAndReturn()
    expect(weChatDistrict.wechat.asked.filter((path) => path === SEND)).toHaveLength(1)
  })

  test('is tried again, ever more rarely, for one credit, and arrives once', async () => {
    await subscribe('returned')
    await subscribe('returned')
    weChatDistrict.wechat.break(SEND, -1)
    await handInAndReturn()
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([0, 1])
    await turn()
    expect(weChatDistrict.wechat.asked.filter((path) => path === SEND)).toHaveLength(1)
    weChatDistrict.later(2 * 60_000)
    await turn()
    await turn()
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([1, 1])
  })

  test('beyond the day’s quota waits for the next day, for one credit', async () => {
    await subscribe('returned')
    await subscribe('returned')
    weChatDistrict.wechat.quota(SEND, 0)
    await handInAndReturn()
    weChatDistrict.later(7 * 60_000)
    await turn()
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([0, 1])
    expect(await toEast()).toContain('waiting 2')
    weChatDistrict.wechat.nextDay()
    weChatDistrict.later(24 * HOUR_MS)
    await turn()
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([1, 1])
    expect(await toEast()).toContain('sent 3')
  })

  test('what five attempts did not bring is shown to the 管理员, who sends it again', async () => {
    await subscribe('returned')
    weChatDistrict.wechat.break(SEND, 'gibberish', 6)
    await handInAndReturn()
    for (let hours = 1; hours <= 5; hours++) {
      weChatDistrict.later(hours * 24 * HOUR_MS)
      await turn()
    }
    const failed = async (by = 'office') =>
      weChatDistrict.district.call<FailedMessagePage>(by, 'GET', '/api/messages/failed')
    expect(done(await failed())).toMatchObject({
      total: 1,
      items: [
        {
          organisation: '东镇人民政府',
          title: '区民政局退回了“社会救助”',
          attempts: 6,
          error: '微信没有响应',
        },
      ],
    })
    expect((await failed('east')).status).toBe(403)
    expect((await failed('office-editor')).status).toBe(403)
    const [message] = done(await failed()).items
    const retry = (by: string) =>
      weChatDistrict.district.call(by, 'POST', '/api/messages/retry', { ids: [message?.id] })
    expect((await retry('office-editor')).status).toBe(403)
    expect((await retry('office')).status).toBe(204)
    await turn()
    expect([weChatDistrict.wechat.sent.length, done(await failed()).total]).toEqual([1, 0])
    // sent already: nothing is sent twice
    expect((await retry('office')).status).toBe(204)
    await turn()
    expect(weChatDistrict.wechat.sent).toHaveLength(1)
    expect(await weChatDistrict.district.dataSource.manager.countBy(EventEntity, { kind: 'message.retried' })).toBe(1)
  })

  test('a message that WeChat may have brought is not sent again by itself', async () => {
    await subscribe('returned')
    await subscribe('returned')
    weChatDistrict.wechat.break(SEND, 'lost')
    await handInAndReturn()
    for (const hours of [1, 24]) {
      weChatDistrict.later(hours * HOUR_MS)
      await turn()
    }
    expect([
      weChatDistrict.wechat.sent.length,
      weChatDistrict.wechat.creditsOf('wang', 'template-returned'),
      await left('returned'),
    ]).toEqual([1, 1, 1])
    const { items } = done(
      await weChatDistrict.district.call<FailedMessagePage>('office', 'GET', '/api/messages/failed'),
    )
    expect(items).toMatchObject([{ attempts: 1, error: '微信没有及时回应，可能已经送到，问过本人再决定要不要重发' }])
  })

  test('while WeChat is silent, the inbox is not', async () => {
    await subscribe('returned')
    // Not five seconds, which a loaded machine may need for what follows: WeChat is silent until the test has seen enough.
    Object.assign(weChatDistrict.district.app.get(WeChat), { patienceMs: 600_000 })
    weChatDistrict.wechat.break(SEND, 'silence', 50)
    const id = await handIn()
    done(await desk(weChatDistrict.district, 'civil').return(id, '请核对公开时限'))
    await expectSoon(async () => weChatDistrict.wechat.asked.includes(SEND), true)
    expect(await inbox()).toEqual(['returned'])
    done(await desk(weChatDistrict.district, 'east').submit(id))
    done(await desk(weChatDistrict.district, 'civil').return(id, '再请核对'))
    await expectSoon(inbox, ['returned', 'returned'])
    // Still the first attempt: it ends only now.
    const ended = () => weChatDistrict.district.dataSource.manager.existsBy(MessageEntity, { state: 'failed' })
    expect([weChatDistrict.wechat.asked.filter((path) => path === SEND).length, await ended()]).toEqual([1, false])
    weChatDistrict.wechat.mend()
    weChatDistrict.wechat.hangUp()
    await expectSoon(ended, true)
  })

  test('taps at two posts of one WeChat user are all counted', async () => {
    const second = await weChatDistrict.bound('wang', 'east-editor')
    const tap = (by: string) => weChatDistrict.as(by, 'POST', 'me/wechat/credits', { kinds: ['returned'] })
    await Promise.all([token, second.token, token, second.token, token].map(tap))
    expect(await left('returned')).toBe(5)
  })

  test('what no attempt will mend is given up at once', async () => {
    await subscribe('returned')
    weChatDistrict.wechat.break(SEND, 40037)
    await handInAndReturn()
    const { items } = done(
      await weChatDistrict.district.call<FailedMessagePage>('office', 'GET', '/api/messages/failed'),
    )
    expect(items).toMatchObject([{ attempts: 1, error: '没有这个消息模板，请核对模板编号（微信返回 40037）' }])
    // and took no credit, since WeChat took none
    expect([await left('returned'), weChatDistrict.wechat.creditsOf('wang', 'template-returned')]).toEqual([1, 1])
    const [message] = items
    expect(
      (await weChatDistrict.district.call('office', 'POST', '/api/messages/retry', { ids: [message?.id] })).status,
    ).toBe(204)
    await turn()
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([1, 0])
  })

  test('a server that dies while it sends uses one credit; two that send at once send once', async () => {
    await subscribe('returned')
    await subscribe('returned')
    weChatDistrict.wechat.break(SEND, -1)
    await handInAndReturn()
    // as the one that died left it
    await weChatDistrict.district.dataSource.manager.update(
      MessageEntity,
      { channel: 'wechat', state: 'waiting' },
      { state: 'sending' },
    )
    weChatDistrict.later(10 * 60_000)
    await Promise.all([turn(), turn()])
    expect([weChatDistrict.wechat.sent.length, await left('returned')]).toEqual([1, 1])
  })

  test('only kinds of this district, and only for who is bound', async () => {
    const standing = done(await weChatDistrict.district.call<WeChatStanding>(null, 'GET', '/api/public/wechat'))
    expect(standing).toMatchObject({
      signIn: true,
      templates: expect.arrayContaining([{ kind: 'published', id: 'template-published', longTerm: true }]),
    })
    const add = (by: string, kinds: unknown) =>
      weChatDistrict.district.call(by, 'POST', '/api/me/wechat/credits', { kinds })
    expect(codesOf(await add('west', ['returned']))).toEqual(['wechat.unbound'])
    expect((await add('east', ['invented'])).status).toBe(400)
    expect((await add('east', ['returned', 'returned'])).status).toBe(400)
  })
})
