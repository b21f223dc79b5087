import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { MilestoneEffect, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import type { Matrix } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('extensions on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-27' })
    office = administering(district)
  })
  afterAll(() => district.close())
  const request = {
    phase: 'inventory',
    organisationCode: 'west',
    domainCode: '01',
    dueOn: '2026-08-05',
    reason: '台风救灾',
  }
  const grant = (change: object = {}) => office.post<RoundDetail>('rounds/2026/extensions', { ...request, ...change })
  const withdraw = (id: number, reason = '灾情已经解除') =>
    office.post<RoundDetail>(`extensions/${id}/withdrawal`, { reason })
  const datesOf = async (account: string) =>
    Object.fromEntries(
      (await desk(district, account).list()).map(({ domain, dueOn, late }) => [domain.code, [dueOn, late]]),
    )

  test('refused with every reason', async () => {
    expect(placesOf(await grant({ organisationCode: 'nowhere', dueOn: '2026-07-20', reason: '' }))).toEqual([
      'administration.reason at reason',
      'extension.organisation at organisationCode',
      'extension.past at dueOn',
    ])
    expect(codesOf(await grant({ organisationCode: 'park', dueOn: 'soon' }))).toEqual([
      'extension.no-work',
      'extension.date',
    ])
    expect(codesOf(await grant({ phase: 'catalogue' }))).toEqual(['extension.earlier'])
    expect((await grant({ phase: 'release' })).status).toBe(400)
    expect((await office.post('rounds/1066/extensions', request)).status).toBe(404)
    expect(await datesOf('west')).toEqual({ '01': ['2026-07-24', true], '02': ['2026-07-24', true] })
  })

  test('granted for one domain: its date follows everywhere, and only there', async () => {
    const round = done(await grant())
    expect(round.extensions).toMatchObject([
      { organisation: { code: 'west' }, domain: { code: '01' }, dueOn: '2026-08-05', withdrawn: false },
    ])
    expect(await datesOf('west')).toEqual({ '01': ['2026-08-05', false], '02': ['2026-07-24', true] })
    expect(await datesOf('east')).toEqual({ '01': ['2026-07-24', true], '02': ['2026-07-24', true] })
    const id = await desk(district, 'west').idIn('01')
    expect(await desk(district, 'west').read(id)).toMatchObject({ dueOn: '2026-08-05', late: false, daysLeft: 9 })
    const { rows } = done(await office.get<Matrix>('matrix'))
    expect(rows.find(({ code }) => code === 'west')?.cells.map((cell) => cell?.late)).toEqual([false, true])
    const { body } = await district.call<ReportView[]>('civil', 'GET', '/api/reports')
    const situation = body.find((report) => report.domain.code === '01' && report.phase === 'inventory')?.situation
    expect(situation?.map(({ organisation, late }) => [organisation.code, late])).toEqual([
      ['civil', false],
      ['east', true],
      ['west', false],
    ])
    const effect = done(
      await office.get<MilestoneEffect>('rounds/2026/effect?phase=inventory&audience=towns&date=2026-07-28'),
    )
    expect(effect.units.find(({ code }) => code === 'west')).toMatchObject({
      noLongerLate: 1,
      extendedTo: '2026-08-05',
    })
  })

  test('a town’s extension counts for its villages; a lead’s for its report', async () => {
    const id = await desk(district, 'east').idIn('01')
    done(await desk(district, 'east').delegate(id, 'east-01'))
    expect(await datesOf('east-01')).toEqual({ '01': ['2026-07-24', true] })
    done(await grant({ organisationCode: 'east', domainCode: null, dueOn: '2026-08-01' }))
    expect(await datesOf('east-01')).toEqual({ '01': ['2026-08-01', false] })
    expect(await datesOf('east')).toEqual({ '01': ['2026-08-01', false], '02': ['2026-08-01', false] })
    done(await grant({ organisationCode: 'civil', domainCode: '01', dueOn: '2026-08-20' }))
    const { body } = await district.call<ReportView[]>('civil', 'GET', '/api/reports')
    const due = (domain: string) =>
      body.find((report) => report.domain.code === domain && report.phase === 'inventory')?.dueOn
    expect([due('01'), due('02')]).toEqual(['2026-08-20', '2026-07-31'])
  })

  test('taken back with a reason, once; that it was granted stays readable', async () => {
    const [, , first] = (await office.round()).extensions
    expect(codesOf(await withdraw(first?.id ?? 0, ''))).toEqual(['administration.reason'])
    const after = done(await withdraw(first?.id ?? 0))
    expect(after.extensions.map(({ withdrawn }) => withdrawn)).toEqual([false, false, true])
    expect(codesOf(await withdraw(first?.id ?? 0))).toEqual(['extension.withdrawn'])
    expect(await datesOf('west')).toEqual({ '01': ['2026-07-24', true], '02': ['2026-07-24', true] })
    expect((await withdraw(999_999)).status).toBe(404)
    expect(await ledgerOf(district, 'extension.granted')).toHaveLength(3)
    expect(await ledgerOf(district, 'extension.withdrawn')).toHaveLength(1)
    expect(await recorded(district, await desk(district, 'west').idIn('01'), 'extension.granted')).toBe(0)
  })
})
