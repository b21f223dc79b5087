import type { Statistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('how a round goes, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  const read = async () => done(await district.call<Statistics>('office', 'GET', '/api/statistics'))
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('a round in which nothing has happened', async () => {
    const { round, phases } = await read()
    expect(round).toEqual({ code: '2026', name: '2026年编制' })
    expect(phases.every(({ days }) => days.length === 0)).toBe(true)
  })

  test('hand-ins, returns and approvals by day, returns per assignment, verdicts and waiting per lead', async () => {
    const east = (await handedInBy(district, 'east', '01')).id
    const west = (await handedInBy(district, 'west', '01')).id
    done(await of('civil').return(east, '请写明发放时间'))
    done(await of('east').submit(east))
    done(await of('civil').approve(east))
    const { phases, leads } = await read()
    const [inventory] = phases
    expect(inventory?.phase).toBe('inventory')
    expect(inventory?.days).toEqual([
      { date: '2026-07-20', handedIn: 3, approved: 1, returned: 1, handedInTotal: 2, approvedTotal: 1 },
    ])
    expect(inventory?.returns).toEqual([
      { times: 0, assignments: 1 },
      { times: 1, assignments: 1 },
    ])
    const civil = leads.find(({ organisation }) => organisation.code === 'civil')
    expect(civil).toMatchObject({ verdicts: 2, returned: 1, waiting: 1 })
    expect(civil?.medianHours).not.toBeNull()
    expect(west).toBeGreaterThan(0)
  })

  test('only the office', async () => {
    for (const account of ['civil', 'east', 'east-01'])
      expect((await district.call(account, 'GET', '/api/statistics')).status).toBe(403)
    expect((await district.call(null, 'GET', '/api/statistics')).status).toBe(401)
  })
})
