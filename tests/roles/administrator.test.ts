import { codesOf } from '../support/acting'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

const reason = '机构职能调整'
const person = { name: '甲', organisationCode: 'east', roles: ['editor'] }
const row = { line: 2, organisation: '东镇人民政府', name: '甲', account: 'jia', roles: '填报员' }
const milestones = [{ phase: 'inventory', audience: 'towns', date: '2027-07-24', title: '' }]
const unit = { kind: 'village', name: '东镇三村', parent: 'east', fills: false }
const extension = {
  phase: 'inventory',
  organisationCode: 'west',
  domainCode: null,
  dueOn: '2026-08-10',
  reason: '台风救灾',
}

/** Everything that runs the house: each request is well formed, so that only the asker is wrong. */
const ACTS: readonly [method: string, path: string, body?: object][] = [
  ['GET', 'accounts'],
  ['GET', 'accounts/template'],
  ['GET', 'accounts/1'],
  ['POST', 'accounts', { ...person, account: 'jia' }],
  ['POST', 'accounts/list', Buffer.from('x')],
  ['POST', 'accounts/batch', { rows: [row] }],
  ['PUT', 'accounts/3', { ...person, version: 1 }],
  ['POST', 'accounts/3/password', { version: 1 }],
  ['POST', 'accounts/3/deactivation', { version: 1 }],
  ['POST', 'accounts/3/reactivation', { version: 1 }],
  ['GET', 'organisations'],
  ['GET', 'organisations/east'],
  ['POST', 'organisations', unit],
  ['PUT', 'organisations/east', { version: 1, name: '新名称', fills: true }],
  ['GET', 'organisations/east/merge?into=park'],
  ['POST', 'organisations/east/merge', { version: 1, into: 'park', reason }],
  ['POST', 'organisations/west-01/deactivation', { version: 1, reason }],
  ['POST', 'organisations/west-01/reactivation', { version: 1, reason }],
  ['DELETE', 'organisations/west-01?version=1'],
  ['GET', 'pilot-domains'],
  ['GET', 'pilot-domains/01'],
  ['PUT', 'pilot-domains/01', { version: 1, name: '新名称', aliases: [] }],
  ['POST', 'pilot-domains', { name: '户籍管理', leads: ['civil'] }],
  [
    'PUT',
    'pilot-domains',
    {
      domains: [
        { code: '02', version: 1 },
        { code: '01', version: 1 },
      ],
    },
  ],
  ['GET', 'pilot-domains/01/retirement'],
  ['POST', 'pilot-domains/01/retirement', { version: 1, reason }],
  ['POST', 'pilot-domains/01/reinstatement', { version: 1, reason }],
  ['GET', 'pilot-domains/01/leads/effect?leads=housing'],
  ['PUT', 'pilot-domains/01/leads', { version: 1, leads: ['housing'], reason }],
  ['GET', 'rounds'],
  ['GET', 'rounds/proposal?source=plan:notice&year=2027'],
  ['GET', 'rounds/2026'],
  ['POST', 'rounds', { name: '2027年编制', year: 2027, milestones }],
  ['PUT', 'rounds/2026', { version: 1, name: '新名称' }],
  ['GET', 'rounds/2026/effect?phase=inventory&audience=towns&date=2026-07-28'],
  ['PUT', 'rounds/2026/milestones', { version: 1, phase: 'inventory', audience: 'towns', date: '2026-07-28', reason }],
  ['GET', 'rounds/2026/phases/inventory'],
  ['POST', 'rounds/2026/phases/inventory/closure', { version: 1, reason }],
  ['POST', 'rounds/2026/phases/inventory/reopening', { version: 1, reason }],
  ['GET', 'rounds/2026/scope'],
  ['POST', 'rounds/2026/joining', { version: 1, domainCodes: ['01'], unitCodes: ['park'], milestones: [], reason }],
  ['GET', 'rounds/2026/deletion'],
  ['POST', 'rounds/2026/deletion', { version: 1, reason }],
  ['POST', 'rounds/2026/extensions', extension],
  ['GET', 'calendar?year=2026'],
  ['PUT', 'calendar', { from: '2026-07-21', to: '2026-07-21', working: false, note: '台风停工' }],
  ['DELETE', 'calendar/2026-07-21'],
]

describe.each(databases)('the house is run by the office’s 管理员 only, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test.each(ACTS)('%s %s is refused to all others', async (...[method, path, body]) => {
    for (const account of ['civil', 'east', 'east-01'])
      expect({ account, status: (await district.call(account, method, `/api/${path}`, body)).status }).toEqual({
        account,
        status: 403,
      })
    const colleague = await district.call('office-editor', method, `/api/${path}`, body)
    expect([403, 422]).toContain(colleague.status)
    expect(codesOf(colleague)).toContain('account.role')
    expect((await district.call(null, method, `/api/${path}`, body)).status).toBe(401)
  })

  test('and after all of these nothing has changed', async () => {
    const { body } = await district.call<{ version: number }>('office', 'GET', '/api/rounds/2026')
    expect(body).toMatchObject({ version: 1, extensions: [], closures: [] })
    const domains = await district.call<{ code: string; retired: unknown }[]>('office', 'GET', '/api/pilot-domains')
    expect(domains.body.map(({ code, retired }) => ({ code, retired }))).toEqual([
      { code: '01', retired: null },
      { code: '02', retired: null },
    ])
    expect((await district.call('office', 'GET', '/api/organisations/east')).body).toMatchObject({ version: 1 })
    expect((await district.call('office', 'GET', '/api/calendar?year=2026')).body).toMatchObject({ days: [] })
  })
})
