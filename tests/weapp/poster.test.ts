import { publishedFirst } from '../factories/published'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('the poster in the mini-program, on $name', ({ url }) => {
  let district: District
  let village: Phone
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    return district
  })
  beforeAll(async () => {
    village = await on.phone()
    await village.openPage()
    await village.tapTab('我的')
    await village.tap('登录')
    await village.fill('账号', 'east-01')
    await village.fill('密码', PASSWORD)
    await village.tap('登录')
    await village.see('东镇人民政府的 2 项公开事项')
  })

  test('opens in WeChat’s viewer; what cannot be had is told, not opened', async () => {
    await village.tap('打印公示栏海报')
    await expectSoon(() => village.openedFile(), '公示栏海报.pdf')

    const { id } = (await district.call<{ id: number }[]>(null, 'GET', '/api/public/editions')).body[0] ?? { id: 0 }
    await district.call('office', 'POST', `/api/editions/${id}/withdrawal`, { explanation: '误发', conceal: false })
    await village.tap('打印公示栏海报')
    await village.see('没有下载成功，请稍后再试')
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
