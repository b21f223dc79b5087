import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { Page } from 'playwright-core'
import { handedInBy } from '../factories/handed-in'
import { acceptedOf, publishedNow } from '../factories/published'
import { desk, done } from '../support/acting'
import { amending, CAUSE } from '../support/amending'
import { openPhone, settled, shown, toasted } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

/** Two people look at one thing and one acts: the other decides upon what is no longer there. */
describe.each(screenDatabases)('an act upon a page that others have moved on, on $name', ({ url }) => {
  let served: ServedDistrict
  beforeAll(async () => {
    served = await serveDistrict(await url())
  })
  afterAll(() => served?.close())

  const phoneAt = async (account: string, page: string, id: number) => {
    const phone = await openPhone(
      served.browser,
      served.origin,
      account,
      PASSWORD,
      account === 'office' ? '发布目录' : '填报任务',
    )
    await phone.goto(`${served.origin}/#/pages/${page}/index?id=${id}`)
    await settled(phone)
    return phone
  }
  const press = (page: Page, name: string) => shown(page.getByRole('button', { name, exact: true })).click()
  const act = async (page: Page, name: string) => {
    await press(page, name)
    await press(page, `确认${name}`)
  }
  const goOn = async (page: Page, name: string) => {
    await press(page, '继续办理')
    await press(page, `确认${name}`)
  }
  const reportOf = (account: string, domain: string): Promise<ReportView> =>
    desk(served.district, account).reportOf(domain)
  /** Refused: it says so, names who did what, and offers to see what stands now; gone once that is read. */
  const refusedThenLooked = async (page: Page, ...who: RegExp[]) => {
    const locator = shown(page.getByRole('alert').filter({ hasText: '没有办理；请查看最新内容，再决定是否办理' }))
    await locator.waitFor()
    const alertText = await locator.textContent()
    for (const one of who) expect(alertText).toMatch(one)
    expect(alertText).toMatch(/2026-07-20 \d\d:\d\d /)
    await press(page, '查看最新内容')
    await locator.waitFor({ state: 'detached' })
    // The dialog waits below the page, which can be read meanwhile.
    expect(await page.getByRole('dialog').filter({ visible: true }).count()).toBe(0)
    await shown(page.getByText(/^已更新到最新内容。看过之后，可以接着办理/)).waitFor()
  }

  test('a submission is taken back, changed and handed in again while its lead reads it', async () => {
    const { id } = await handedInBy(served.district, 'east', '01')
    const lead = await phoneAt('civil', 'review/submission', id)
    const town = await phoneAt('east', 'fill/assignment', id)
    await act(town, '撤回')
    await press(town, '报送')
    await press(town, '确认报送')
    const standing = async () => {
      const { state, revision } = await desk(served.district, 'east').read(id)
      return [state, revision]
    }
    await expectSoon(standing, ['submitted', 2])
    await act(lead, '通过')
    await refusedThenLooked(lead, /东镇人民政府.*撤回/, /东镇人民政府.*报送/)
    expect(await standing()).toEqual(['submitted', 2])
    await goOn(lead, '通过')
    await expectSoon(standing, ['approved', 2])
    await lead.context().close()
    await town.context().close()
  })

  test('one lead signs a report while the other reads it: it signs after it saw that', async () => {
    const { id } = await reportOf('civil', '02')
    const signedBy = async () =>
      (await reportOf('civil', '02')).leads.filter(({ signed }) => signed).map(({ organisation }) => organisation.code)
    const [first, second] = [
      await phoneAt('civil', 'publish/report', id),
      await phoneAt('housing', 'publish/report', id),
    ]
    for (const phone of [first, second]) await excuse(phone)
    await act(first, '上报')
    await toasted(first, '已上报')
    await act(second, '上报')
    await refusedThenLooked(second, /区民政局.*(签署|上报)/)
    expect(await signedBy()).toEqual(['civil'])
    await goOn(second, '上报')
    await expectSoon(signedBy, ['civil', 'housing'])
    await first.context().close()
    await second.context().close()
  })

  test('a report is recalled and signed anew while the office reads it', async () => {
    const { id } = await reportOf('civil', '01')
    const stateOf = async () => (await reportOf('civil', '01')).state
    const lead = await phoneAt('civil', 'publish/report', id)
    await excuse(lead)
    await act(lead, '上报')
    await expectSoon(stateOf, 'reported')
    const office = await phoneAt('office', 'publish/report', id)
    await shown(office.getByRole('button', { name: '接收', exact: true })).waitFor()
    await press(lead, '撤回上报')
    await press(lead, '确认撤回上报')
    await expectSoon(stateOf, 'preparing')
    await act(lead, '上报')
    await expectSoon(stateOf, 'reported')
    await act(office, '接收')
    await refusedThenLooked(office, /区民政局.*撤回/, /区民政局.*上报/)
    expect(await stateOf()).toBe('reported')
    await goOn(office, '接收')
    await expectSoon(stateOf, 'accepted')
    await lead.context().close()
    await office.context().close()
  })

  test('a 动态调整 is returned, proposed anew and approved while the office reads it: finalised once it saw that', async () => {
    const { district } = served
    const [town, lead, colleague] = [
      amending(district, 'west'),
      amending(district, 'civil'),
      amending(district, 'office'),
    ]
    await acceptedOf(district, ['01'], ['west'])
    await publishedNow(district, '01')
    const { id } = done(await town.revise('01-west-0001'))
    const proposed = async (content: string) => {
      done(await town.save(id, CAUSE, { content }))
      done(await town.propose(id))
      done(await lead.approve(id))
    }
    const standing = async () => {
      const { state, fields } = await town.read(id)
      return [state, fields?.content]
    }
    await proposed('对象名单')
    const office = await phoneAt('office', 'amend/view', id)
    await shown(office.getByRole('button', { name: '审定', exact: true })).waitFor()
    done(await colleague.return(id, '请写明标准'))
    await proposed('对象名单、标准')
    await act(office, '审定')
    await refusedThenLooked(office, /区信息公开办.*退回/, /西镇人民政府.*提出/, /区民政局.*通过/)
    expect(await standing()).toEqual(['approved', '对象名单、标准'])
    await shown(office.getByText('对象名单、标准')).waitFor()
    await goOn(office, '审定')
    await expectSoon(standing, ['finalised', '对象名单、标准'])
    await office.context().close()
  })

  /** A reason for each unit that is not approved. */
  async function excuse(page: Page): Promise<void> {
    const reasons = page.getByPlaceholder('如逾期未报、无此职责').filter({ visible: true })
    await reasons.first().waitFor()
    for (const field of await reasons.all()) await field.fill('逾期未报')
  }
})
