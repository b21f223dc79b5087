import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import type { FillingPhase } from '@gongkai/shared/base/words/phases'
import type { Page } from 'playwright-core'
import { pageUrl } from '../../miniapp/src/routes'
import { publishedNow } from '../factories/published'
import { smallDistrict } from '../factories/small-district'
import { desk, done } from '../support/acting'
import { openPhone, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const [model] = smallDistrict.guidelines['01'] ?? []
const row = (level2: string, subject: string): EntryFields => ({
  ...EMPTY_ENTRY,
  ...model,
  level1: '殡葬',
  level2,
  attribute: 'proactive',
  subjects: [subject],
})

describe.each(screenDatabases)('a domain that a district adds, on phones, on $name', ({ url }) => {
  let served: ServedDistrict
  let office: Page
  beforeAll(async () => {
    served = await serveDistrict(await url())
    office = await openPhone(served.browser, served.origin, 'office', PASSWORD, '管理')
  })
  afterAll(() => served?.close())

  const button = (page: Page, name: string | RegExp) => shown(page.getByRole('button', { name }))
  const see = (page: Page, text: string | RegExp) => shown(page.getByText(text)).waitFor()
  const at = async (page: Page, address: string) => {
    await page.goto(`${served.origin}/#${address}`)
    await settled(page)
  }
  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  /** A unit's work in the new domain, handed in and, but for the lead's own, approved. */
  const handIn = async (account: string, fields: EntryFields | null) => {
    const unit = desk(served.district, account)
    const id = await unit.idIn('03')
    if (fields) done(await unit.add(id, fields))
    else done(await unit.noDuty(id, '本镇没有殡葬服务机构'))
    done(await unit.submit(id))
    if (account !== 'civil') done(await desk(served.district, 'civil').approve(id))
  }
  const report = async (phase: FillingPhase) => {
    const { id } = await desk(served.district, 'civil').reportOf('03', phase)
    done(await desk(served.district, 'civil').onReport(id, 'sign', { exceptions: [] }))
    done(await desk(served.district, 'office').onReport(id, 'accept'))
  }

  test('the office adds it on a phone; those of the 26 that are missing are offered', async () => {
    await at(office, pageUrl('pilotDomains', {}))
    await button(office, '新增户籍管理').waitFor()
    expect(await fits(office)).toBe(true)
    await button(office, '新增领域').click()
    await shown(office.getByLabel('领域名称')).fill('殡葬服务')
    await shown(office.getByLabel('其他领域')).click()
    await button(office, '牵头单位：请选择').click()
    await shown(office.getByRole('dialog', { name: '牵头单位' }).getByRole('button', { name: '区民政局' })).click()
    expect(await fits(office)).toBe(true)
    await button(office, /^新增$/).click()
    await toasted(office, '已新增')
    await shown(office.getByRole('heading', { name: '殡葬服务', level: 1 })).waitFor()
    await see(office, '其他领域')
    expect(await fits(office)).toBe(true)
  })

  test('it joins the running round', async () => {
    await at(office, pageUrl('round', { code: '2026' }))
    await button(office, /^增加$/).click()
    const sheet = office.getByRole('dialog', { name: '增加领域或单位' })
    await shown(sheet.getByLabel('殡葬服务')).click()
    await shown(sheet.getByLabel('理由')).fill('群众关心，列入目录')
    expect(await fits(office)).toBe(true)
    await shown(sheet.getByRole('button', { name: '确认增加' })).click()
    await toasted(office, '已加入本轮')
    await see(office, /^3 个领域：社会救助、危房改造、殡葬服务/)
  })

  test('a town fills it on a phone, its lead reviews, the office accepts, in both phases', async () => {
    const town = await openPhone(served.browser, served.origin, 'east', PASSWORD)
    const east = desk(served.district, 'east')
    const id = await east.idIn('03')
    await see(town, '殡葬服务')
    done(await east.add(id, row('骨灰寄存', '东镇人民政府')))
    await at(town, pageUrl('assignment', { id }))
    await button(town, /^报送$/).click()
    await button(town, '确认报送').click()
    await toasted(town, '已报送')
    done(await desk(served.district, 'civil').approve(id))
    await handIn('west', null)
    await handIn('civil', row('公墓审批', '区民政局'))
    await report('inventory')
    for (const account of ['east', 'west', 'civil']) {
      const unit = desk(served.district, account)
      done(await unit.submit(await unit.idIn('03')))
      if (account !== 'civil') done(await desk(served.district, 'civil').approve(await unit.idIn('03')))
    }
    await report('catalogue')
  })

  test('published, a resident finds it by the search, under a sign of its own', async () => {
    await publishedNow(served.district, '03')
    const resident = await openPhone(served.browser, served.origin)
    await at(resident, '/pages/home/index')
    await button(resident, /殡葬服务/).waitFor()
    expect(await shown(resident.locator('.sign-letter')).textContent()).toBe('殡')
    await shown(resident.getByLabel('搜索公开事项')).fill('骨灰寄存')
    await shown(resident.getByLabel('搜索公开事项')).press('Enter')
    await see(resident, /骨灰寄存/)
    await see(resident, /东镇人民政府/)
    expect(await fits(resident)).toBe(true)
  })
})
