import { publishedFirst } from '../factories/published'
import { screenDatabases } from '../support/databases'
import { discloser } from '../support/disclosing'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import { onPhones } from './harness/on-phones'

const LOW = '01-east-0001'
const LINE = '2026年7月低保对象名单公示 https://www.qingxi.gov.cn/zwgk/1.html 2026-07-20'

describe.each(screenDatabases)('公开落实 in the mini-program, on $name', ({ url }) => {
  let district: District
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    return district
  })
  const titles = async () => (await discloser(district, 'east').item(LOW)).occurrences.map(({ title }) => title)

  test('the poster’s code names the item; without a network the record waits, and arrives once', async () => {
    const phone = await on.signedIn('east-01')
    await phone.tap('登记公开')
    await phone.holdCode('https://example.gov.cn/')
    await phone.tap('扫海报')
    await phone.see('这不是公开事项的海报，请按名称查找')
    await phone.holdCode('pages/public/entry/index?scene=e%3A01-east-0001')
    await phone.tap('扫海报')
    await phone.fill('网页链接', LINE)
    await phone.fill('保密审查人（条例第十七条）', '村务监督委员会')
    await phone.goOffline()
    await phone.fill('公开的标题', '一村低保对象名单公示')
    await phone.tap(/^(登记|存到本机)$/)
    await phone.see('1 条登记还在本机')
    expect(await titles()).toEqual([])
    await phone.goOnline()
    await expectSoon(titles, ['一村低保对象名单公示'])
    await phone.tap('查看公开落实')
    await phone.see('公开事项（2）')
    expect(await titles()).toHaveLength(1)
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
