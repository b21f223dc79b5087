import type { PhaseStanding, RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a phase is closed and opened again, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  let waiting: number
  let draft: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
    waiting = (await handedInBy(district, 'east', '01')).id
    draft = (await adoptedBy(district, 'west', '01')).id
  })
  afterAll(() => district.close())
  const turn = (act: 'closure' | 'reopening', version: number, reason = '集中汇总，停止报送') =>
    office.post<RoundDetail>(`rounds/2026/phases/inventory/${act}`, { version, reason })

  test('what it leaves open is told first', async () => {
    expect(done(await office.get<PhaseStanding>('rounds/2026/phases/inventory'))).toEqual({
      phase: 'inventory',
      open: 6,
      waiting: 1,
      approved: 0,
    })
    expect((await office.get('rounds/2026/phases/release')).status).toBe(400)
    expect(codesOf(await turn('reopening', 1))).toEqual(['round.open'])
    expect(codesOf(await turn('closure', 1, ''))).toEqual(['administration.reason'])
  })

  test('closed: nothing is handed in, and the form says why; what was handed in goes on', async () => {
    const closed = done(await turn('closure', 1))
    expect(closed).toMatchObject({
      closedPhases: ['inventory'],
      closures: [{ phase: 'inventory', by: '区信息公开办 office' }],
    })
    expect(codesOf(await turn('closure', closed.version))).toEqual(['round.closed'])
    expect(codesOf(await desk(district, 'west').submit(draft))).toEqual(['round.phase-closed'])
    expect((await desk(district, 'west').read(draft)).can.submit.map(({ text }) => text)).toEqual([
      '事项清单梳理阶段已由区信息公开办关闭，不能再报送；如需补报请联系区信息公开办',
    ])
    expect((await desk(district, 'west').read(draft)).can.edit).toEqual([])
    expect((await desk(district, 'civil').approve(waiting)).status).toBe(200)
    const granted = await office.post('rounds/2026/extensions', {
      phase: 'inventory',
      organisationCode: 'west',
      domainCode: null,
      dueOn: '2026-08-10',
      reason: '台风救灾',
    })
    expect(codesOf(granted)).toEqual(['round.closed'])
  })

  test('opened again: it is handed in', async () => {
    const { version } = await office.round()
    expect(done(await turn('reopening', version)).closedPhases).toEqual([])
    expect((await desk(district, 'west').submit(draft)).status).toBe(200)
    expect(await ledgerOf(district, 'round.phase-closed')).toHaveLength(1)
    expect(await ledgerOf(district, 'round.phase-reopened')).toHaveLength(1)
  })

  test('closed twice at once is closed once', async () => {
    const { version } = await office.round()
    const both = await Promise.all([turn('closure', version), turn('closure', version)])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await office.round()).closures).toHaveLength(1)
  })
})
