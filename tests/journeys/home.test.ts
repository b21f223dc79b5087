import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { Page } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { smallDistrict } from '../factories/small-district'
import { openPhone, PHONE, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { faultsOfElder } from '../support/elder'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

/** The small district, whose 低保 concerns people who call themselves 低保户. */
const pack: RegionPack = {
  ...smallDistrict,
  guidelines: {
    '01':
      smallDistrict.guidelines['01']?.map((row) => ({
        ...row,
        audiences: ['everyone', 'specific'],
        audienceSpecific: '低保对象',
      })) ?? [],
  },
}
const DOMAIN = /^社会救助\s*4 项$/
const PC = { width: 1280, height: 900 }

describe.each(screenDatabases)('the residents’ home page, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url(), pack)
    await acceptedOf(served.district, ['01'], ['civil', 'east'])
    await publishedNow(served.district, '01')
  })
  afterAll(() => served?.close())

  async function resident(size = PHONE): Promise<Page> {
    const page = await openPhone(served.browser, served.origin)
    await page.setViewportSize(size)
    await page.goto(`${served.origin}/#/pages/home/index`)
    await page.getByRole('heading', { name: '青溪政务公开' }).waitFor()
    await page.getByRole('button', { name: DOMAIN }).waitFor()
    return page
  }

  describe.each([PHONE, PC])('$width px wide', (size) => {
    test('it says whose catalogue it is, who may ask, which domains there are, and what is new', async () => {
      const page = await resident(size)
      await page.getByText(/2026年第1版 · 1 个领域 · 4 个公开事项/).waitFor()
      await page.getByRole('button', { name: DOMAIN }).waitFor()
      await page.getByRole('heading', { name: '最近更新' }).waitFor()
      expect(await page.getByRole('button', { name: /危房改造/ }).count()).toBe(0)

      await page.getByRole('button', { name: '低保户', exact: true }).click()
      await shown(page.getByText('共 4 个公开事项')).waitFor()
    })

    test('a domain leads into the catalogue, what is new to the entry', async () => {
      const page = await resident(size)
      await page.getByRole('button', { name: DOMAIN }).click()
      await shown(page.getByText('共 4 个公开事项')).waitFor()
      await page.goto(`${served.origin}/#/pages/home/index`)
      await shown(page.locator('.card').filter({ hasText: '新增公开事项' })).click()
      await shown(page.getByText('公开什么')).waitFor()
    })
  })

  test('words are suggested while one types, and chosen by the keys alone', async () => {
    const page = await resident()
    const field = page.getByRole('combobox', { name: '搜索公开事项' })
    await field.focus()
    await page.keyboard.type('低')
    const option = page.getByRole('option', { name: /低保/ }).first()
    await option.waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('option').count()).toBe(0)
    expect(await field.inputValue()).toBe('低')

    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.locator('[role=option][aria-selected=true]').waitFor()
    const chosen = (await page.locator('[role=option][aria-selected=true]').textContent()) ?? ''
    expect(await field.getAttribute('aria-activedescendant')).toBe(
      await page.locator('[role=option][aria-selected=true]').getAttribute('id'),
    )
    await page.keyboard.press('Enter')
    await shown(page.getByText(/共 \d+ 个公开事项/)).waitFor()
    expect(chosen).toContain('低保')
    await expectSoon(() => shown(page.getByLabel('搜索公开事项')).inputValue(), chosen)
  })

  test('without a network it says so, and reads by itself when there is one', async () => {
    const page = await resident()
    await page.goto(`${served.origin}/#/pages/catalogue/index`)
    await shown(page.getByText(/共 \d+ 个公开事项/)).waitFor()
    await page.goto(`${served.origin}/#/pages/home/index`)
    await settled(page)
    await page.context().setOffline(true)
    await shown(page.getByRole('button', { name: '低保户', exact: true })).click()
    await shown(page.getByText('没有网络')).waitFor()
    await page.context().setOffline(false)
    await shown(page.getByText('共 4 个公开事项')).waitFor()
  })

  test('长辈版 stays after a reload; in it every text has 18 pt and contrast, every target 60 px', async () => {
    const page = await resident()
    const faults = () => faultsOfElder(page.locator('body'))
    expect((await faults()).length).toBeGreaterThan(0)
    await page.getByRole('button', { name: '长辈版' }).click()
    await page.reload()
    await page.getByRole('button', { name: '标准版' }).waitFor()
    await page.getByRole('button', { name: DOMAIN }).waitFor()
    expect(await faults()).toEqual([])

    await page.getByLabel('搜索公开事项').pressSequentially('低')
    await page.getByRole('option').first().waitFor()
    expect(await faults()).toEqual([])

    await page.setViewportSize({ width: 320, height: 640 })
    expect(await faults()).toEqual([])
    await page.setViewportSize(PC)
    expect(await faults()).toEqual([])
    await page.setViewportSize(PHONE)

    await page.goto(`${served.origin}/#/pages/catalogue/index`)
    await shown(page.getByText(/共 \d+ 个公开事项/)).waitFor()
    await settled(page)
    expect(await faults()).toEqual([])
    await shown(page.locator('.card')).click()
    await shown(page.getByText('公开什么')).waitFor()
    await settled(page)
    expect(await faults()).toEqual([])

    await page.goto(`${served.origin}/#/pages/home/index`)
    await shown(page.getByRole('button', { name: '标准版' })).click()
    await page.reload()
    await page.getByRole('button', { name: '长辈版' }).waitFor()
  })

  test('text follows the browser’s own size; where it is very large, 长辈版 comes by itself until one declines it', async () => {
    const page = await resident()
    const sizeOf = () =>
      shown(page.locator('.domain-label')).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
    const usual = await sizeOf()
    const session = await page.context().newCDPSession(page)
    const browserText = async (standard: number) => {
      await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
      await page.reload()
      await page.getByRole('button', { name: DOMAIN }).waitFor()
    }
    await browserText(20)
    expect(await sizeOf()).toBeCloseTo(usual * 1.25, 1)
    await browserText(28)
    await page.getByRole('button', { name: '标准版' }).click()
    await page.reload()
    await page.getByRole('button', { name: '长辈版' }).waitFor()
    expect(await sizeOf()).toBeCloseTo(usual * 1.75, 1)
  })
})
