import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { AssignmentSummary, GuidelineItemView } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { Browser, Page } from 'playwright-core'
import { signReviews } from '../factories/published'
import { openPhone, shown } from '../support/browser'
import { screenDatabases } from '../support/databases'
import { type District, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(screenDatabases)('a domain with two leads, from co-signing to the resident, on $name', ({ url }) => {
  let served: ServedDistrict
  let district: District
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    served = await serveDistrict(await url())
    ;({ district, browser, origin } = served)
  })
  afterAll(() => served?.close())

  const ok = async <Body>(account: string, method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await district.call<Body>(account, method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const assignmentOf = async (account: string) => {
    const list = await ok<AssignmentSummary[]>(account, 'GET', '/api/assignments')
    return list.find(({ domain }) => domain.code === '02')?.id ?? 0
  }
  /** The pages of one unit show this elsewhere; the other units do it by the API. */
  const handIn = async (account: string) => {
    const id = await assignmentOf(account)
    const rows = await ok<GuidelineItemView[]>(account, 'GET', `/api/assignments/${id}/guideline`)
    await ok(account, 'POST', `/api/assignments/${id}/adoptions`, { guidelineItemIds: rows.map((row) => row.id) })
    await ok(account, 'POST', `/api/assignments/${id}/submission`)
    return id
  }
  const reportOf = async (phase: string) => {
    const list = await ok<ReportView[]>('office', 'GET', '/api/reports')
    return list.find((report) => report.domain.code === '02' && report.phase === phase)?.id ?? 0
  }
  /** Presses a button of the page's foot, then the confirmation of the same act. */
  const confirm = async (page: Page, act: string) => {
    await page.getByRole('button', { name: act, exact: true }).click()
    await page.getByRole('button', { name: `确认${act}` }).click()
  }

  test('both leads approve and sign, the office accepts and publishes, a resident finds it by domain and by search', async () => {
    const east = await handIn('east')
    const others = [await handIn('west'), await handIn('civil'), await handIn('housing')] as const

    const civil = await openPhone(browser, origin, 'civil', PASSWORD)
    await civil.goto(`${origin}/#/pages/review/submission/index?id=${east}`)
    await confirm(civil, '通过')
    await civil.getByText('已通过').first().waitFor()
    const housing = await openPhone(browser, origin, 'housing', PASSWORD)
    await housing.goto(`${origin}/#/pages/review/submission/index?id=${east}`)
    await housing.getByText('区民政局').first().waitFor()
    await confirm(housing, '通过')
    await expectSoon(
      async () => (await ok<AssignmentSummary>('east', 'GET', `/api/assignments/${east}`)).state,
      'approved',
    )

    const approveOthers = async () => {
      const [west, ofCivil, ofHousing] = others
      for (const lead of ['civil', 'housing']) await ok(lead, 'POST', `/api/assignments/${west}/approval`)
      await ok('housing', 'POST', `/api/assignments/${ofCivil}/approval`)
      await ok('civil', 'POST', `/api/assignments/${ofHousing}/approval`)
    }
    await approveOthers()

    const inventory = await reportOf('inventory')
    for (const lead of [civil, housing]) {
      await lead.goto(`${origin}/#/pages/publish/report/index?id=${inventory}`)
      await confirm(lead, '上报')
      await lead.getByRole('button', { name: '上报', exact: true }).waitFor({ state: 'detached' })
    }
    const office = await openPhone(browser, origin, 'office', PASSWORD, '发布目录')
    await office.goto(`${origin}/#/pages/publish/report/index?id=${inventory}`)
    await confirm(office, '接收')
    await office.getByText('已接收').first().waitFor()

    for (const [account, id] of [
      ['east', east],
      ['west', others[0]],
      ['civil', others[1]],
      ['housing', others[2]],
    ]) {
      await ok(String(account), 'POST', `/api/assignments/${id}/submission`)
    }
    for (const lead of ['civil', 'housing']) await ok(lead, 'POST', `/api/assignments/${east}/approval`)
    await approveOthers()
    const catalogue = await reportOf('catalogue')
    for (const lead of ['civil', 'housing'])
      await ok(lead, 'POST', `/api/reports/${catalogue}/sign`, { exceptions: [] })
    await ok('office', 'POST', `/api/reports/${catalogue}/accept`, {})

    await office.goto(`${origin}/#/pages/publish/edition/index`)
    await office.getByLabel('危房改造').check()
    await office.getByRole('button', { name: '预览 1 个领域' }).click()
    await shown(office.getByText('新增 4 项')).waitFor()
    await office.getByLabel('公众将看到的内容').check()
    await office
      .getByRole('button', { name: /^查看.*危房改造补助/ })
      .first()
      .click()
    await office.getByRole('dialog').getByText('编号 02-').waitFor()
    await office.getByRole('button', { name: '关闭' }).click()
    await signReviews(district, { domainCodes: ['02'] })
    await confirm(office, '发布')
    const published = async () => (await ok<PublicEntryPage>('east', 'GET', '/api/public/entries?page=1')).total
    await expectSoon(published, 4)
    await shown(office.getByText('2026年第1版')).waitFor()

    const resident = await openPhone(browser, origin)
    await resident.goto(`${origin}/#/pages/home/index`)
    await resident.getByRole('button', { name: '危房改造 4 项' }).click()
    await resident.getByText('东镇人民政府').first().waitFor()
    await resident.goto(`${origin}/#/pages/home/index`)
    await shown(resident.getByLabel('搜索公开事项')).fill('危房改造补助')
    await shown(resident.getByRole('button', { name: '搜索' })).click()
    await shown(resident.getByRole('button', { name: /危房改造补助/ })).click()
    await shown(resident.getByText('对象名单、标准、发放情况')).waitFor()
    expect(await resident.getByText('2026年第1版').count()).toBeGreaterThan(0)
  })
})
