import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { acceptedOf, publishedNow } from '../factories/published'
import { PHONE, settled, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PATIENCE } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const FIRST_LOAD = 200 * 1024

describe.each(screenDatabases)('a resident’s first visit, on $name', ({ url }) => {
  let served: ServedDistrict
  let entry: string
  beforeAll(async () => {
    served = await serveDistrict(await url())
    await acceptedOf(served.district, ['01'], ['civil', 'east'])
    await publishedNow(served.district, '01')
    const { body } = await served.district.call<{ items: { id: string }[] }>(null, 'GET', '/api/public/entries')
    entry = String(body.items[0]?.id)
  })
  afterAll(() => served?.close())

  /** Opens a path on a phone of its own, and what came over the network till it was read. */
  async function visit(path: string, ready: (page: Page) => Promise<unknown>) {
    const context = await served.browser.newContext({
      viewport: PHONE,
      isMobile: true,
      hasTouch: true,
      locale: 'zh-CN',
    })
    context.setDefaultTimeout(PATIENCE)
    const page = await context.newPage()
    const loaded: { url: string; gzip: number; packed: boolean }[] = []
    const faults: string[] = []
    const reading: Promise<void>[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('response', (response) =>
      reading.push(
        response.body().then((body) => {
          const packed = response.headers()['content-encoding'] !== undefined
          loaded.push({ url: response.url().replace(served.origin, ''), gzip: gzipSync(body).length, packed })
        }),
      ),
    )
    await page.addInitScript(() => {
      const kept = globalThis as unknown as { shifted: number }
      kept.shifted = 0
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) kept.shifted += (shift as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${served.origin}/#/${path}`)
    await ready(page)
    await settled(page)
    await Promise.all(reading)
    const shifted = await page.evaluate(() => (globalThis as unknown as { shifted: number }).shifted)
    return { page, context, loaded, faults, shifted }
  }

  test('the home page weighs at most 200 KB packed, and every text file comes packed', async () => {
    const { context, loaded, faults } = await visit('pages/home/index', (page) =>
      shown(page.getByText(/^社会救助/)).waitFor(),
    )
    const weight = loaded.reduce((sum, { gzip }) => sum + gzip, 0)
    expect(loaded.map(({ url }) => url)).toEqual(expect.arrayContaining(['/', '/api/public/home']))
    expect(weight).toBeLessThanOrEqual(FIRST_LOAD)
    const files = loaded.filter(({ url }) => !url.startsWith('/api/') && !url.endsWith('.png'))
    expect(files.length).toBeGreaterThan(4)
    expect(files.filter(({ packed }) => !packed)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  test.each([
    ['home', () => 'pages/home/index', /^社会救助/],
    ['catalogue', () => 'pages/catalogue/index', /社会救助/],
    ['entry', () => `pages/public/entry/index?id=${entry}`, /公开什么/],
  ])('of the %s, each file is fetched once, nothing complains and nothing jumps', async (_, path, text) => {
    const { page, context, loaded, faults, shifted } = await visit(path(), (page) =>
      shown(page.getByText(text)).waitFor(),
    )
    const files = loaded.map(({ url }) => url).filter((url) => !url.startsWith('/api/'))
    expect(files.length).toBe(new Set(files).size)
    expect(faults).toEqual([])
    expect(shifted).toBeLessThan(0.05)
    expect(await page.title()).toContain('掌上公开')
    await context.close()
  })
})
