import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { openBrowser } from '../support/browser'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { openWeapp, type Phone, type Weapp } from './harness/driver'

const dist = join(__dirname, '../../miniapp/dist/weapp')

describe.each(databases)('privacy and sharing in the mini-program, on $name', ({ url }) => {
  let district: District
  let browser: Browser
  let weapp: Weapp
  let phone: Phone
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['civil', 'east'])
    await publishedNow(district, '01')
    await district.app.listen(0, '127.0.0.1')
    browser = await openBrowser()
    weapp = await openWeapp(browser, dist, await district.app.getUrl())
    phone = await weapp.phone()
    await phone.openPage()
    await phone.forgetConsent()
  })
  afterEach(() => {
    expect(weapp.takeProblems()).toEqual([])
  })
  afterAll(async () => {
    await weapp?.close()
    await browser?.close()
    await district?.close()
  })

  const asked = () => phone.screen().getByRole('dialog', { name: '隐私保护提示' }).count()

  test('a resident browses, searches and reads without being asked for anything', async () => {
    await phone.openPage('/pages/home/index')
    await phone.see('社会救助')
    await phone.openPage('/pages/catalogue/index')
    await phone.see('共 4 个公开事项')
    await phone.openPage('/pages/public/entry/index?id=01-east-0001')
    await phone.see('编号 01-east-0001')
    expect(await asked()).toBe(0)
  })

  test('who refuses is told what to do instead, and goes on', async () => {
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 csv（表格）')
    await phone.see('隐私保护提示')
    await phone.tap('不同意')
    await phone.see('没有复制成功')
    expect(await phone.clipboard()).toBe('')
    expect(await asked()).toBe(0)
    await phone.see('各栏的含义')
  })

  test('who agrees is asked once', async () => {
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 csv（表格）')
    await phone.tap('查看隐私保护指引')
    await phone.tap('同意')
    await phone.see('网址已复制，请在浏览器中打开')
    expect(await phone.clipboard()).toMatch(/\/api\/public\/download\?format=csv$/)
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 json（程序用）')
    await phone.see('网址已复制，请在浏览器中打开')
    expect(await phone.clipboard()).toMatch(/format=json$/)
    expect(await asked()).toBe(0)
  })

  test('says what is kept of whom', async () => {
    await phone.openPage('/pages/me/index')
    await phone.tap('隐私保护说明')
    await phone.see('群众浏览不收集个人信息')
    await phone.see('工作人员的账号信息')
  })

  test.each([
    ['public/entry/index', 'e:01-east-0001', '编号 01-east-0001'],
    ['catalogue/index', 'd:01', '试点领域：社会救助 ×'],
    ['catalogue/index', 'o:east', '单位：东镇人民政府 ×'],
  ])('a scanned code lands on %s with %s, from a cold start', async (page, scene, words) => {
    await phone.openPage(`/pages/${page}?scene=${encodeURIComponent(encodeURIComponent(scene))}`)
    await phone.see(words)
  })

  test.each([
    ['home/index', ''],
    ['catalogue/index', '?domain=01'],
    ['public/entry/index', '?id=01-east-0001'],
    ['public/editions/index', ''],
    ['public/edition/index', '?id=1'],
    ['public/changes/index', '?id=1'],
    ['public/downloads/index', ''],
    ['public/feedback/index', '?entry=01-east-0001'],
    ['public/answer/index', ''],
  ])('%s%s makes a card for a friend and for 朋友圈 that opens the same page cold', async (page, query) => {
    await phone.openPage(`/pages/${page}${query}`)
    await phone.screen().getByText(/\S/).first().waitFor()
    const card = await phone.shareByMenu('onShareAppMessage')
    const timeline = await phone.shareByMenu('onShareTimeline')
    expect(card.path?.startsWith(`/pages/${page}`)).toBe(true)
    expect(card.title).toMatch(/[\u4e00-\u9fff]{2}/)
    expect(timeline).toEqual({ title: card.title, query: card.path?.split('?')[1] ?? '' })
    await phone.openPage(card.path)
    expect(await phone.path()).toBe(`pages/${page}`)
  })
})
