import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { expectSoon, PATIENCE } from './expect-soon'

export const PHONE = { width: 390, height: 844 }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
}

/** A phone of its own for each user, signed in where an account is given; `arrived` is a word of that user's 工作台. */
export async function openPhone(
  browser: Browser,
  origin: string,
  account?: string,
  password?: string,
  arrived = '填报任务',
): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  if (account && password) {
    await page.goto(`${origin}/#/pages/account/sign-in/index`)
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText(arrived).first().waitFor()
  }
  return page
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
