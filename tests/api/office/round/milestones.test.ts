import type { MilestoneEffect, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import type { Matrix } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a date of the round moves, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-22' })
    office = administering(district)
    await handedInBy(district, 'east', '01')
  })
  afterAll(() => district.close())
  const towns = { phase: 'inventory', audience: 'towns' }
  const move = (request: object) =>
    office.put<RoundDetail>('rounds/2026/milestones', { version: 1, reason: '台风停课停工', ...towns, ...request })
  const effect = async (query: string) =>
    done(await office.get<MilestoneEffect>(`rounds/2026/effect?phase=inventory&audience=towns&${query}`))

  test('refused with every reason: order, no change, no such date, no reason', async () => {
    expect(codesOf(await move({ date: '2026-08-05', reason: '' }))).toEqual(['administration.reason', 'round.order'])
    expect(codesOf(await move({ date: '2026-07-24' }))).toEqual(['round.same'])
    expect(codesOf(await move({ date: '2026-02-30' }))).toEqual(['round.date'])
    expect(codesOf(await move({ phase: 'release', audience: 'office', date: '2026-11-30' }))).toEqual(['round.missing'])
    expect((await move({ date: '2026-07-28', version: 9 })).status).toBe(409)
    expect((await move({ date: '2026-07-28', phase: 'party' })).status).toBe(400)
    expect((await office.round()).milestones[0]?.date).toBe('2026-07-24')
  })

  test('who becomes late is shown before; a Saturday is said, not moved; looking changes nothing', async () => {
    const earlier = await effect('date=2026-07-18')
    expect(earlier.units).toEqual([
      {
        code: 'east',
        name: '东镇人民政府',
        assignments: 2,
        open: 1,
        becomesLate: 2,
        noLongerLate: 0,
        extendedTo: null,
      },
      {
        code: 'west',
        name: '西镇人民政府',
        assignments: 2,
        open: 2,
        becomesLate: 2,
        noLongerLate: 0,
        extendedTo: null,
      },
    ])
    expect(earlier.notes.map(({ text }) => text)).toEqual(['2026-07-18 不是工作日'])
    expect((await effect('date=2026-08-09')).refusals.map(({ code }) => code)).toEqual(['round.order'])
    expect((await office.round()).version).toBe(1)
  })

  test('moved: the 工作台, the matrix and lateness follow', async () => {
    expect(done(await move({ date: '2026-07-18' })).milestones[0]).toMatchObject({ date: '2026-07-18' })
    const [assignment] = await desk(district, 'west').list()
    expect(assignment).toMatchObject({ dueOn: '2026-07-18', late: true, daysLeft: -4 })
    const late = async () =>
      done(await office.get<Matrix>('matrix'))
        .rows.find(({ code }) => code === 'west')
        ?.cells.map((cell) => cell?.late)
    expect(await late()).toEqual([true, true])
    done(await move({ date: '2026-07-28', version: 2 }))
    expect(await late()).toEqual([false, false])
    expect((await effect('date=2026-07-24')).before).toBe('2026-07-28')
    expect((await ledgerOf(district, 'round.milestone-moved')).map(({ before, after }) => [before, after])).toEqual([
      ['2026-07-24', '2026-07-18'],
      ['2026-07-18', '2026-07-28'],
    ])
  })
})
