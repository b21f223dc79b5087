import { acceptedOf, publishedNow } from '../factories/published'
import { screenDatabases } from '../support/databases'
import { type District, openDistrict } from '../support/district'
import { faultsOfElder } from '../support/elder'
import { expectDocumented } from './harness/documented'
import type { Phone } from './harness/driver'
import { onPhones } from './harness/on-phones'

describe.each(screenDatabases)('the residents’ home page in the mini-program, on $name', ({ url }) => {
  let district: District
  let phone: Phone
  const on = onPhones(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['civil', 'east'])
    await publishedNow(district, '01')
    return district
  })
  beforeEach(async () => {
    phone = await on.phone()
    await phone.openPage()
    await phone.see('4 项')
  })
  const sizeOf = (words: string) =>
    phone
      .screen()
      .getByText(words, { exact: true })
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))

  test('a domain has its drawing, and leads into the catalogue', async () => {
    const drawing = phone.screen().locator('.line-drawing').first()
    expect(await drawing.evaluate((element) => getComputedStyle(element).maskImage)).toMatch(/^url\("data:image\/svg/)
    await phone.tap(/^社会救助\s*4 项$/)
    await phone.see('共 4 个公开事项')
  })

  test('words are suggested while one types; the one tapped is searched', async () => {
    const path = `/api/public/suggestions?q=${encodeURIComponent('临时救')}`
    const [offer = ''] = (await district.call<string[]>(null, 'GET', path)).body
    expect(offer).toContain('临时救助')
    await phone.type('搜索公开事项', '临时救')
    await phone.tap(offer)
    await phone.see(/共 \d+ 个公开事项/)
    expect(await phone.path()).toBe('pages/catalogue/index')
  })

  test('长辈版 is kept; in it every text has 18 pt and contrast, every target 60 px, on all the residents’ pages', async () => {
    await phone.tap('长辈版')
    await phone.see('标准版')
    await phone.openPage()
    await phone.see('标准版')
    await phone.see('4 项')
    expect(await faultsOfElder(phone.screen())).toEqual([])
    await phone.tap(/^社会救助\s*4 项$/)
    await phone.see('共 4 个公开事项')
    expect(await faultsOfElder(phone.screen())).toEqual([])
    await phone.tap(/救助 · 低保/)
    await phone.see('公开什么')
    expect(await faultsOfElder(phone.screen())).toEqual([])
  })

  test('text follows the size set in WeChat; where it is very large, 长辈版 comes by itself', async () => {
    const usual = await sizeOf('社会救助')
    await phone.setTextSize(20)
    await phone.see('4 项')
    expect(await sizeOf('社会救助')).toBeCloseTo(usual * 1.25, 1)
    await phone.setTextSize(24)
    await phone.see('标准版')
  })

  test('called what the document of interfaces says', () => expectDocumented(on.weapp, __filename))
})
