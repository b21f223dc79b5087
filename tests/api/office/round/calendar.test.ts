import type { CalendarYear } from '@gongkai/shared/district/round/round.contract'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('the working-day calendar on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    office = administering(district)
  })
  afterAll(() => district.close())
  const year = async (which: number) => done(await office.get<CalendarYear>(`calendar?year=${which}`))
  const set = (request: object) =>
    office.put<CalendarYear>('calendar', {
      from: '2026-07-21',
      to: '2026-07-22',
      working: false,
      note: '台风停工',
      ...request,
    })

  test('a year that is known has its holidays and make-up days, one without data says so', async () => {
    const known = await year(2026)
    expect(known).toMatchObject({ known: true, warning: '', days: [] })
    expect(known.exceptions).toContainEqual({ date: '2026-10-01', working: false })
    expect(known.exceptions.some(({ working }) => working)).toBe(true)
    const unknown = await year(2040)
    expect(unknown.known).toBe(false)
    // The days the law names are off in any year; nobody knows yet which weekends make up for them.
    expect(unknown.exceptions).toContainEqual({ date: '2040-10-01', working: false })
    expect(unknown.exceptions.some(({ working }) => working)).toBe(false)
    expect(unknown.warning).toMatch(/^2040 年的放假安排尚未内置，除法定节假日外，周一至周五暂按工作日计算/)
  })

  test('refused with every reason', async () => {
    expect(placesOf(await set({ from: '2026-02-30', to: 'soon' }))).toEqual([
      'calendar.date at from',
      'calendar.date at to',
    ])
    expect(placesOf(await set({ from: '2026-07-22', to: '2026-07-21', note: '' }))).toEqual([
      'calendar.order at to',
      'calendar.note at note',
    ])
    expect(codesOf(await set({ to: '2026-09-30' }))).toEqual(['calendar.long'])
    expect((await office.get('calendar?year=soon')).status).toBe(400)
  })

  test('the office’s entries count on the 工作台 at once, and no longer when taken away', async () => {
    const left = async () => (await desk(district, 'east').list())[0]?.workingDaysLeft
    const before = (await left()) ?? 0
    const entered = done(await set({}))
    expect(entered.days).toEqual([
      { date: '2026-07-21', working: false, note: '台风停工' },
      { date: '2026-07-22', working: false, note: '台风停工' },
    ])
    expect(entered.exceptions).toContainEqual({ date: '2026-07-22', working: false })
    expect(await left()).toBe(before - 2)
    done(await office.delete('calendar/2026-07-21'))
    expect(await left()).toBe(before - 1)
    expect((await office.delete('calendar/2026-07-21')).status).toBe(404)
    const unknown = done(await set({ from: '2040-10-01', to: '2040-10-07', note: '国庆节' }))
    expect(unknown.warning).toMatch(/已录入 7 天/)
  })
})
