import type { DisclosureItemPage } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('本期无新增 and 公开要求, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  const as = (account: string) => discloser(district, account)
  const correct = (account: string, part: object = {}) =>
    as(account).call<DisclosureItemPage>('PUT', `items/${LOW}/expectation`, {
      version: 0,
      limit: '批准后10日内',
      reason: '名单经镇政府批准',
      ...part,
    })

  test('an approver signs a quarter for many items; what is signed stays', async () => {
    expect(codesOf(await as('east-editor').sign('2026Q2', LOW))).toEqual(['account.role'])
    expect(done(await as('east').sign('2026Q2', LOW, RELIEF))).toEqual({ signed: 2 })
    expect(done(await as('east').sign('2026Q2', LOW, RELIEF))).toEqual({ signed: 0 })
    expect((await as('east').item(LOW)).nothing).toMatchObject([{ quarter: '2026Q2', by: '东镇人民政府 east' }])
    expect((await as('east').desk()).counts['nothing-arose']).toBe(2)
    expect((await as('east').desk()).unsigned).toEqual([{ quarter: '2026Q3', count: 2 }])
    expect((await as('east').items('?unsigned=2026Q2')).total).toBe(0)
    expect((await as('east').items('?unsigned=2026Q3')).total).toBe(2)
  })

  test('all or none: a quarter to come, one with a record, another unit’s item', async () => {
    done(await as('east').record({ publicNumbers: [LOW], formedOn: '2026-03-02' }))
    expect(placesOf(await as('east').sign('2026Q1', RELIEF, LOW))).toEqual(['nothing.recorded at publicNumbers/1'])
    expect((await as('east').items('?unsigned=2026Q1')).items).toMatchObject([{ publicNumber: RELIEF }])
    expect(placesOf(await as('east').sign('2026Q4', LOW))).toEqual(['nothing.quarter at quarter'])
    expect(placesOf(await as('east').sign('2026-7', LOW))).toEqual(['nothing.quarter at quarter'])
    expect(placesOf(await as('west').sign('2026Q1', RELIEF))).toEqual(['disclosure.not-yours at publicNumbers/0'])
    expect(placesOf(await as('east').sign('2026Q1', 'nothing'))).toEqual(['disclosure.no-item at publicNumbers/0'])
  })

  test('a limit is corrected with a reason, in words that are understood; it counts for new things', async () => {
    expect(placesOf(await correct('east', { limit: '看情况', reason: ' ' }))).toEqual([
      'expectation.limit at limit',
      'disclosure.reason at reason',
    ])
    expect(codesOf(await correct('east-editor'))).toEqual(['account.role'])
    expect(codesOf(await correct('civil'))).toEqual(['disclosure.not-yours'])
    expect((await correct('west')).status).toBe(404)
    expect(done(await correct('east'))).toMatchObject({
      expectations: [{ text: '批准后10日内公开（自然日）' }],
      correction: { version: 1, limit: '批准后10日内', reason: '名单经镇政府批准', seenBy: '' },
    })
    expect((await correct('east')).status).toBe(409)
    const [view] = done(await as('east').record({ publicNumbers: [LOW], formedOn: '2026-07-01' }))
    expect(view?.dueOn).toBe('2026-07-11')
    expect((await as('civil').item(LOW)).correction.by).toBe('东镇人民政府 east')
    const see = (account: string, version: number) =>
      as(account).call<DisclosureItemPage>('POST', `items/${LOW}/expectation/seen`, { version })
    expect((await as('civil').items('?corrected=1')).items).toMatchObject([{ publicNumber: LOW }])
    expect(codesOf(await see('east', 1))).toEqual(['disclosure.not-lead'])
    expect(done(await see('civil', 1)).correction).toMatchObject({ version: 2, seenBy: '区民政局 civil' })
    expect((await as('civil').items('?corrected=1')).total).toBe(0)
    expect(done(await correct('east', { version: 2, limit: '' })).expectations).toMatchObject([
      { text: '自信息形成或者变更之日起20个工作日内公开' },
    ])
  })

  test('units merged: the heir answers for the facts, which keep the old name', async () => {
    const before = (await as('office').item(LOW)).total
    const { version } = done(await district.call<{ version: number }>('office', 'GET', '/api/organisations/east'))
    done(
      await district.call('office', 'POST', '/api/organisations/east/merge', {
        version,
        into: 'park',
        reason: '区划调整',
      }),
    )
    const page = await as('park').item(LOW)
    expect(page).toMatchObject({
      item: { unit: { code: 'park', name: '青溪园区' } },
      total: before,
      can: { record: [] },
    })
    expect(page.occurrences[0]?.unit).toEqual({ code: 'park', name: '东镇人民政府' })
    expect((await as('park').desk()).recent).toMatchObject([{ publicNumber: LOW }])
    expect((await as('office').matrix()).units).toEqual([{ code: 'park', name: '青溪园区' }])
    done(await as('park').record({ publicNumbers: [RELIEF] }))
  })
})
