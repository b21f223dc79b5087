import { CLIENT_HEADER, clientTooOld, VERSION } from '@gongkai/shared/base/version'
import type { Page } from 'playwright-core'
import { screenDatabases } from '../support/databases'
import { type DraftDistrict, level3, openDraftDistrict, openEntry, SENT, sign } from './draft-phone'

const TOLD = clientTooOld({ platform: 'h5', version: '0.0.9' }).text

describe.each(screenDatabases)('a browser whose pages are older than the server works with, on $name', ({ url }) => {
  let town: DraftDistrict
  let page: Page
  beforeAll(async () => {
    town = await openDraftDistrict(await url(), VERSION)
  })
  beforeEach(async () => {
    page = await town.phone('east-editor')
  })
  afterEach(() => page.context().close())
  afterAll(() => town?.close())

  const dialogs = () => page.getByRole('dialog').filter({ visible: true })
  /** The server is renewed while the page is open; what the page is when it is loaded anew is the new client. */
  async function serverRenewed(): Promise<void> {
    let old = true
    page.once('domcontentloaded', () => {
      old = false
    })
    await page.route('**/api/**', (route, asked) =>
      route.continue(old ? { headers: { ...asked.headers(), [CLIENT_HEADER]: 'h5/0.0.9' } } : {}),
    )
  }

  test('it is told once, with a way on; what was being typed is there after it, and sent', async () => {
    const id = await town.newEntry('旧页面')
    await openEntry(page, town.origin, id)
    await serverRenewed()
    await level3(page).fill('更新前填的')
    await dialogs().getByText(TOLD).waitFor()
    expect(await dialogs().count()).toBe(1)
    await dialogs().getByRole('button', { name: '立即更新' }).click()
    await page.waitForEvent('domcontentloaded')
    await sign(page, SENT)
    expect(await level3(page).inputValue()).toBe('更新前填的')
    expect((await town.stored(id)).fields.level3).toBe('更新前填的')
    expect(await dialogs().count()).toBe(0)
    expect(await town.saves(id)).toBe(1)
  })

  test('put off, it is not told again by each answer; what is typed is kept, and sent after a reload', async () => {
    const id = await town.newEntry('稍后更新')
    await openEntry(page, town.origin, id)
    await serverRenewed()
    await level3(page).fill('先填着')
    await dialogs().getByRole('button', { name: '稍后' }).click()
    await level3(page).fill('先填着，又填')
    await sign(page, '未能上传（需要更新，更新后自动上传）')
    await page.waitForTimeout(2_500)
    expect(await dialogs().count()).toBe(0)
    expect((await town.stored(id)).fields.level3).toBe('')
    await page.reload()
    await sign(page, SENT)
    expect((await town.stored(id)).fields.level3).toBe('先填着，又填')
  })
})
