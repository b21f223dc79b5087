import type { Locator, Page } from 'playwright-core'
import { districtWithDomains, openRenewal, publishedAll, renewalsOf } from '../factories/renewal'
import { desk, done } from '../support/acting'
import { openPhone, shown, toasted } from '../support/browser'
import { databases } from '../support/databases'
import { PASSWORD } from '../support/district'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

const DOMAINS = districtWithDomains(24).domains.map(({ code }) => code)

describe.each(databases)('a yearly renewal of 24 domains on a phone, on $name', ({ url }) => {
  let served: ServedDistrict
  let taps = 0
  const tap = async (what: Locator) => {
    taps++
    await shown(what).click()
  }
  const phoneOf = (account: string): Promise<Page> => openPhone(served.browser, served.origin, account, PASSWORD)
  beforeAll(async () => {
    served = await serveDistrict(await url(), districtWithDomains(24))
    await publishedAll(served.district, ['east', 'west'], DOMAINS)
    await openRenewal(served.district)
  })
  afterAll(() => served?.close())

  test('a town with nothing changed hands all of them in by a few taps, and sees what it hands in', async () => {
    const town = await phoneOf('east')
    await tap(town.getByRole('button', { name: '年度更新', exact: true }))
    await shown(town.getByText('24 个领域中还有 24 个没有报送。')).waitFor()
    await tap(town.getByRole('button', { name: '确认与去年相同并报送（24 个领域）' }))
    await shown(town.getByText('共 48 个公开事项，其中 48 个在此确认与去年相同：')).waitFor()
    await shown(town.getByRole('dialog').getByText('领域24')).waitFor()
    await tap(town.getByRole('button', { name: '确认报送' }))
    await toasted(town, '已报送 24 个领域')
    await shown(town.getByText('全部领域已经报送。')).waitFor()
    expect(taps).toBeLessThanOrEqual(30)
    expect(taps).toBe(3)
    const { items } = await renewalsOf(served.district, 'east')
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['submitted']))
    await town.context().close()
  })

  test('a domain with a change is not picked beforehand; its rows are answered one by one', async () => {
    const west = desk(served.district, 'west')
    const id = await west.idIn('01')
    const [, second] = (await west.read(id)).entries
    if (second)
      done(await west.save(second.id, second.version, { ...second.fields, timeLimit: '信息形成之日起5个工作日内' }))
    const town = await phoneOf('west')
    await town.goto(`${served.origin}/#/pages/fill/renewal/index`)
    await shown(town.getByRole('button', { name: '确认与去年相同并报送（23 个领域）' })).waitFor()
    await shown(town.getByText('1 项有变化')).waitFor()
    await shown(town.getByRole('button', { name: '打开 领域01' })).click()
    await shown(town.getByText('1 项待确认')).waitFor()
    await shown(town.getByRole('button', { name: '与去年相同 救助 · 低保' })).click()
    await toasted(town, '已确认与去年相同')
    await shown(town.getByRole('button', { name: '报送', exact: true })).click()
    await shown(town.getByRole('dialog').getByText('有变化')).waitFor()
    await shown(town.getByRole('button', { name: '确认报送' })).click()
    await shown(town.getByText('待审核')).waitFor()
    expect((await west.read(id)).state).toBe('submitted')
    await town.context().close()
  })

  test('its lead sees what changed first, beside what stands; the rest is folded under its number', async () => {
    const id = await desk(served.district, 'west').idIn('01')
    const lead = await phoneOf('civil')
    await lead.goto(`${served.origin}/#/pages/review/submission/index?id=${id}`)
    await shown(lead.getByRole('heading', { name: '2. 救助 · 临时救助' })).waitFor()
    await shown(lead.getByText('现行目录：信息形成或者变更之日起20个工作日内')).waitFor()
    const all = lead.getByRole('group', { name: '全部事项' })
    await shown(all.getByText('与去年相同 1 项')).waitFor()
    expect(await all.getByText('1. 救助 · 低保').count()).toBe(0)
    await shown(all.getByRole('button', { name: /与去年相同 1 项/ })).click()
    await shown(all.getByText('1. 救助 · 低保')).waitFor()
    await lead.context().close()
  })

  test('the office is offered the next renewal before a compilation', async () => {
    const office = await phoneOf2('office')
    await office.goto(`${served.origin}/#/pages/manage/rounds/index`)
    await shown(office.getByText('各单位从现行的事项出发', { exact: false })).waitFor()
    await shown(office.getByRole('button', { name: '生成时限方案' })).click()
    await shown(office.locator('input[value="2028年更新"]')).waitFor()
    expect(await office.getByText('事项清单梳理：', { exact: false }).count()).toBe(0)
    await office.context().close()
  })
  const phoneOf2 = (account: string): Promise<Page> =>
    openPhone(served.browser, served.origin, account, PASSWORD, '进度总览')
})
