import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { LeadsEffect, PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a domain goes to another lead in mid-round, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  let sent: { east: number; west: number; civil: number; housing: number }
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
    const ids: number[] = []
    for (const account of ['east', 'west', 'civil', 'housing']) ids.push((await handedInBy(district, account, '02')).id)
    const [east = 0, west = 0, civil = 0, housing = 0] = ids
    sent = { east, west, civil, housing }
    // east waits for the housing bureau, west for nobody any more, the leads' own for each other
    done(await desk(district, 'civil').approve(east))
    for (const lead of ['civil', 'housing']) done(await desk(district, lead).approve(west))
  })
  afterAll(() => district.close())
  const domain = async (code = '02') => done(await office.get<PilotDomainView>(`pilot-domains/${code}`))
  const change = (leads: string[], version: number, reason = '机构职能调整') =>
    office.put<PilotDomainView>('pilot-domains/02/leads', { version, leads, reason })
  const stateOf = async (assignmentId: number) =>
    (await district.dataSource.manager.findOneByOrFail(SubmissionEntity, { assignmentId, phase: 'inventory' })).state

  test('refused with every reason', async () => {
    expect(placesOf(await change(['east', 'nowhere', 'civil'], 1, ''))).toEqual([
      'domain.leads at leads',
      'domain.lead at leads/0',
      'domain.lead at leads/1',
      'administration.reason at reason',
    ])
    expect(codesOf(await change(['civil', 'civil'], 1))).toEqual(['domain.leads'])
    expect(codesOf(await change(['civil', 'housing'], 1))).toEqual(['domain.same'])
    expect((await change(['civil'], 7)).status).toBe(409)
    expect(await ledgerOf(district, 'pilot-domain.leads-changed')).toEqual([])
  })

  test('shown first: what settles, what stays, nothing changed by looking', async () => {
    const effect = done(await office.get<LeadsEffect>('pilot-domains/02/leads/effect?leads=civil'))
    const outcomes = Object.fromEntries(effect.submissions.map(({ assignmentId, outcome }) => [assignmentId, outcome]))
    expect(outcomes).toEqual({
      [sent.east]: 'settles',
      [sent.west]: 'stays',
      [sent.civil]: 'settles',
      [sent.housing]: 'awaits',
    })
    expect(await stateOf(sent.east)).toBe('submitted')
  })

  test('one of two leads leaves: what the other had approved is approved, and the queues follow', async () => {
    const after = done(await change(['civil'], (await domain()).version))
    expect(after.leads).toEqual([{ code: 'civil', name: '区民政局' }])
    expect(await stateOf(sent.east)).toBe('approved')
    expect(await recorded(district, sent.east, 'submission.settled')).toBe(1)
    expect((await desk(district, 'housing').open(sent.east)).status).toBe(404)
    expect((await desk(district, 'housing').queue()).map(({ id }) => id)).toEqual([])
    // the bureau that no longer leads is now one that hands in
    expect((await desk(district, 'civil').queue()).map(({ id }) => id)).toEqual([sent.housing])
    expect(done(await desk(district, 'housing').open(sent.housing)).can.recall).toEqual([])
  })

  test('the domain goes to another: its own work goes over, what waits needs the new lead, approvals given stay', async () => {
    const effect = done(await office.get<LeadsEffect>('pilot-domains/02/leads/effect?leads=housing'))
    expect(effect.refusals).toEqual([])
    done(await change(['housing'], (await domain()).version))
    expect(await stateOf(sent.east)).toBe('approved')
    expect((await desk(district, 'civil').queue()).map(({ id }) => id)).not.toContain(sent.housing)
    const { body } = await district.call<ReportView[]>('housing', 'GET', '/api/reports')
    expect(body.filter((report) => report.domain.code === '02')).toHaveLength(2)
    expect(
      (await district.call<ReportView[]>('civil', 'GET', '/api/reports')).body.map(
        (candidate) => candidate.domain.code,
      ),
    ).toEqual(['01', '01'])
  })

  test('a signed report must be settled first', async () => {
    const { body } = await district.call<ReportView[]>('housing', 'GET', '/api/reports')
    const report = body.find((candidate) => candidate.domain.code === '02' && candidate.phase === 'inventory')
    const exceptions = (report?.situation ?? [])
      .filter(({ state }) => state !== 'approved')
      .map(({ assignmentId }) => ({ assignmentId, reason: '机构调整，随后补报' }))
    done(await district.call('housing', 'POST', `/api/reports/${report?.id}/sign`, { exceptions }))
    const { version } = await domain()
    expect(codesOf(await change(['civil'], version))).toEqual(['domain.signed'])
  })

  test('renamed: the old name still finds it; a name of another domain is refused', async () => {
    const { version } = await domain('01')
    const edit = (request: object) => office.put<PilotDomainView>('pilot-domains/01', { version, ...request })
    expect(placesOf(await edit({ name: '危房改造', aliases: ['低', '低保'] }))).toEqual([
      'domain.name-taken at name',
      'domain.name at aliases/0',
    ])
    expect(done(await edit({ name: '社会救助和福利', aliases: ['低保'] }))).toMatchObject({
      name: '社会救助和福利',
      aliases: ['低保', '社会救助'],
      version: version + 1,
    })
    expect((await edit({ name: '另一个', aliases: [] })).status).toBe(409)
    expect((await office.get('pilot-domains/99')).status).toBe(404)
  })
})
