import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../support/browser'
import { type District, PASSWORD } from '../../support/district'
import { openWeapp, type Phone, type Weapp } from './driver'

const current = join(__dirname, '../../../miniapp/dist/weapp')

/** The small district, one whose people have a WeChat, or a server of another release. */
type Opened = District | { district: District; close(): Promise<void> } | { origin: string; close(): Promise<void> }

/** The address it is served at; a district is served only now. */
async function originOf(opened: Opened): Promise<string> {
  if ('origin' in opened) return opened.origin
  const { app } = 'district' in opened ? opened.district : opened
  await app.listen(0, '127.0.0.1')
  return await app.getUrl()
}

/**
 * The built mini-program on phones of its own, against the server of the district that `open` gives: ready before the tests of
 * the `describe` it is called in, each of which fails on whatever a real phone would stumble over, and closed after them.
 *
 * @param dist folder of the build, today’s unless given
 */
export function onPhones(open: () => Promise<Opened>, dist: () => string = () => current) {
  let opened: Opened | undefined
  let browser: Browser | undefined
  let weapp: Weapp | undefined
  beforeAll(async () => {
    opened = await open()
    browser = await openBrowser()
    weapp = await openWeapp(browser, dist(), await originOf(opened))
  })
  afterEach(() => {
    expect(weapp?.takeProblems()).toEqual([])
  })
  afterAll(async () => {
    if (process.env.GONGKAI_TABLES) console.table(weapp?.setDataTable())
    await weapp?.close()
    await browser?.close()
    await opened?.close()
  })
  const ready = (): Weapp => {
    if (!weapp) throw new Error('there are no phones before beforeAll')
    return weapp
  }
  const phone: Weapp['phone'] = (options) => ready().phone(options)
  return {
    get weapp() {
      return ready()
    },
    phone,
    /** Somebody's phone, a new one unless given, on its 工作台. */
    async signedIn(account: string, taken?: Phone): Promise<Phone> {
      const own = taken ?? (await phone())
      await own.openPage('/pages/account/sign-in/index')
      await own.fill('账号', account)
      await own.fill('密码', PASSWORD)
      await own.tap('登录')
      await own.see(/^(消息|填报任务)/)
      return own
    },
  }
}
