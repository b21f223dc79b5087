import type { RoundDetail, RoundList, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a new round on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const proposal = async (source: string, year: number) =>
    done(await office.get<RoundProposal>(`rounds/proposal?source=${source}&year=${year}`))

  test('proposed from the plan or a former round: the same days of the year, and what is odd about them', async () => {
    const { items, sources } = done(await office.get<RoundList>('rounds'))
    expect(items).toMatchObject([{ code: '2026', assignmentCount: 7, domainCount: 2, finishedDomains: 0 }])
    expect(sources.map(({ key }) => key)).toEqual(['round:2026', 'plan:notice'])
    const next = await proposal('round:2026', 2028)
    expect(next).toMatchObject({
      name: '2028年编制',
      assignments: 7,
      unfinished: [{ name: '2026年编制', domains: 2 }],
    })
    expect(next.milestones.map(({ date }) => date)).toEqual(['2028-07-24', '2028-07-31', '2028-09-30', '2028-10-31'])
    expect(next.notes.map(({ date }) => date)).toContain('2028-09-30')
    expect(next.notes.at(-1)?.text).toMatch(/^2028 年的放假安排尚未内置/)
    expect((await proposal('plan:notice', 2026)).name).toBe('2026年编制（第2次）')
    expect((await office.get('rounds/proposal?source=nothing&year=2028')).status).toBe(404)
    expect((await office.get('rounds/proposal?source=plan:notice&year=1066')).status).toBe(400)
  })

  test('refused with every reason', async () => {
    const milestones = [
      { phase: 'inventory', audience: 'towns', date: '2025-08-01', title: '' },
      { phase: 'inventory', audience: 'leads', date: '2025-07-01', title: '' },
      { phase: 'inventory', audience: 'leads', date: '2025-13-01', title: '' },
    ]
    expect(placesOf(await office.post('rounds', { name: '2026年编制', year: 2025, milestones }))).toEqual([
      'round.name-taken at name',
      'round.year at year',
      'round.date at milestones/2/date',
      'round.twice at milestones/2',
      'round.missing at milestones',
      'round.missing at milestones',
      'round.order at milestones',
    ])
    expect(
      (await office.post('rounds', { name: 'x', year: 2027, milestones: Array(21).fill(milestones[0]) })).status,
    ).toBe(400)
  })

  test('two taps make one round; everybody works on it from now on', async () => {
    const { name, year, milestones } = await proposal('round:2026', 2027)
    const both = await Promise.all([1, 2].map(() => office.post<RoundDetail>('rounds', { name, year, milestones })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    expect(both.filter(({ status }) => status === 422).map(codesOf)).toEqual([['round.name-taken']])
    const work = await desk(district, 'east').list()
    expect(work.map(({ round, dueOn, state }) => [round.code, dueOn, state])).toEqual([
      ['2027', '2027-07-24', 'draft'],
      ['2027', '2027-07-24', 'draft'],
    ])
    const second = done(await office.post<RoundDetail>('rounds', { name: '2027年补充编制', year, milestones }))
    expect(second.code).toBe('2027-2')
    expect((await desk(district, 'east').list())[0]?.round.code).toBe('2027-2')
  })

  test('renamed; an old page is a conflict', async () => {
    const rename = (version: number, name: string) => office.put<RoundDetail>('rounds/2027', { version, name })
    expect(codesOf(await rename(1, '2026年编制'))).toEqual(['round.name-taken'])
    expect(done(await rename(1, '二〇二七年编制'))).toMatchObject({ name: '二〇二七年编制', version: 2 })
    expect((await rename(1, '别的名称')).status).toBe(409)
    expect((await office.get('rounds/1066')).status).toBe(404)
  })
})
