import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { publishedFirst } from '../factories/published'
import { expectSoon, openBrowser } from '../support/browser'
import { databases } from '../support/databases'
import { type District, openDistrict, PASSWORD } from '../support/district'
import { openWeapp, type Phone, type Weapp } from './harness/driver'

const dist = join(__dirname, '../../miniapp/dist/weapp')

describe.each(databases)('the poster in the mini-program, on $name', ({ url }) => {
  let district: District
  let browser: Browser
  let weapp: Weapp
  let village: Phone
  beforeAll(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    await district.app.listen(0, '127.0.0.1')
    browser = await openBrowser()
    weapp = await openWeapp(browser, dist, await district.app.getUrl())
    village = await weapp.phone()
    await village.openPage()
    await village.tapTab('我的')
    await village.tap('登录')
    await village.fill('账号', 'east-01')
    await village.fill('密码', PASSWORD)
    await village.tap('登录')
    await village.see('东镇人民政府的 2 项公开事项')
  })
  afterEach(() => {
    expect(weapp.takeProblems()).toEqual([])
  })
  afterAll(async () => {
    await weapp?.close()
    await browser?.close()
    await district?.close()
  })

  test('opens in WeChat’s viewer; what cannot be had is told, not opened', async () => {
    await village.tap('打印公示栏海报')
    await expectSoon(() => village.openedFile(), '公示栏海报.pdf')

    const { id } = (await district.call<{ id: number }[]>(null, 'GET', '/api/public/editions')).body[0] ?? { id: 0 }
    await district.call('office', 'POST', `/api/editions/${id}/withdrawal`, { explanation: '误发', conceal: false })
    await village.tap('打印公示栏海报')
    await village.see('没有下载成功，请稍后再试')
  })
})
