import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { Page } from 'playwright-core'
import { pageUrl } from '../../miniapp/src/routes'
import { acceptedOf, secrecyOf } from '../factories/published'
import { done } from '../support/acting'
import { openPhone, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { IDENTITY, MASKED_IDENTITY } from '../support/guarding'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
]

/** 编制 → 审核 → 保密审查 by two people, with a row in which 个人信息 stands. */
describe.each(screenDatabases)('the publishing page, on $name', ({ url }) => {
  let served: ServedDistrict
  let office: Page
  let second: Page
  let row: EntryEntity
  beforeAll(async () => {
    served = await serveDistrict(await url())
    const { district, browser, origin } = served
    await acceptedOf(district, ['01'], ['east'])
    const { manager } = district.dataSource
    row = await manager.findOneByOrFail(EntryEntity, {})
    const content = `公示对象身份证号${IDENTITY}`
    await manager.update(EntryEntity, { id: row.id }, { fields: { ...row.fields, content } })
    const secrecy = await secrecyOf(district)
    office = await openPhone(browser, origin, 'office', PASSWORD, '发布目录')
    second = await openPhone(browser, origin, secrecy, PASSWORD, '发布目录')
  })
  afterAll(() => served?.close())

  const at = async (page: Page, address: string) => {
    await page.goto(`${served.origin}/#${address}`)
    await page.reload()
  }
  const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name, exact: true }))
  const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const fits = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
  const fitsAll = async (page: Page) => {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      expect(await fits(page)).toBe(true)
    }
    await page.setViewportSize({ width: 390, height: 844 })
  }

  test('the preview names the place, masked, and publishing is refused with it', async () => {
    await at(office, pageUrl('editionDraft', { domains: '01' }))
    await see(office, '1 处确定，0 处已确认')
    await see(office, `公开内容（要素）：身份证号 ${MASKED_IDENTITY}`)
    expect(await office.content()).not.toContain(IDENTITY)
    await button(office, '签署编制').click()
    await toasted(office, '已签署编制')
    await button(office, '签署审核').click()
    await toasted(office, '已签署审核')
    await see(office, /您已签署“审核”/)
    await fitsAll(office)
  })

  test('it is masked: the signatures count no more and say so; signed anew by two people it is published', async () => {
    const { district } = served
    await district.dataSource.manager.update(EntryEntity, { id: row.id }, { fields: row.fields })
    const { domains } = done(await district.call<PublicationPreview>('office', 'GET', '/api/publication'))
    expect(domains[0]?.personal).toEqual({ block: 0, ask: 0, answered: 0 })
    await at(office, pageUrl('editionDraft', { domains: '01' }))
    await see(office, '0 处确定，0 处已确认')
    await see(office, /此后内容有变化，签署不再有效/)
    await fitsAll(office)
    await button(office, '签署编制').click()
    await button(office, '签署审核').click()
    await see(office, /您已签署“审核”/)
    await at(second, pageUrl('edition'))
    await button(second, /^查看.*的预览$/).click()
    await button(second, '签署保密审查').click()
    await toasted(second, '已签署保密审查')
    await fitsAll(second)
    await button(office, '发布').click()
    await button(office, '确认发布').click()
    await toasted(office, '已发布2026年第1版')
    await at(office, pageUrl('edition'))
    await see(office, /保密审查：office-secrecy/)
    await fitsAll(office)
  })

  test('the administrator has what stands looked through', async () => {
    await at(office, pageUrl('personalFindings'))
    await see(office, '还没有排查过；每天夜里自动排查。')
    await button(office, '现在排查').click()
    await see(office, /看过 \d+ 处，发现 0 处/)
    await fitsAll(office)
  })
})
