import { handedInBy } from '../factories/handed-in'
import { desk } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('every page of the work in the mini-program, on $name', ({ url }) => {
  let district: District
  let east: number
  let entry: number
  let report: number
  let office: Phone | undefined
  const on = onPhones(async () => {
    district = await openDistrict(await url(), { today: '2026-07-28' })
    const handedIn = await handedInBy(district, 'east', '01')
    east = handedIn.id
    entry = handedIn.entries[0]?.id ?? 0
    report = (await desk(district, 'civil').reportOf('01')).id
    await desk(district, 'civil').notices()
    return district
  })

  test('a lead: marks an entry, asks at it, nudges, reads its messages, compares, keeps its remarks', async () => {
    const lead = await on.signedIn('civil')
    await lead.openPage('/pages/review/queue/index')
    await lead.see('待审核（1）')
    await lead.tap(/东镇人民政府 · 社会救助/)
    await lead.see('第 1 / 2 项 · 已看 0')
    await lead.tap('没有问题')
    await lead.see('第 2 / 2 项 · 已看 1')
    await lead.tap('退回这一项')
    await lead.tap('“五公开”阶段')
    await lead.tap('公开主体应是本单位')
    await lead.tap('标为退回')
    await lead.see('全部看完')
    await lead.fill('写留言', '请看一下第二项')
    await lead.tap('发送留言')
    await lead.see('区民政局 civil')
    await lead.openPage(`/pages/review/comparison/index?domain=01`)
    await lead.see('社会救助 · 各单位对比')
    await lead.openPage('/pages/review/canned-remarks/index')
    await lead.fill('增加常用意见', '请补充发放时间')
    await lead.tap('增加')
    await lead.see('请补充发放时间')
    await lead.openPage('/pages/notice/nudges/index')
    await lead.tap(/^全选 \d+ 项$/)
    await lead.tap(/^催办 \d+ 项$/)
    await lead.tap('临近时限，请抓紧填报')
    await lead.tap('发送催办')
    await lead.see(/今天已经催办过/)
    await lead.openPage('/pages/notice/inbox/index')
    await lead.see('东镇人民政府报送了“社会救助”')
    await lead.openPage(`/pages/publish/report/index?id=${report}`)
    await lead.see('梳理（编制）与送审情况')
  })

  test('the tab of the 工作台 says how many messages are unread, and no longer once they are read', async () => {
    const lead = await on.signedIn('civil')
    await lead.see(/^消息（\d+）$/)
    const [, unread] = /消息（(\d+)）/.exec(await lead.text()) ?? []
    await expectSoon(() => lead.badge('工作台'), unread)
    await lead.tap(/^消息（\d+）$/)
    await lead.tap('全部标为已读')
    await lead.see(/^消息$/)
    await lead.back()
    await lead.see(/^消息$/)
    await expectSoon(() => lead.badge('工作台'), '')
  })

  test('a town: its list of matters, its ledger, a comment at an entry', async () => {
    const town = await on.signedIn('east')
    await town.openPage('/pages/fill/matters/index')
    await town.see('权责清单还是空的')
    await town.openPage(`/pages/fill/entry/index?id=${entry}`)
    await town.tap('给审核单位留言')
    await town.see('写留言')
    await town.openPage('/pages/manage/ledger/index')
    await town.see(/^共 \d+ 条$/)
    await town.openPage(`/pages/fill/assignment/index?id=${east}`)
    await town.see('待审核')
  })

  test.each([
    ['manage/matrix', /个领域、\d+ 项任务/],
    ['manage/home', '编制轮次'],
    ['manage/rounds', '2026年编制'],
    ['manage/round', '2026年编制', '?code=2026'],
    ['manage/calendar', /2026/],
    ['manage/pilot-domains', '社会救助'],
    ['manage/pilot-domain', '社会救助', '?code=01'],
    ['manage/organisations', '东镇人民政府'],
    ['manage/organisation', '东镇人民政府', '?code=east'],
    ['manage/accounts', 'civil-editor'],
    ['manage/account-list', '人员名单'],
    ['manage/statistics', '2026年编制 · 统计'],
    ['manage/ledger', /^共 \d+ 条$/],
    ['notice/nudges', /未汇总上报/],
    ['publish/reports', '社会救助'],
    ['publish/edition', '已发布的版本'],
    ['publish/draft', '与现行目录的变化', '?domains=01'],
    ['account/password', '新密码'],
  ] as [string, string | RegExp, string?][])('the office opens %s', async (page, words, query = '') => {
    office ??= await on.signedIn('office')
    await office.openPage(`/pages/${page}/index${query}`)
    await office.see(words)
  })

  test('every page shows itself with at most 64 KB, and no setData exceeds the 256 KB that WeChat advises', () => {
    const table = on.weapp.setDataTable()
    expect(table.length).toBeGreaterThan(20)
    expect(table.filter(({ first, largest }) => first > 64 * 1024 || largest > 256 * 1024)).toEqual([])
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
