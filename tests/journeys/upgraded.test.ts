import type { Browser } from 'playwright-core'
import { openBrowser, PHONE } from '../support/browser'
import { databases } from '../support/databases'
import type { District } from '../support/district'
import { type Walked, walkPages } from '../support/every-page'
import { openRelease } from '../support/releases'
import { withClient } from '../support/served-district'
import { openUpgraded, ROLES } from '../support/upgraded'

const { resident, village, town, lead, admin } = ROLES
/** How many addresses at least show each role what they are for: else the walk would be one past closed doors. */
const LEAST = { resident: 15, village: 30, town: 40, lead: 40, admin: 55 }

describe.each(databases)('the database of the last release in a browser, on $name', (database) => {
  let district: District
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    district = await openUpgraded(await openRelease(database), withClient)
    await district.app.listen(0, '127.0.0.1')
    origin = await district.app.getUrl()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await district?.close()
  })

  const widths = database === databases[0] ? [PHONE, { width: 1280, height: 900 }] : [PHONE]
  test.each(widths)('every page opens for every role at $width px', async (viewport) => {
    const walks = Object.entries({ resident, village, town, lead, admin }).map(
      async ([role, account]) => [role, await walkPages(browser, origin, account, 'gongkai-demo', viewport)] as const,
    )
    const walked: Record<string, Walked> = Object.fromEntries(await Promise.all(walks))
    expect(Object.entries(walked).flatMap(([role, { faults }]) => faults.map((fault) => `${role} ${fault}`))).toEqual(
      [],
    )
    for (const [role, least] of Object.entries(LEAST))
      expect({ role, open: (walked[role]?.open.length ?? 0) >= least }).toEqual({ role, open: true })
    if (process.env.SHOW_WALK) console.log(JSON.stringify(walked, null, 1))
  })
})
