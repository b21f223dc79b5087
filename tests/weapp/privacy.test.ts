import { acceptedOf, publishedNow } from '../factories/published'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('privacy and sharing in the mini-program, on $name', ({ url }) => {
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
    await phone.openPage()
    await phone.forgetConsent()
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
    await phone.see('网址写在按钮下面，请长按选取')
    await phone.see(/\/api\/public\/download\?format=csv$/)
    expect(await phone.clipboard()).toBe('')
    expect(await asked()).toBe(0)
    await phone.see('各栏的含义')
  })

  test('who agrees is asked once', async () => {
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 csv（表格）')
    expect(await phone.readPrivacyGuide()).toBe(false)
    await phone.tap('查看隐私保护指引')
    await expectSoon(() => phone.readPrivacyGuide(), true)
    await phone.tap('同意')
    await phone.see('网址已复制，请在浏览器中打开')
    expect(await phone.clipboard()).toMatch(/\/api\/public\/download\?format=csv$/)
    await phone.openPage('/pages/public/downloads/index')
    await phone.tap('下载 json（程序用）')
    await phone.see('网址已复制，请在浏览器中打开')
    expect(await phone.clipboard()).toMatch(/format=json$/)
    expect(await asked()).toBe(0)
  })

  test('staff who refuse are told why no file could be chosen, and what to do instead; a mere cancel says nothing', async () => {
    const office = await on.signedIn('office')
    await office.forgetConsent()
    const why = '没有同意隐私保护指引，不能从聊天里选文件；'
    for (const [page, button, instead] of [
      ['interchange/imports', '选择文件', '可以改为粘贴，或在电脑上导入'],
      ['manage/account-list', '选择 xlsx 文件', '可以在电脑上导入'],
    ] as const) {
      await office.openPage(`/pages/${page}/index`)
      await office.tap(button)
      await office.see('隐私保护提示')
      await office.tap('不同意')
      await office.see(why + instead)
    }
    await office.tap('选择 xlsx 文件')
    await office.tap('同意')
    await office.screen().getByRole('alert').waitFor({ state: 'detached' })
    expect(await office.text()).not.toContain('没有')
    await office.failToChooseFile()
    await office.tap('选择 xlsx 文件')
    await office.see('没有选到文件，请再试一次')
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
    ['home/index', '', '社会救助'],
    ['catalogue/index', '?domain=01', '试点领域：社会救助 ×'],
    ['public/entry/index', '?id=01-east-0001', '编号 01-east-0001'],
    ['public/editions/index', '', '2026年第1版'],
    ['public/edition/index', '?id=1', '共 4 个公开事项'],
    ['public/changes/index', '?id=1', /新增 4 项/],
    ['public/downloads/index', '', '各栏的含义'],
    ['public/feedback/index', '?entry=01-east-0001', '救助 · 低保'],
    ['public/answer/index', '', '还没有反馈'],
  ])(
    '%s%s makes a card for a friend and one for 朋友圈; each opens the same page cold, the latter as a page alone too',
    async (page, query, words) => {
      await phone.openPage(`/pages/${page}${query}`)
      await phone.see(words)
      const card = await phone.shareByMenu('onShareAppMessage')
      const timeline = await phone.shareByMenu('onShareTimeline')
      expect(card.path?.startsWith(`/pages/${page}`)).toBe(true)
      expect(card.title).toMatch(/[\u4e00-\u9fff]{2}/)
      expect(timeline).toEqual({ title: card.title, query: card.path?.split('?')[1] ?? '' })
      const path = `/pages/${page}?${timeline.query}`
      for (const open of [
        () => phone.openPage(card.path),
        () => phone.openPage(path),
        () => phone.openFromTimeline(path),
      ]) {
        await open()
        await phone.see(words)
        expect(await phone.path()).toBe(`pages/${page}`)
      }
    },
  )

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
