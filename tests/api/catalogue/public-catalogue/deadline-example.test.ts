import type { Refusal } from '@gongkai/shared/base/refusal'
import type { DeadlineExample } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publishedFirst } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const LIMITS = ['活动举办前5个工作日内', '信息形成后即时公开，最迟不超过1个工作日']

describe.each(databases)('the example of a 公开时限 on $name', ({ url }) => {
  let district: District
  const example = (number: string, on: string) =>
    district.call<DeadlineExample>(null, 'GET', `/api/public/entries/${number}/example?on=${on}`)

  beforeAll(async () => {
    const [first, second] = smallDistrict.guidelines['01'] ?? []
    if (!first || !second) throw new Error('the small district has two model rows')
    const rows = [first, second].map((row, index) => ({ ...row, timeLimit: LIMITS[index] ?? '' }))
    const pack = { ...smallDistrict, guidelines: { ...smallDistrict.guidelines, '01': rows } }
    district = await openDistrict(await url(), { today: '2026-11-28', pack })
    await publishedFirst(district)
  })
  afterAll(() => district.close())

  test('is what the wording says: ahead of the event, and not before its bound', async () => {
    expect(done(await example('01-east-0001', '2026-11-28'))).toEqual({
      formedOn: '2026-11-28',
      understood: '活动举办前5个工作日公开',
      example: '例：今天（11 月 28 日）活动举办的，最迟 11 月 23 日就应公开',
      latest: '2026-11-23',
      estimated: false,
    })
    expect(done(await example('01-east-0002', '2026-11-28'))).toMatchObject({
      latest: '2026-11-30',
      example: '例：今天（11 月 28 日）形成的信息，最迟 11 月 30 日公开',
    })
  })

  test('follows the office’s calendar, and says where it is an estimate', async () => {
    const body = { from: '2026-11-30', to: '2026-12-01', working: false, note: '台风停工' }
    done(await district.call('office', 'PUT', '/api/calendar', body))
    expect(done(await example('01-east-0002', '2026-11-28')).latest).toBe('2026-12-02')
    // 2026-12-31 is a Thursday, New Year's Day a holiday every year
    expect(done(await example('01-east-0002', '2026-12-31'))).toMatchObject({ latest: '2027-01-04', estimated: true })
  })

  test('is refused for no day and for one far away', async () => {
    for (const on of ['', 'heute', '2026-02-30', '2031-01-01']) {
      const { status, body } = await example('01-east-0001', on)
      expect([on, status, (body as unknown as { refusals: Refusal[] }).refusals.map(({ at }) => at)]).toEqual([
        on,
        400,
        ['on'],
      ])
    }
  })
})
