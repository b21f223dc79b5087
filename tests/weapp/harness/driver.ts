import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { PHONE } from '../../support/browser'
import { PATIENCE } from '../../support/expect-soon'
import type { FakeWeChat } from '../../support/fake-wechat'
import { serveApp } from './server'

/** One call of setData, as runtime/set-data.js reports it. */
interface SetData {
  page: string
  /** names one opening of a page */ opening: string
  /** path of the component whose own data it is; empty for the page's */ component: string
  bytes: number
}

/** `query` instead of `path` on 朋友圈. */
interface ShareCard {
  title: string
  path?: string
  query?: string
}
interface Sharing {
  __share(lifecycle: string, from: string): ShareCard
}

/** The setData calls of one page, all openings on all phones together; sizes in bytes of JSON. */
export interface SetDataRow {
  page: string
  openings: number
  calls: number
  /** the largest of the first calls */ first: number
  largest: number
  total: number
}

/**
 * A built mini-program ready to be opened on phones.
 *
 * @param dist folder of the build, which stays as it is
 * @param api origin of the server that answers its requests
 */
export async function openWeapp(browser: Browser, dist: string, api: string) {
  const server = await serveApp(dist, api)
  const phones: Phone[] = []
  return {
    /**
     * A phone of its own for each user: own storage, own session.
     *
     * @param without names of wx that its WeChat is too old for
     */
    async phone({ without = [] }: { without?: string[] } = {}): Promise<Phone> {
      const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, locale: 'zh-CN' })
      const phone = await Phone.take(context, server.origin, without)
      phones.push(phone)
      return phone
    },
    /** The faults that a real phone would stumble over or tell only in its console, since the last call; a test expects none. */
    takeProblems: () => [server, ...phones].flatMap(({ problems }) => problems.splice(0)),
    setDataTable: () => setDataTable(phones.map((phone) => phone.setData)),
    /** the origins the app asked, as they are in its build */ asked: server.asked,
    /** The app's calls of WeChat on all phones: names of wx, and the open-types of buttons that were tapped. */
    called: (): ReadonlySet<string> => new Set(phones.flatMap(({ called }) => [...called])),
    async close() {
      await Promise.all(phones.map((phone) => phone.close()))
      await server.close()
    },
  }
}
export type Weapp = Awaited<ReturnType<typeof openWeapp>>

/** Somebody with a WeChat of their own. */
export interface WeChatUser {
  servers: Pick<FakeWeChat, 'login' | 'phone' | 'subscribe'>
  openid: string
  /** given when asked for; left out: refused */ phone?: string
  /** WeChat's answer for each subscription message; left out: the main switch is off */ subscribes?: Subscribes
}
/** The user's answer; `ban` and `filter` are WeChat's own: the template is closed, or its title stands twice. */
type Subscribes = 'accept' | 'acceptWithAudio' | 'reject' | 'ban' | 'filter'

/** WeChat's scene of a page that was opened in 朋友圈. */
const TIMELINE = 1154

/** A user's phone. Things are found by what the user reads or hears: text, or the name of a control. */
export class Phone {
  readonly setData: SetData[] = []
  readonly problems: string[] = []
  readonly called = new Set<string>()

  #user: WeChatUser | null = null

  private constructor(
    private readonly context: BrowserContext,
    private readonly tab: Page,
    private readonly origin: string,
    private readonly without: readonly string[],
  ) {}

  static async take(context: BrowserContext, origin: string, without: readonly string[]): Promise<Phone> {
    const phone = new Phone(context, await context.newPage(), origin, without)
    phone.tab.setDefaultTimeout(PATIENCE)
    phone.tab.on('pageerror', (error) => phone.problems.push(`error: ${error.stack ?? error.message}`))
    phone.tab.on('console', (message) => {
      if (message.type() === 'error') phone.problems.push(`console: ${message.text()}`)
    })
    await phone.tab.exposeFunction('__wechat', (what: 'login' | 'phone' | 'subscribe', ids: string[] = []) =>
      phone.#wechat(what, ids),
    )
    await phone.tab.exposeFunction('__report', (kind: string, value: unknown) => phone.#hear(kind, value))
    return phone
  }

  /** The act of the user's WeChat when the app asks for it; null where it does not act. */
  #wechat(what: 'login' | 'phone' | 'subscribe', ids: string[]): string | Record<string, string> | null {
    const user = this.#user
    if (!user) return null
    if (what === 'login') return user.servers.login(user.openid)
    if (what === 'phone') return user.phone ? user.servers.phone(user.phone) : null
    if (user.subscribes === undefined) return null
    const answer = user.subscribes
    if (answer.startsWith('accept')) for (const id of ids) user.servers.subscribe(user.openid, id)
    return Object.fromEntries(ids.map((id) => [id, answer]))
  }

  #hear(kind: string, value: unknown) {
    if (kind === 'setData') this.setData.push(value as SetData)
    else if (kind === 'called') this.called.add(String(value))
    else this.problems.push(String(value))
  }

  /** Starts the app cold at a page, as from a share card; without `url` at the first page. */
  async openPage(url = ''): Promise<void> {
    await this.#open(url)
  }

  /** As a reader who taps a card in 朋友圈: the page alone, in 单页模式. */
  async openFromTimeline(url: string): Promise<void> {
    await this.#open(url, { scene: String(TIMELINE) })
  }

  async #open(url: string, launch: Record<string, string> = {}): Promise<void> {
    const query = new URLSearchParams({ open: url, without: this.without.join(), ...launch })
    await this.tab.goto(`${this.origin}/?${query}`)
    await this.screen().waitFor()
  }

  /** The arrow at the top of the page. */
  async back(): Promise<void> {
    await this.tab.evaluate(() => (window as never as { __back(): void }).__back())
  }

  /** No network, also for an app opened anew, until `goOnline`. Requests on their way fail. */
  async goOffline(): Promise<void> {
    await this.#network(true)
  }
  async goOnline(): Promise<void> {
    await this.#network(false)
  }
  /** Requests from now on reach the server, and their answers are lost when the network goes. */
  async holdAnswers(): Promise<void> {
    await this.tab.evaluate(() => (window as never as { __holdAnswers(): void }).__holdAnswers())
  }
  async #network(offline: boolean): Promise<void> {
    await this.tab.evaluate((gone) => (window as never as { __network(gone: boolean): void }).__network(gone), offline)
  }

  /** The page on top. */
  screen(): Locator {
    return this.tab.locator('.wx-screen:visible')
  }

  /** Taps a control by its whole name, or by a part of it given as an expression; the first one where several match. */
  async tap(name: string | RegExp): Promise<void> {
    const named = { name, exact: true }
    const control = this.screen().getByRole('button', named).or(this.screen().getByRole('checkbox', named)).first()
    await control.waitFor()
    await this.#quiet()
    await control.tap()
  }

  /**
   * As a finger waits until the screen stands still: pieces drawn between touch and click would push the control away from under the
   * finger. Not for ever, since some answers are held by a test.
   */
  async #quiet(): Promise<void> {
    const quiet = () => (window as never as { __quiet(): boolean }).__quiet()
    await this.tab.waitForFunction(quiet, undefined, { timeout: 5_000 }).catch(() => {})
  }

  async tapTab(name: string): Promise<void> {
    await this.tab.getByRole('tab', { name, exact: true }).tap()
  }

  /** The words at the corner of a tab, '' for none. */
  async badge(tab: string): Promise<string> {
    const corner = this.tab.getByRole('tab', { name: tab, exact: true }).locator('sup')
    return (await corner.allTextContents()).join('')
  }

  /** Types into the field with this label in place of what it holds. */
  async fill(label: string, text: string): Promise<void> {
    await this.screen().getByLabel(label, { exact: true }).fill(text)
  }

  /** Types key by key after what the field holds, as fingers do. */
  async type(label: string, text: string): Promise<void> {
    const field = this.screen().getByLabel(label, { exact: true })
    await field.press('End')
    await field.pressSequentially(text)
  }

  /** Turns the wheels of a picker to this value; `words` are those it shows or is called by. */
  async pick(words: string | RegExp, value: string): Promise<void> {
    const picker = this.screen()
      .locator('wx-picker')
      .filter({ has: this.tab.getByLabel(words) })
    await picker.evaluate(
      (element, detail) => element.dispatchEvent(new CustomEvent('harness-pick', { detail })),
      value,
    )
  }

  /** The text size in WeChat's settings, 16 as it comes; WeChat starts the app anew for it. */
  async setTextSize(size: number): Promise<void> {
    await this.tab.evaluate((px) => localStorage.setItem('text-size', String(px)), size)
    await this.openPage()
  }

  /** As on a phone whose user has agreed to no privacy guide yet. */
  async forgetConsent(): Promise<void> {
    await this.tab.evaluate(() => localStorage.setItem('privacy', 'unasked'))
  }

  /** Gives this phone to a user, with the user's WeChat and answers when WeChat asks; may be changed at any time. */
  belongsTo(user: WeChatUser): void {
    this.#user = user
  }

  /** WeChat has fetched a new package of the app. */
  async fetchUpdate(): Promise<void> {
    await this.tab.evaluate(() => (window as never as { __updateReady(): void }).__updateReady())
  }

  /** Waits until the app has started its new package, which opens it anew. */
  async seeUpdated(): Promise<void> {
    await this.tab.waitForFunction(() => localStorage.getItem('updated') === 'yes')
    await this.screen().waitFor()
  }

  /** The text that the app put onto the clipboard last. */
  async clipboard(): Promise<string> {
    return await this.tab.evaluate(() => (window as { __clipboard?: string }).__clipboard ?? '')
  }

  /** Whether WeChat's own page with the privacy guide was opened, since the app was. */
  async readPrivacyGuide(): Promise<boolean> {
    return await this.tab.evaluate(() => Boolean((window as { __contract?: boolean }).__contract))
  }

  /** The file that the user finds when the app asks for one from a chat. */
  async holdFile(name: string, data: Buffer): Promise<void> {
    await this.tab.evaluate((file) => Object.assign(window, { __file: file }), {
      name,
      base64: data.toString('base64'),
    })
  }

  /** The photo that the camera takes, or the album holds. */
  async holdPhoto(data: Buffer): Promise<void> {
    await this.tab.evaluate((photo) => Object.assign(window, { __photo: photo }), data.toString('base64'))
  }

  /** Draws with a finger over the canvas, from one part of it to another: 0 is its left or top, 1 its right or bottom. */
  async draw(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const canvas = this.screen().locator('canvas')
    await canvas.waitFor()
    await canvas.evaluate(
      (target, [begin, end]) => {
        const { left, top, width, height } = target.getBoundingClientRect()
        const touch = ([x, y]: readonly [number, number]) =>
          new Touch({ identifier: 1, target, clientX: left + x * width, clientY: top + y * height })
        const send = (type: string, touches: Touch[], changedTouches = touches) =>
          target.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches }))
        send('touchstart', [touch(begin)])
        send('touchmove', [touch(end)])
        send('touchend', [], [touch(end)])
      },
      [from, to] as const,
    )
  }

  /** The code in front of the phone's camera when the app scans: the page of a 小程序码, or the words of another. */
  async holdCode(code: string): Promise<void> {
    await this.tab.evaluate((words) => Object.assign(window, { __code: words }), code)
  }

  /** From now on WeChat itself fails when the app asks for a file. */
  async failToChooseFile(): Promise<void> {
    await this.tab.evaluate(() => Object.assign(window, { __file: 'none' }))
  }

  /** The name of the file that the app opened in WeChat's viewer last. */
  async openedFile(): Promise<string> {
    return await this.tab.evaluate(() => (window as { __opened?: string }).__opened ?? '')
  }

  /** The name of the file that the app sent to a chat last. */
  async sentFile(): Promise<string> {
    return await this.tab.evaluate(() => (window as { __sent?: string }).__sent ?? '')
  }

  /** The words of the card that a share button made last. */
  async shared(): Promise<ShareCard | undefined> {
    return await this.tab.evaluate(() => (window as { __shared?: ShareCard }).__shared)
  }

  /** The card that WeChat's own menu makes of the page on top. */
  async shareByMenu(lifecycle: 'onShareAppMessage' | 'onShareTimeline'): Promise<ShareCard> {
    return await this.tab.evaluate((name) => (window as never as Sharing).__share(name, 'menu'), lifecycle)
  }

  /** The contents of the field with this label. */
  async value(label: string): Promise<string> {
    return await this.screen().getByLabel(label, { exact: true }).inputValue()
  }

  /** Waits until the words stand on the screen, or in a toast above it. */
  async see(words: string | RegExp): Promise<void> {
    await this.screen().or(this.tab.locator('.wx-toast')).getByText(words).first().waitFor()
  }

  async scroll(to: 'start' | 'end'): Promise<void> {
    const box = this.screen().locator('.wx-page')
    await box.evaluate((page, end) => page.scrollTo({ top: end ? page.scrollHeight : 0 }), to === 'end')
  }

  /** All the words of the page on top. */
  async text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: only what is visible, and words of different elements apart
    return await this.screen().innerText()
  }

  /** The path of the page on top. */
  async path(): Promise<string> {
    return (await this.screen().locator('.wx-page').getAttribute('data-path')) ?? ''
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

function setDataTable(phones: SetData[][]): SetDataRow[] {
  const rows = new Map<string, SetDataRow>()
  for (const calls of phones) {
    const opened = new Set<string>()
    for (const { page, opening, component, bytes } of calls) {
      const row = rows.get(page) ?? { page, openings: 0, calls: 0, first: 0, largest: 0, total: 0 }
      rows.set(page, row)
      row.calls++
      row.total += bytes
      row.largest = Math.max(row.largest, bytes)
      if (component || opened.has(opening)) continue
      opened.add(opening)
      row.openings++
      row.first = Math.max(row.first, bytes)
    }
  }
  return [...rows.values()].sort((a, b) => a.page.localeCompare(b.page))
}
