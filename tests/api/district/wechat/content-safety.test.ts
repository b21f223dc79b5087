import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { Background } from '@gongkai/server/oversight/notification/background'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type {
  FeedbackPage,
  FeedbackReceipt,
  FeedbackStanding,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { openWeChatDistrict, type WeChatDistrict } from '../../../support/wechat-district'

const JUDGE = '/wxa/msg_sec_check'

describe.each(databases)('content safety of 群众反馈 on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  beforeAll(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
    await publishedFirst(weChatDistrict.district)
  })
  afterAll(() => weChatDistrict.close())
  afterEach(async () => {
    weChatDistrict.wechat.mend()
    weChatDistrict.later(0)
    await weChatDistrict.district.dataSource.manager.clear(FeedbackEntity)
    await weChatDistrict.district.dataSource.manager.delete(EventEntity, { kind: 'feedback.received' })
  })
  const give = (text: string, wechatCode?: string) =>
    weChatDistrict.district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', {
      kind: 'missing',
      text,
      entryId: '01-east-0001',
      ...(wechatCode ? { wechatCode } : {}),
    })
  const fromPhone = (text: string) => give(text, weChatDistrict.wechat.login('resident'))
  const turn = () => weChatDistrict.district.app.get(Background).turn()
  const seenBy = async (account: string) =>
    done(await weChatDistrict.district.call<FeedbackPage>(account, 'GET', '/api/feedback')).items.map(
      ({ text, safety }) => `${safety} ${text}`,
    )
  const receivedEvents = () =>
    weChatDistrict.district.dataSource.manager.countBy(EventEntity, { kind: 'feedback.received' })
  const openids = async () =>
    (await weChatDistrict.district.dataSource.manager.find(FeedbackEntity)).map(({ openid }) => openid)

  test('what passes goes to the unit responsible; who wrote it is not kept', async () => {
    done(await fromPhone('公示栏上没有看到低保名单'))
    expect([await seenBy('east'), await openids(), await receivedEvents()]).toEqual([
      [' 公示栏上没有看到低保名单'],
      [''],
      1,
    ])
  })

  test('what is risky is refused in plain words, and not kept', async () => {
    const refused = await fromPhone('这里可以赌博，快来快来')
    expect([refused.status, codesOf(refused)]).toEqual([422, ['feedback.risky']])
    expect(await openids()).toEqual([])
  })

  test('what WeChat has doubts about the office reads first, not the unit', async () => {
    done(await fromPhone('这一条内容有些可疑'))
    expect([await seenBy('east'), await seenBy('office')]).toEqual([[], ['review 这一条内容有些可疑']])
  })

  test('on the web nobody is asked who it is: there is nothing WeChat could judge', async () => {
    const before = weChatDistrict.wechat.asked.length
    done(await give('公示栏上没有看到低保名单'))
    expect(weChatDistrict.wechat.asked).toHaveLength(before)
    expect(await seenBy('east')).toHaveLength(1)
  })

  test('while WeChat is down it is taken in, seen by nobody, and judged as soon as WeChat answers', async () => {
    // However often the background asks meanwhile.
    weChatDistrict.wechat.break(JUDGE, -1, 1000)
    const { trackingCode } = done(await fromPhone('公示栏上没有看到低保名单'))
    expect([await seenBy('office'), await receivedEvents(), await openids()]).toEqual([[], 0, ['resident']])
    await turn()
    expect(await receivedEvents()).toBe(0)
    const standing = done(
      await weChatDistrict.district.call<FeedbackStanding>(null, 'GET', `/api/public/feedback/${trackingCode}`),
    )
    expect(standing).toMatchObject({ answer: '', answeredAt: null })
    weChatDistrict.wechat.mend()
    await Promise.all([turn(), turn()])
    expect([await seenBy('east'), await receivedEvents(), await openids()]).toEqual([
      [' 公示栏上没有看到低保名单'],
      1,
      [''],
    ])
  })

  test('what turns out risky later goes to the office', async () => {
    weChatDistrict.wechat.break(JUDGE, 'gibberish')
    done(await fromPhone('这里可以赌博，快来快来'))
    await turn()
    expect([await seenBy('east'), await seenBy('office')]).toEqual([[], ['risky 这里可以赌博，快来快来']])
  })

  test('what could not be judged in two hours, or at all, the office reads', async () => {
    weChatDistrict.wechat.break(JUDGE, -1, 1000)
    done(await fromPhone('公示栏上没有看到低保名单'))
    weChatDistrict.later(2 * 3600_000 + 60_000)
    await turn()
    expect([await seenBy('office'), await openids()]).toEqual([['unchecked 公示栏上没有看到低保名单'], ['']])

    weChatDistrict.wechat.mend()
    weChatDistrict.wechat.break('/sns/jscode2session', -1)
    done(await fromPhone('办事指南里的电话没有人接'))
    done(await give('办事指南里的地址不对了', 'invented'))
    weChatDistrict.wechat.break(JUDGE, 61010)
    done(await fromPhone('目录里的网址打不开了'))
    // the mini-program where WeChat gave no code
    done(
      await weChatDistrict.district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', {
        kind: 'missing',
        text: '目录里没有看到救助电话',
        entryId: '01-east-0001',
        wechatCode: '',
      }),
    )
    expect((await seenBy('office')).every((item) => item.startsWith('unchecked'))).toBe(true)
    expect(await seenBy('east')).toEqual([])
  })
})
