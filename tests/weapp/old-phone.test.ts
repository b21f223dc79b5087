import { publishedFirst } from '../factories/published'
import { SENT } from '../journeys/draft-phone'
import { desk, done } from '../support/acting'
import { screenDatabases } from '../support/databases'
import { expectSoon } from '../support/expect-soon'
import { openWeChatDistrict, type WeChatDistrict } from '../support/wechat-district'
import { expectDocumented } from './harness/documented'
import { onPhones } from './harness/on-phones'

/** The promises of docs/wechat-interfaces.md under 没有时. */
describe.each(screenDatabases)('the mini-program in a WeChat that lacks an interface, on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  const on = onPhones(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
    await publishedFirst(weChatDistrict.district)
    return weChatDistrict
  })

  /** An entry of the town's own that may still be edited. */
  async function newEntry(): Promise<number> {
    const west = desk(weChatDistrict.district, 'west')
    return done(await west.add(await west.idIn('02'), { level1: '救助', level2: '旧手机' })).id
  }
  const stored = async (id: number) => done(await desk(weChatDistrict.district, 'west').entry(id)).fields.level3

  test('no subscription messages (before 2.4.4): told to update, credits nothing', async () => {
    await weChatDistrict.bound('old', 'civil')
    const phone = await on.phone({ without: ['requestSubscribeMessage'] })
    phone.belongsTo({ servers: weChatDistrict.wechat, openid: 'old', subscribes: 'accept' })
    await on.signedIn('civil', phone)
    await phone.openPage('/pages/notice/inbox/index')
    await phone.tap('订阅退回通知')
    await phone.see('微信版本太低，不能订阅提醒，请更新微信')
    expect(weChatDistrict.wechat.creditsOf('old', 'template-returned')).toBe(0)
  })

  test('no sending of files (before 2.16.1): told to update or to use a computer, what the viewer opens still opens', async () => {
    const phone = await on.phone({ without: ['shareFileMessage'] })
    await on.signedIn('office', phone)
    await phone.openPage('/pages/interchange/exports/index')
    await phone.tap('CSV 数据')
    await phone.tap('制作文件')
    await phone.tap(/^打开或转发 .*\.csv$/)
    await phone.see('当前微信版本不能转发这种文件，请更新微信，或在电脑上下载')
    await phone.tap('PDF 文件')
    await phone.tap('制作文件')
    await phone.tap(/^打开或转发 .*\.pdf$/)
    await expectSoon(async () => (await phone.openedFile()).endsWith('.pdf'), true)
  })

  test('no privacy guard (before 2.32.3): nothing is asked, the clipboard is there at once', async () => {
    const phone = await on.phone({ without: ['onNeedPrivacyAuthorization', 'openPrivacyContract'] })
    await phone.openPage('/pages/public/downloads/index')
    await phone.forgetConsent()
    await phone.tap('下载 csv（表格）')
    await phone.see('网址已复制，请在浏览器中打开')
    expect(await phone.clipboard()).toMatch(/format=csv$/)
  })

  test('the privacy guide cannot be opened: said so, and the question stays', async () => {
    const phone = await on.phone({ without: ['openPrivacyContract'] })
    await phone.openPage('/pages/public/downloads/index')
    await phone.forgetConsent()
    await phone.tap('下载 csv（表格）')
    await phone.tap('查看隐私保护指引')
    await phone.see('没有打开隐私保护指引，请检查网络或更新微信后再试')
    await phone.tap('同意')
    await phone.see('网址已复制，请在浏览器中打开')
  })

  test('the text size is read the older way (before 2.20.1)', async () => {
    const phone = await on.phone({ without: ['getAppBaseInfo'] })
    await phone.openPage()
    await phone.see('长辈版')
    await phone.setTextSize(24)
    await phone.see('标准版')
  })

  test('the network tells nothing (before 1.1.0): what is typed is sent again until it arrives', async () => {
    const id = await newEntry()
    const phone = await on.phone({ without: ['getNetworkType', 'onNetworkStatusChange'] })
    await on.signedIn('west', phone)
    await phone.openPage(`/pages/fill/entry/index?id=${id}`)
    await phone.see('填写内容会自动保存')
    await phone.goOffline()
    await phone.type('三级事项', '没有网络')
    await phone.see(/^已存本机$/)
    await phone.tap('立即上传')
    await phone.see(/^已存本机$/)
    expect(await stored(id)).toBe('')
    await phone.goOnline()
    await phone.see(SENT)
    expect(await stored(id)).toBe('没有网络')
  })

  test('nothing scrolls to a place (before 1.4.0): the form is walked all the same', async () => {
    const id = await newEntry()
    const phone = await on.phone({ without: ['pageScrollTo'] })
    await on.signedIn('west', phone)
    await phone.openPage(`/pages/fill/entry/index?id=${id}&field=attribute`)
    await phone.tap('主动公开')
    await phone.see(SENT)
    await phone.tap('下一步')
    await phone.see('上一步')
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
