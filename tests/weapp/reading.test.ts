import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { addModelRows } from '../factories/many'
import { acceptedOf, publish, publishedNow } from '../factories/published'
import { done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('a resident reads in the mini-program, on $name', ({ url }) => {
  let district: District
  let phone: Phone
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['civil', 'east'])
    await publishedNow(district, '01')
    return district
  })
  beforeAll(async () => {
    phone = await on.phone()
  })

  test('searches, narrows, reads an entry and follows it', async () => {
    await phone.openPage('/pages/catalogue/index')
    await phone.see('共 4 个公开事项')
    await phone.type('搜索公开事项', '临时救助')
    await phone.tap('搜索')
    await phone.see('“临时救助”共 2 个公开事项')
    await phone.tap('筛选')
    await phone.tap('东镇人民政府 2')
    await phone.tap('查看 1 个公开事项')
    await phone.see('单位：东镇人民政府 ×')
    await phone.tap(/救助 · 临时救助/)
    await phone.see(/例：.* 月 .* 日形成或者变更的信息，最迟 .*公开/)
    await phone.see(/2026年第1版 · .* · 新增/)
    await phone.tap('关注这个事项')
    await phone.see('已关注')
  })

  test('sends an entry and the narrowed catalogue on as cards that open cold', async () => {
    await phone.openPage('/pages/public/entry/index?id=01-east-0001')
    await phone.see('编号 01-east-0001')
    await phone.tap('分享给乡亲')
    const card = { title: '救助 · 低保', path: '/pages/public/entry/index?id=01-east-0001' }
    await expectSoon(() => phone.shared(), card)
    expect(await phone.shareByMenu('onShareAppMessage')).toEqual(card)
    expect(await phone.shareByMenu('onShareTimeline')).toEqual({ title: card.title, query: 'id=01-east-0001' })

    await phone.openPage(`/pages/catalogue/index?organisation=east&q=${encodeURIComponent('低保')}`)
    await phone.see('“低保”共 1 个公开事项')
    expect(await phone.value('搜索公开事项')).toBe('低保')
    await phone.see('单位：东镇人民政府 ×')
    const { title, path = '' } = await phone.shareByMenu('onShareAppMessage')
    expect(title).toBe('低保 · 单位：东镇人民政府 · 政务公开事项')
    await phone.openPage(path)
    await phone.see('“低保”共 1 个公开事项')
    await phone.openPage('/pages/public/edition/index?id=1')
    await phone.see('共 4 个公开事项')
    expect(await phone.shareByMenu('onShareAppMessage')).toMatchObject({ path: '/pages/public/edition/index?id=1' })
    await phone.openPage('/pages/public/changes/index?id=1')
    await phone.see(/新增 4 项/)
    expect((await phone.shareByMenu('onShareAppMessage')).path).toBe('/pages/public/changes/index?id=1')
  })

  test('prints the poster of an entry from WeChat’s viewer', async () => {
    await phone.openPage('/pages/public/entry/index?id=01-east-0001')
    await phone.tap('打印公示栏海报')
    await expectSoon(() => phone.openedFile(), '公示栏海报.pdf')
  })

  test('opens an entry cold from a share card, and the address of a notice-board code', async () => {
    await phone.openPage('/pages/public/entry/index?id=01-east-0001')
    await phone.see('编号 01-east-0001')
    await phone.openPage('/pages/catalogue/index?organisation=civil')
    await phone.see('单位：区民政局 ×')
  })

  test('is told what changed in what is followed, edition by edition', async () => {
    const { manager } = district.dataSource
    const entry = await manager.findOneByOrFail(EntryEntity, { publicNumber: '01-east-0002' })
    await manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '改过的内容' } })
    done(await publish(district, { note: '改了一项' }))
    await phone.openPage('/pages/public/followed/index')
    await phone.see('有变化')
    await phone.see('公开内容（要素）改为：改过的内容')
    await phone.tap(/^查看变化/)
    await phone.see('公开内容（要素）改为：改过的内容')
    await phone.openPage('/pages/public/editions/index')
    await phone.tap(/^2026年第2版/)
    await phone.see('改了一项')
    await phone.tap('与上一版相比的变化')
    await phone.see('2026年第2版与2026年第1版相比：修改 1 项')
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 csv（表格）')
    await phone.see('各栏的含义')
  })

  test('gives feedback, and reads the answer by the code kept on the device', async () => {
    await phone.openPage('/pages/public/feedback/index?entry=01-east-0001')
    await phone.see('救助 · 低保')
    await phone.tap('看不懂')
    await phone.type('具体情况', '不知道去哪里看名单')
    await phone.tap('提交反馈')
    await phone.see(/^由东镇人民政府答复，最迟 /)
    await phone.openPage('/pages/public/answer/index')
    await phone.tap(/救助 · 低保/)
    await phone.see('待答复')

    const town = await on.signedIn('east')
    await town.openPage('/pages/feedback/list/index')
    await town.tap(/^答复：/)
    await town.type('答复内容', '名单贴在村公示栏，也可以在镇便民服务站查看。')
    await town.tap('提交答复')
    await town.see('没有待答复的反馈')
    await phone.openPage('/pages/public/answer/index')
    await phone.tap(/救助 · 低保/)
    await phone.see('名单贴在村公示栏，也可以在镇便民服务站查看。')
  })

  test('each page shows itself with at most 64 KB', () => {
    const table = on.weapp.setDataTable()
    expect(table.length).toBeGreaterThan(5)
    expect(table.filter(({ first }) => first > 64 * 1024)).toEqual([])
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})

describe.each(screenDatabases)('a long catalogue in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await addModelRows(district, '01', 70)
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    const { manager } = district.dataSource
    for (const entry of await manager.find(EntryEntity))
      await manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '改'.repeat(480) } })
    done(await publish(district, { note: '改了全部' }))
    return district
  })

  test('the pages that list it begin small, and no setData exceeds the 256 KB that WeChat advises', async () => {
    const phone = await on.phone()
    await phone.openPage('/pages/public/entry/index?id=01-east-0001&edition=1')
    await phone.see('查看现行内容')
    await phone.openPage('/pages/catalogue/index')
    await phone.see('共 72 个公开事项')
    await phone.tap('加载更多（20 / 72）')
    await phone.see('加载更多（40 / 72）')
    await phone.openPage('/pages/public/edition/index?id=1')
    await phone.see('共 72 个公开事项')
    await phone.openPage('/pages/public/changes/index?id=2')
    await phone.see('2026年第2版与2026年第1版相比：修改 72 项')
    await phone.tap('加载更多（50 / 72）')
    await expectSoon(async () => (await phone.text()).includes('加载更多'), false)
    const table = on.weapp.setDataTable()
    expect(table.length).toBeGreaterThan(3)
    expect(table.filter(({ first, largest }) => first > 64 * 1024 || largest > 256 * 1024)).toEqual([])
  })
})
