import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { MergeEffect, OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a town is merged into another, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const merge = (from: string, into: string, version = 1, reason = '行政区划调整') =>
    office.post<OrganisationDetail>(`organisations/${from}/merge`, { version, into, reason })

  test('refused with every reason: other kind, work in the same domain, oneself, nobody, a lead', async () => {
    expect(codesOf(await merge('east', 'west'))).toEqual(['organisation.both-work', 'organisation.both-work'])
    expect(codesOf(await merge('east', 'east-01', 1, ''))).toEqual(['organisation.kind', 'administration.reason'])
    expect(codesOf(await merge('east', 'east'))).toEqual(['organisation.itself'])
    expect(codesOf(await merge('east', 'nowhere'))).toEqual(['organisation.unknown'])
    expect(codesOf(await merge('civil', 'housing'))).toContain('organisation.leads')
    expect(codesOf(await merge('east-01', 'west-01'))).toEqual(['organisation.parent'])
    expect(await ledgerOf(district, 'organisation.merged')).toEqual([])
  })

  test('shown first, then done: open work with its extension, people and villages go over; the old name stays', async () => {
    const { id } = await handedInBy(district, 'east', '01')
    done(
      await office.post<RoundDetail>('rounds/2026/extensions', {
        phase: 'inventory',
        organisationCode: 'east',
        domainCode: null,
        dueOn: '2026-08-03',
        reason: '台风救灾',
      }),
    )
    const effect = done(await office.get<MergeEffect>('organisations/east/merge?into=park'))
    expect(effect).toMatchObject({
      into: { name: '青溪园区' },
      assignments: [{ id, domain: '社会救助' }, { domain: '危房改造' }],
      finishedAssignments: 0,
      accounts: 2,
      villages: [{ code: 'east-01' }, { code: 'east-02' }],
      refusals: [],
    })
    expect((await district.call('east', 'GET', '/api/me')).status).toBe(200)
    const { version } = await office.unit('east')
    const merged = done(await merge('east', 'park', version))
    expect(merged).toMatchObject({ active: false, mergedInto: { code: 'park' }, name: '东镇人民政府' })
    expect((await merge('east', 'park', version)).status).toBe(409)

    // the same person goes on with the same work, for the new unit
    expect((await district.call('east', 'GET', '/api/me')).body).toMatchObject({ organisation: { code: 'park' } })
    const [assignment] = (await desk(district, 'east').list()).filter((candidate) => candidate.id === id)
    expect(assignment).toMatchObject({ organisation: { code: 'park' }, dueOn: '2026-08-03', state: 'submitted' })
    expect((await desk(district, 'civil').approve(id)).status).toBe(200)
    expect(await recorded(district, id, 'submission.transferred')).toBe(1)
    expect((await office.unit('park')).absorbed).toEqual([{ code: 'east', name: '东镇人民政府' }])
    expect((await office.unit('east-01')).parentUnit).toEqual({ code: 'park', name: '青溪园区' })
    expect(await district.dataSource.manager.countBy(AssignmentEntity, { organisationCode: 'east' })).toBe(0)
    for (const act of ['edit', 'merge', 'reactivate'] as const)
      expect((await office.unit('east')).can[act].map(({ code }) => code)).toContain('organisation.merged')
    const history = done(await desk(district, 'east').open(id)).history.map(({ text }) => text)
    expect(history.join()).toMatch(/移交/)
  })

  test('what the heir had before is not extended by what the other one was granted', async () => {
    const list = done(await district.call<AssignmentSummary[]>('west', 'GET', '/api/assignments'))
    expect(new Set(list.map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-07-24']))
  })
})
