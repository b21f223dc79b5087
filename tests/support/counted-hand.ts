import type { Page } from 'playwright-core'
import { shown } from './browser'

/** A person at a phone whose acts are counted: a tap, a tick, a field that is filled. */
export interface Hand {
  page: Page
  /** so many so far */ acts(): number
  open(origin: string, address: string): Promise<void>
  tap(name: string | RegExp): Promise<void>
  tick(name: string): Promise<void>
  untick(name: string): Promise<void>
  type(label: string, text: string): Promise<void>
  /** until the page says so */ see(text: string | RegExp): Promise<void>
}

export function handOf(page: Page): Hand {
  let count = 0
  const button = (name: string | RegExp) => {
    const exact = shown(page.getByRole('button', { name, exact: true }))
    return typeof name === 'string' ? exact.or(shown(page.getByRole('button', { name }))).first() : exact
  }
  const box = (name: string) => shown(page.getByRole('checkbox', { name, exact: true }))
  return {
    page,
    acts: () => count,
    async open(origin, address) {
      await page.goto(`${origin}/#${address}`)
    },
    async tap(name) {
      count++
      await button(name).click()
    },
    async tick(name) {
      count++
      await box(name).check()
    },
    async untick(name) {
      count++
      await box(name).uncheck()
    },
    async type(label, text) {
      count++
      await shown(page.getByLabel(label, { exact: true })).fill(text)
    },
    see: (text) => shown(page.getByText(text)).waitFor(),
  }
}
