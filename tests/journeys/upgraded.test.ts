import type { Browser } from 'playwright-core'
import { openBrowser, PHONE } from '../support/browser'
import { databases } from '../support/databases'
import type { District } from '../support/district'
import { walkPages } from '../support/every-page'
import { openRelease } from '../support/releases'
import { withClient } from '../support/served-district'
import { openUpgraded, ROLES } from '../support/upgraded'

const { resident, village, town, lead, admin } = ROLES
/** How many addresses at least show each role something: else the walk would be one past closed doors. */
const LEAST = { resident: 12, village: 20, town: 25, lead: 25, admin: 45 }

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

  const roles = Object.entries({ resident, village, town, lead, admin })
  const opened = async (role: string, account: string | null, least: number, viewport: typeof PHONE, most?: number) => {
    const { faults, open } = await walkPages(browser, origin, account, 'gongkai-demo', viewport, most)
    expect(faults).toEqual([])
    expect({ role, enough: open.length >= least, open }).toEqual({ role, enough: true, open })
  }
  test.each(roles)('every page opens on a phone: %s', (role, account) =>
    opened(role, account, LEAST[role as keyof typeof LEAST], PHONE),
  )
  // How a page is laid out does not hang on the make of the database.
  if (database === databases[0])
    test.each(roles)('every page opens on a PC: %s', (role, account) =>
      opened(role, account, 10, { width: 1280, height: 900 }, 1),
    )
})
