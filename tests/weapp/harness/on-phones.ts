import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../support/browser'
import { type District, PASSWORD } from '../../support/district'
import { openWeapp, type Phone, type Weapp } from './driver'

const dist = join(__dirname, '../../../miniapp/dist/weapp')

/** The small district, or one whose people have a WeChat. */
type Opened = District | { district: District; close(): Promise<void> }

/**
 * The built mini-program on phones of its own, against the server of the district that `open` gives: ready before the tests of
 * the `describe` it is called in, each of which fails on whatever a real phone would stumble over, and closed after them.
 */
export function onPhones(open: () => Promise<Opened>) {
  let opened: Opened | undefined
  let browser: Browser | undefined
  let weapp: Weapp | undefined
  beforeAll(async () => {
    opened = await open()
    const { app } = 'district' in opened ? opened.district : opened
    await app.listen(0, '127.0.0.1')
    browser = await openBrowser()
    weapp = await openWeapp(browser, dist, await app.getUrl())
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
