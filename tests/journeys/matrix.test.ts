import { handedInBy } from '../factories/handed-in'
import { openPhone, PHONE, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('the matrix in a browser, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await handedInBy(served.district, 'east', '01')
  })
  afterAll(() => served?.close())

  test.each([390, 1280])('totals, one state alone, a cell leads to its submission, at %i px', async (width) => {
    const page = await openPhone(served.browser, served.origin, 'office', PASSWORD, '管理')
    await page.setViewportSize({ ...PHONE, width })
    await page.goto(`${served.origin}/#/pages/manage/matrix/index`)
    await shown(page.getByText(/^2 个领域、7 项任务/)).waitFor()
    const cell = shown(page.getByRole('button', { name: /^东镇人民政府，社会救助，待审核，2 个事项/ }))
    // by a sign too, never by colour alone
    expect(await cell.textContent()).toBe('→')
    const dimmed = () => page.locator('.matrix-cell.dim').count()
    expect(await dimmed()).toBe(0)
    await shown(page.getByRole('checkbox', { name: '待审核 1' })).click()
    expect(await dimmed()).toBe(6)
    expect(await cell.getAttribute('class')).not.toContain('dim')
    // one height for all, whatever they stand for
    const heights = await page.locator('.matrix-cell').evaluateAll((all) => all.map((item) => item.clientHeight))
    expect(Math.max(...heights)).toBeLessThan(60)
    // however many domains, only the table itself is scrolled sideways
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await cell.click()
    await shown(page.getByText('东镇人民政府').first()).waitFor()
    expect(page.url()).toContain('/pages/review/submission/index')
    await page.context().close()
  })
})
