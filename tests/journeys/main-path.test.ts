import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { Browser } from 'playwright-core'
import { openPhone, signIn } from '../support/browser'
import { databases } from '../support/databases'
import { type District, PASSWORD } from '../support/district'
import { expectSoon } from '../support/expect-soon'
import { type ServedDistrict, serveDistrict } from '../support/served-district'

describe.each(databases)('the main path on a phone, on $name', ({ url }) => {
  let served: ServedDistrict
  let district: District
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    served = await serveDistrict(await url())
    ;({ district, browser, origin } = served)
  })
  afterAll(() => served?.close())

  const stateOf = async (id: number) =>
    (await district.call<AssignmentSummary>('east', 'GET', `/api/assignments/${id}`)).body.state

  test('a town adopts, hands in; the lead returns at a field; the town sees it, hands in again; the lead approves', async () => {
    const list = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    const id = list.body.find(({ domain }) => domain.code === '01')?.id ?? 0

    const town = await openPhone(browser, origin)
    await signIn(town, origin, 'east', PASSWORD)
    await town.goto(`${origin}/#/pages/fill/assignment/index?id=${id}`)
    await town.getByRole('button', { name: '全选 2 行' }).click()
    await town.getByRole('button', { name: '采用所选 2 行' }).click()
    await town.getByText('公开事项（2）').waitFor()
    await town.getByRole('button', { name: '报送', exact: true }).click()
    await town.getByRole('button', { name: '确认报送' }).click()
    await expectSoon(() => stateOf(id), 'submitted')

    const lead = await openPhone(browser, origin, 'civil', PASSWORD)
    await lead.goto(`${origin}/#/pages/review/submission/index?id=${id}`)
    await lead.getByLabel('总体意见').fill('请写明发放时间')
    await lead.getByRole('button', { name: '退回', exact: true }).click()
    await lead.getByRole('button', { name: '确认退回' }).click()
    await lead.getByText('已退回').first().waitFor()

    await town.reload()
    await town.getByText('请写明发放时间').first().waitFor()
    await town.getByRole('button', { name: '报送', exact: true }).click()
    await town.getByRole('button', { name: '确认报送' }).click()
    await expectSoon(() => stateOf(id), 'submitted')

    await lead.reload()
    await lead.getByRole('button', { name: '通过', exact: true }).click()
    await lead.getByRole('button', { name: '确认通过' }).click()
    await expectSoon(() => stateOf(id), 'approved')
    const after = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    expect(after.body.find((assignment) => assignment.id === id)).toMatchObject({ state: 'approved', revision: 2 })
  })

  test('a resident without login sees an honest empty catalogue before anything is published', async () => {
    const resident = await openPhone(browser, origin)
    await resident.goto(`${origin}/#/pages/home/index`)
    await resident.getByText('青溪政务公开').waitFor()
    expect(await resident.getByText('社会救助').count()).toBe(0)
  })
})
