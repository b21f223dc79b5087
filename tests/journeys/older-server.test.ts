import type { Browser } from 'playwright-core'
import { openBrowser, PHONE } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { walkPages } from '../support/every-page'
import { openOldServer } from '../support/old-server'
import { LAST_RELEASE } from '../support/releases'
import { client } from '../support/served-district'
import { ROLES } from '../support/upgraded'

/** As while a server is being renewed, or after it went back: its answers lack what this client knows. */
describe.each(screenDatabases)('this client on the server of the last release, on $name', ({ url }) => {
  let server: Awaited<ReturnType<typeof openOldServer>>
  let browser: Browser
  beforeAll(async () => {
    server = await openOldServer(LAST_RELEASE, await url(), '2026-11-28', client)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  // One thing of each sort, once over all that the pages show: to a resident, and to whoever works most with the answers of others.
  test.each([
    ['a resident', ROLES.resident],
    ['a town', ROLES.town],
    ['a lead', ROLES.lead],
    ['the administrator', ROLES.admin],
  ])('no page breaks for %s', async (_, account) => {
    const { faults, open } = await walkPages(browser, server.origin, account, 'gongkai-demo', PHONE, 1)
    expect(faults).toEqual([])
    expect(open.length).toBeGreaterThan(10)
  })
})
