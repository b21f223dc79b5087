import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { AssignmentSummary, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Page } from 'playwright-core'
import { openPhone } from '../support/browser'
import { PASSWORD } from '../support/district'
import { PATIENCE } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

/** The served district, and what the tests of drafts do with its entries. */
export interface DraftDistrict extends ServedDistrict {
  phone: (account: string) => Promise<Page>
  /** from now on `account` uses this phone */ signIn: (page: Page, account: string) => Promise<void>
  newEntry: (name: string) => Promise<number>
  stored: (id: number) => Promise<EntryDetail>
  /** a colleague of the town saves on another device */
  colleague: (id: number, part: Partial<EntryFields>) => Promise<void>
  /** how often the entry was stored */ saves: (id: number) => Promise<number>
}

export async function openDraftDistrict(url: string, oldestClient?: string): Promise<DraftDistrict> {
  const served = await serveDistrict(url, undefined, oldestClient)
  const { district, browser, origin } = served
  const { body: list } = await district.call<AssignmentSummary[]>('east-editor', 'GET', '/api/assignments')
  const assignmentId = list.find(({ domain }) => domain.code === '01')?.id
  /** By the phone's storage: the sign-in page itself is walked where it matters. */
  const signIn = async (page: Page, account: string) => {
    const { body } = await district.call(null, 'POST', '/api/session', { account, password: PASSWORD })
    await page.goto(`${origin}/#/pages/me/index`)
    await page.evaluate((session) => localStorage.setItem('session', JSON.stringify({ data: session })), body)
  }
  const stored = async (id: number) =>
    (await district.call<EntryDetail>('east-editor', 'GET', `/api/entries/${id}`)).body
  return {
    ...served,
    stored,
    async phone(account) {
      const page = await openPhone(browser, origin)
      await signIn(page, account)
      return page
    },
    signIn,
    async newEntry(name) {
      const fields = { ...EMPTY_ENTRY, level1: '救助', level2: name }
      const { body, status } = await district.call<EntryDetail>(
        'east-editor',
        'POST',
        `/api/assignments/${assignmentId}/entries`,
        { fields },
      )
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body.id
    },
    async colleague(id, part) {
      const { version, fields } = await stored(id)
      const body = { version, fields: { ...fields, ...part } }
      const answer = await district.call('east-editor', 'PUT', `/api/entries/${id}`, body)
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    },
    async saves(id) {
      const events = await district.dataSource.manager.findBy(EventEntity, { kind: 'entry.saved' })
      return events.filter(({ detail }) => detail.entryId === id).length
    },
  }
}

export async function openEntry(page: Page, origin: string, id: number): Promise<void> {
  // A document of its own: for one that has been quiet before, networkidle is no news.
  await page.goto('about:blank')
  await page.goto(`${origin}/#/pages/fill/entry/index?id=${id}`)
  await field(page, '一级事项').waitFor()
  await page.waitForLoadState('networkidle')
}

/** A field of the page in sight: those below it in the stack have the same names. */
export const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).filter({ visible: true })
export const level3 = (page: Page) => field(page, '三级事项')
/** Waits for the sign that says where the draft is. */
export const sign = (page: Page, text: string | RegExp) =>
  page.locator('.sign-text').filter({ visible: true }).getByText(text).waitFor()
export const SENT = /^已上传 \d\d:\d\d$/
/** The app's process killed, as a phone does that needs its memory: nothing can be saved on the way out. */
export async function kill(page: Page): Promise<Page> {
  const context = page.context()
  const devtools = await context.newCDPSession(page)
  const dead = page.waitForEvent('crash')
  // The crash has no answer.
  devtools.send('Page.crash').catch(() => {})
  await dead
  await page.close()
  const next = await context.newPage()
  next.setDefaultTimeout(PATIENCE)
  return next
}
