import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { chromiumProgram } from './chromium.mjs'
import { expectSoon, PATIENCE } from './expect-soon'

export const PHONE = { width: 390, height: 844 }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumProgram(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** A phone of its own for each user, on its 工作台 where an account is given; `arrived` is a word of that page. */
export async function openPhone(
  browser: Browser,
  origin: string,
  account?: string,
  password?: string,
  arrived = '填报任务',
): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  context.setDefaultTimeout(PATIENCE)
  await context.addInitScript(keepToasts)
  const page = await context.newPage()
  if (account && password) {
    await page.addInitScript(holdSession, await sessionOf(page, origin, account, password))
    await page.goto(`${origin}/#/pages/todo/index`)
    await page.getByText(arrived).first().waitFor()
  }
  return page
}

/** Signs in as a person does, by the page; `arrived` is a word of what comes then. */
export async function signIn(page: Page, origin: string, account: string, password: string, arrived = '填报任务') {
  await page.goto(`${origin}/#/pages/account/sign-in/index`)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText(arrived).first().waitFor()
}

/** The answer to signing in, as this browser gets it. */
async function sessionOf(page: Page, origin: string, account: string, password: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': await page.evaluate(() => navigator.userAgent) },
    body: JSON.stringify({ account, password }),
  })
  if (!answer.ok) throw new Error(`${account} does not sign in: ${answer.status} ${await answer.text()}`)
  return await answer.text()
}

/** Runs in the page: the session is there when the app first looks; later it may be gone. */
function holdSession(session: string): void {
  if (sessionStorage.getItem('held')) return
  sessionStorage.setItem('held', 'yes')
  localStorage.setItem('session', `{"data":${session}}`)
}

/** Runs in the page: a toast goes after a second and a half, which a loaded machine may spend elsewhere. */
function keepToasts(): void {
  const kept: string[] = []
  Object.assign(window, { __toasts: kept })
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll('.taro__toast')) {
      const text = toast.textContent ?? ''
      if (text && kept.at(-1) !== text) kept.push(text)
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Until the page has said this in a toast, whether or not it still stands there. */
export async function toasted(page: Page, text: string): Promise<void> {
  const kept = () => page.evaluate(() => (window as never as { __toasts: string[] }).__toasts)
  await expectSoon(async () => (await kept()).includes(text), true)
}

/** Of what matches, that which is on the page in front: H5 keeps the pages behind it, hidden. */
export const shown = (what: Locator): Locator => what.filter({ visible: true }).first()

/** Until one page is in front: while another comes in, both are seen, and going back then leads astray. */
export async function settled(page: Page): Promise<void> {
  const pages = page.locator('.taro_page').filter({ visible: true })
  await expectSoon(() => pages.count(), 1)
  await page.waitForTimeout(300)
  await expectSoon(() => pages.count(), 1)
}
