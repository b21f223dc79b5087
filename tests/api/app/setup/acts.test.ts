import { createAdmin } from '@gongkai/server/app/create-admin/create-admin'
import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { OrganisationEntity, OrganisationNameEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { prepareDatabase } from '@gongkai/server/platform/database/prepare-database'
import type { DivisionList, SetupStanding } from '@gongkai/shared/app/setup/setup.contract'
import { EMPTY_FOOTER } from '@gongkai/shared/base/region/region-facts'
import type { PublicRegion } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict, serveOn } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'

const QINGXI = { code: '350505', name: '云山市青溪区', shortName: '青溪', officialSite: '', footer: EMPTY_FOOTER }
const FOOTER = {
  organiser: '青溪区人民政府办公室',
  phone: '0595-87000000',
  icp: '闽ICP备00000000号',
  policeRecord: '闽公网安备 00000000000000号',
  siteCode: '0000000000',
}
const UNITS = [
  { kind: 'agency', name: '区民政局' },
  { kind: 'agency', name: '区财政局' },
  { kind: 'town', name: '南埔镇人民政府', code: '350505100' },
  { kind: 'village', name: '南埔镇柳厝村', code: '350505100201', parent: '350505100' },
  { kind: 'town', name: '石化园区', code: '350505400', fills: false },
] as const
const DOMAINS = [
  { code: '19', name: '社会救助', leads: ['agency-01'] },
  { name: '河湖管理', leads: ['agency-02', 'agency-01'] },
]

describe.each(databases)('a set-up on $name', ({ url }) => {
  let district: District
  let address: string
  const stored = async () => {
    const { manager } = district.dataSource
    const tables = ['region', 'organisation', 'pilot_domain', 'guideline_item', 'event', 'organisation_name']
    return JSON.stringify(await Promise.all(tables.map((table) => manager.count(table))))
  }
  const get = <Body>(path: string) => district.call<Body>('boss', 'GET', `/api/${path}`)
  const put = (body: object) => district.call<SetupStanding>('boss', 'PUT', '/api/setup/region', body)
  const post = (path: string, body: object) => district.call<SetupStanding>('boss', 'POST', `/api/setup/${path}`, body)
  const stands = async () => done(await get<SetupStanding>('setup'))
  const undone = ({ steps }: SetupStanding) => steps.filter((step) => !step.done).map(({ code }) => code)

  beforeAll(async () => {
    address = await url()
    const dataSource = createDataSource(address, entities, migrations)
    await prepareDatabase(dataSource, districtLoads)
    await createAdmin(dataSource, 'boss', '林主任', 'correct horse battery')
    district = await serveOn(dataSource, { today: '2026-11-28' })
  })
  afterAll(() => district.close())

  test('begins with nothing', async () => {
    const standing = await stands()
    expect(standing).toMatchObject({ region: { version: 0, code: '' }, office: { name: '信息公开办' }, done: false })
    expect(undone(standing)).toEqual(['region', 'towns', 'agencies', 'domains', 'site', 'round', 'accounts'])
  })

  test('is the office’s administrators’ alone', async () => {
    const { manager } = district.dataSource
    const { passwordHash } = await manager.findOneByOrFail(PersonEntity, { account: 'boss' })
    await manager.insert(PersonEntity, {
      ...{ account: 'plain', name: '王科员', organisationCode: 'office', passwordHash },
      roles: ['editor', 'approver'],
    })
    const routes = [
      ['GET', 'setup'],
      ['GET', 'setup/divisions?parent=35'],
      ['PUT', 'setup/region', { version: 0, ...QINGXI }],
      ['POST', 'setup/organisations', { units: UNITS }],
      ['POST', 'setup/pilot-domains', { domains: [], models: true }],
    ] as const
    const before = await stored()
    for (const [method, path, body] of routes) {
      const refused = await district.call('plain', method, `/api/${path}`, body)
      expect({ path, refused: codesOf(refused) }).toEqual({ path, refused: ['account.role'] })
      expect((await district.call(null, method, `/api/${path}`, body)).status).toBe(401)
    }
    expect(await stored()).toBe(before)
    await manager.delete(PersonEntity, { account: 'plain' })
  })

  test('offers the divisions of the country, down to villages', async () => {
    const below = async (parent: string) => done(await get<DivisionList>(`setup/divisions?parent=${parent}`)).items
    expect(await below('')).toHaveLength(31)
    expect((await below('35')).map(({ name }) => name)).toContain('泉州市')
    expect(await below('3505')).toContainEqual({ code: '350505', name: '泉港区' })
    const towns = await below('350505')
    expect(towns.map(({ name }) => name)).toEqual([
      ...['山腰街道', '南埔镇', '界山镇', '后龙镇', '峰尾镇', '前黄镇', '涂岭镇', '石化工业园区'],
    ])
    expect(towns.find(({ code }) => code === '350505106')?.children?.slice(0, 2)).toEqual([
      { code: '350505106001', name: '幸福社区' },
      { code: '350505106201', name: '涂岭村' },
    ])
    // a city without counties, and the last province of all
    expect(await below('4419')).toEqual([{ code: '441900', name: '东莞市' }])
    expect((await below('6501')).length).toBeGreaterThan(5)
    for (const [parent, status] of [
      ['99', 404],
      ['3599', 404],
      ['350599', 404],
      ['x', 400],
      ['3', 400],
    ] as const)
      expect({ parent, status: (await get(`setup/divisions?parent=${parent}`)).status }).toEqual({ parent, status })
  })

  test('bad input is refused with every reason, and nothing is stored', async () => {
    const before = await stored()
    const footer = { ...EMPTY_FOOTER, phone: '5'.repeat(50) }
    expect(
      placesOf(await put({ version: 0, ...QINGXI, code: '35', shortName: '红河', officialSite: 'qingxi', footer })),
    ).toEqual([
      'region.code at code',
      'region.short-name at shortName',
      'region.site at officialSite',
      'region.footer at footer/phone',
    ])
    expect((await put({ version: 0, code: '350505' })).status).toBe(400)
    const units = [
      { kind: 'agency', name: '区' },
      { kind: 'village', name: '无主村', parent: 'nowhere' },
      { kind: 'town', name: '东镇', code: 'TOWN 1' },
      { kind: 'agency', name: '区教育局', code: 'office' },
    ]
    expect(placesOf(await post('organisations', { office: '办', units }))).toEqual([
      'organisation.name at office',
      'organisation.name at units/0/name',
      'organisation.parent at units/1/parent',
      'organisation.code at units/2/code',
      'organisation.code-taken at units/3/code',
    ])
    expect((await post('organisations', { units: [{ kind: 'office', name: '又一个办' }] })).status).toBe(400)
    const domains = [
      { code: '19', name: '社会救助', leads: ['nobody'] },
      { code: '19', name: '养老服务', leads: ['office'] },
      { code: 'x', name: '路', leads: [] },
    ]
    expect(placesOf(await post('pilot-domains', { domains, models: false }))).toEqual([
      'pilot-domain.lead at domains/0/leads',
      'pilot-domain.code-taken at domains/1/code',
      'pilot-domain.lead at domains/1/leads',
      'pilot-domain.name at domains/2/name',
      'pilot-domain.code at domains/2/code',
      'pilot-domain.leads at domains/2/leads',
    ])
    expect((await post('pilot-domains', { domains: 'all', models: 'yes' })).status).toBe(400)
    expect(await stored()).toBe(before)
  })

  test('the district has a name, which everybody reads at once and another process within two seconds', async () => {
    const other = await serveOn(await createDataSource(address, entities, migrations).initialize(), {})
    try {
      const named = done(await put({ version: 0, ...QINGXI }))
      expect(named.region).toMatchObject({ name: '云山市青溪区', version: 1 })
      expect((await put({ version: 0, ...QINGXI, name: '云山市红溪区' })).status).toBe(409)
      const site = { ...QINGXI, officialSite: 'https://www.qingxi.example', footer: FOOTER }
      done(await put({ version: 1, ...site }))
      for (const [asked, waits] of [
        [district, false],
        [other, true],
      ] as const) {
        const read = async () => done(await asked.call<PublicRegion>(null, 'GET', '/api/public/region'))
        if (waits) await expectSoon(async () => (await read()).footer.icp, FOOTER.icp)
        expect(await read()).toMatchObject({ name: '云山市青溪区', officialSite: site.officialSite, footer: FOOTER })
      }
    } finally {
      await other.close()
    }
  })

  test('units come in one list; the same list twice adds nothing twice', async () => {
    const first = done(await post('organisations', { office: '青溪区信息公开办', units: UNITS }))
    expect(first.office.name).toBe('青溪区信息公开办')
    expect(first.towns).toEqual([
      { code: '350505100', name: '南埔镇人民政府', fills: true, villages: 1 },
      { code: '350505400', name: '石化园区', fills: false, villages: 0 },
    ])
    expect(first.agencies).toEqual([
      { code: 'agency-01', name: '区民政局' },
      { code: 'agency-02', name: '区财政局' },
    ])
    const before = await stored()
    expect(done(await post('organisations', { office: '青溪区信息公开办', units: UNITS }))).toEqual(first)
    expect(await stored()).toBe(before)
    const { manager } = district.dataSource
    expect(await manager.count(OrganisationNameEntity)).toBe(0)
    done(await post('organisations', { office: '青溪区政务公开办', units: [] }))
    expect(await manager.find(OrganisationNameEntity)).toMatchObject([{ name: '青溪区信息公开办' }])
    expect(codesOf(await put({ version: 2, ...QINGXI, code: '350506' }))).toEqual(['region.code-stands'])
  })

  test('domains come with their leads and, if wanted, the shipped model rows', async () => {
    const plain = done(await post('pilot-domains', { domains: DOMAINS, models: false }))
    expect(plain.domains).toEqual([
      { code: '19', name: '社会救助', leads: ['agency-01'], models: 0 },
      { code: '27', name: '河湖管理', leads: ['agency-02', 'agency-01'], models: 0 },
    ])
    const filled = done(await post('pilot-domains', { domains: DOMAINS, models: true }))
    expect(filled.domains[0]?.models).toBeGreaterThan(5)
    expect(filled.domains[1]?.models).toBe(0)
    const before = await stored()
    done(await post('pilot-domains', { domains: DOMAINS, models: true }))
    expect(await stored()).toBe(before)
    expect(filled.withoutAccount.map(({ code }) => code)).toEqual(['agency-01', 'agency-02', '350505100'])
  })

  test('is done once a round runs and each unit has somebody', async () => {
    const plan = done(await get<RoundProposal>('rounds/proposal?source=plan:notice&year=2027'))
    expect(plan.milestones.map(({ date }) => date)).toEqual([
      ...['2027-06-30', '2027-07-24', '2027-07-31', '2027-09-30', '2027-10-31', '2027-11-30'],
    ])
    const { name, year, milestones } = plan
    done(await district.call('boss', 'POST', '/api/rounds', { name, year, milestones }))
    const { withoutAccount } = await stands()
    const rows = withoutAccount.map(({ code }, line) => ({
      ...{ line, organisation: code, name: '张三', account: `user-${line}`, roles: '填报员、审签人' },
    }))
    done(await district.call('boss', 'POST', '/api/accounts/batch', { rows }))
    const standing = await stands()
    expect(undone(standing)).toEqual([])
    expect(standing.done).toBe(true)
    expect(await district.dataSource.manager.countBy(OrganisationEntity, { kind: 'village' })).toBe(1)
  })
})

describe.each(databases)('a district that runs, on $name', ({ url }) => {
  test('reads its standing too, by the office’s administrator', async () => {
    const district = await openDistrict(await url())
    const standing = done(await district.call<SetupStanding>('office', 'GET', '/api/setup'))
    expect(standing).toMatchObject({ region: { name: '云山市青溪区', version: 1 }, round: true, done: true })
    expect(codesOf(await district.call('east', 'GET', '/api/setup'))).toHaveLength(1)
    await district.close()
  })
})
