import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const pack = {
  ...smallDistrict,
  organisations: [
    ...smallDistrict.organisations,
    { code: 'medical', name: '区医保局', kind: 'agency' as const },
    { code: 'police', name: '区公安分局', kind: 'agency' as const },
  ],
}
const row = {
  level1: '救助',
  level2: '医疗救助',
  stages: ['result' as const],
  content: '名单',
  attribute: 'proactive' as const,
  levels: ['district' as const],
}

describe.each(databases)('a lead asks another department, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  let own: number
  beforeAll(async () => {
    district = await openDistrict(await url(), { pack })
    office = administering(district)
    own = await desk(district, 'civil').idIn('01')
  })
  afterAll(() => district.close())
  const civil = () => desk(district, 'civil')
  const medical = () => desk(district, 'medical')

  test('whom it may ask: departments in use that have no work in the domain; who was asked, asks nobody', async () => {
    const { asks, villages } = await civil().read(own)
    expect(asks).toBe('departments')
    expect(villages.map(({ organisation }) => organisation.code)).toEqual(['housing', 'medical', 'police'])
    const inOther = await civil().read(await civil().idIn('02'))
    expect(inOther.villages.map(({ organisation }) => organisation.code)).toEqual(['medical', 'police'])
    expect(await desk(district, 'east').read(await desk(district, 'east').idIn('01'))).toMatchObject({
      asks: 'villages',
    })
  })

  test('refused: a town, a lead of the domain, by somebody who is no approver, or for work of another', async () => {
    expect(placesOf(await civil().delegate(own, 'east', 'civil', 'nowhere'))).toEqual([
      'delegation.unknown at villageCodes/0',
      'delegation.unknown at villageCodes/1',
      'delegation.unknown at villageCodes/2',
    ])
    expect(codesOf(await desk(district, 'civil-editor').delegate(own, 'medical'))).toEqual(['account.role'])
    expect((await desk(district, 'medical').delegate(own, 'police')).status).toBe(404)
    expect(await medical().list()).toEqual([])
  })

  test('asked, it is told, and hands in by the towns’ date to the lead that asked', async () => {
    done(await civil().delegate(own, 'medical', 'police'))
    const [work] = await medical().list()
    expect(work).toMatchObject({ parentId: own, dueOn: '2026-07-24', coverage: { total: 0 } })
    expect((await medical().notices()).items[0]).toMatchObject({
      title: '区民政局委托填报“社会救助”',
      text: '请填好公开事项后报送给区民政局，审核后并入它的事项。',
    })
    expect(codesOf(await medical().delegate(work?.id ?? 0, 'police'))).toContain('delegation.not-town')
    done(await medical().add(work?.id ?? 0, row))
    done(await medical().submit(work?.id ?? 0))
    expect((await civil().queue()).map(({ id }) => id)).toEqual([work?.id])
    // the towns and the other departments do not see it
    expect((await desk(district, 'east').open(work?.id ?? 0)).status).toBe(404)
    expect((await desk(district, 'housing').open(work?.id ?? 0)).status).toBe(404)
    expect(codesOf(await desk(district, 'civil').approve(own))).toContain('review.own')
  })

  test('a department that was asked is not made lead in mid-round; what it has not begun can be taken back', async () => {
    const domain = async () => done(await office.get<PilotDomainView>('pilot-domains/01'))
    const change = async () =>
      office.put('pilot-domains/01/leads', { version: (await domain()).version, leads: ['police'], reason: '职能调整' })
    expect(placesOf(await change())).toEqual(['domain.asked at leads/0'])
    done(await civil().delegate(own, 'medical'))
    expect(await desk(district, 'police').list()).toEqual([])
    expect(codesOf(await civil().delegate(own))).toEqual(['delegation.handed-in'])
  })

  test('accepted, its rows are the lead’s, as it filled them and with their origin', async () => {
    const [work] = await medical().list()
    done(await civil().approve(work?.id ?? 0))
    const { entries } = await civil().read(own)
    expect(entries.map(({ origin, fields }) => [origin?.name, fields.level2, fields.levels])).toEqual([
      ['区医保局', '医疗救助', ['district']],
    ])
    expect(await recorded(district, own, 'entry.accepted')).toBe(1)
  })

  test('they are published under the lead’s work', async () => {
    await acceptedOf(district, ['01'], ['civil'])
    await publishedNow(district, '01')
    const { items } = done(await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries?q=医疗救助'))
    expect(items.map(({ id, organisation }) => [id, organisation.name])).toEqual([['01-civil-0001', '区民政局']])
  })

  test('a department that fills a domain by itself is reviewed by its lead and published under its own name', async () => {
    const { code } = done(
      await office.post<PilotDomainView>('pilot-domains', {
        name: '户籍管理',
        leads: ['housing'],
        fillers: ['police'],
      }),
    )
    const { version } = await office.round()
    const joining = { version, domainCodes: [code], milestones: [], reason: '新增领域' }
    done(await office.post<RoundDetail>('rounds/2026/joining', joining))
    const id = await desk(district, 'police').idIn(code)
    expect(await desk(district, 'police').read(id)).toMatchObject({ parentId: null, asks: null, dueOn: '2026-07-24' })
    done(await desk(district, 'police').add(id, { ...row, level1: '户籍', level2: '户口迁移' }))
    done(await desk(district, 'police').submit(id))
    expect((await desk(district, 'housing').queue()).map((item) => item.id)).toEqual([id])
    done(await desk(district, 'housing').approve(id))
    const tx = district.dataSource.manager
    await tx.update(AssignmentEntity, { domainCode: code }, { phase: 'catalogue' })
    await tx.update(SubmissionEntity, { assignmentId: id }, { state: 'approved', revision: 1 })
    await tx.update(ReportEntity, { domainCode: code }, { state: 'accepted' })
    await publishedNow(district, code)
    const { items } = done(await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries?q=户口迁移'))
    expect(items.map((item) => [item.id, item.organisation.name])).toEqual([['03-police-0001', '区公安分局']])
  })
})
