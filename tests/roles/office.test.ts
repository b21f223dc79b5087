import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { handedInBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('the disclosure office (区信息公开办) on $name', ({ url }) => {
  let district: District
  let id: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await handedInBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())

  test('sees everything', async () => {
    expect((await district.call('office', 'GET', `/api/assignments/${id}`)).status).toBe(200)
    const { body } = await district.call<ReportView[]>('office', 'GET', '/api/reports')
    expect(new Set(body.map(({ domain }) => domain.code))).toEqual(new Set(['01', '02']))
    expect((await district.call('office', 'GET', '/api/publication')).status).toBe(200)
  })

  test.each(['submission', 'recall', 'approval'])('does not do the towns’ or the leads’ work: %s', async (act) => {
    expect((await district.call('office', 'POST', `/api/assignments/${id}/${act}`)).status).toBe(422)
  })

  test('without being 管理员 works on everything and runs nothing', async () => {
    expect((await district.call('office-editor', 'GET', `/api/assignments/${id}`)).status).toBe(200)
    expect((await district.call('office-editor', 'GET', '/api/matrix')).status).toBe(200)
    for (const path of ['accounts', 'organisations', 'pilot-domains', 'rounds', 'calendar?year=2026'])
      expect((await district.call('office-editor', 'GET', `/api/${path}`)).status).toBe(403)
  })

  test('as 管理员 runs the house, and still does nobody’s work', async () => {
    for (const path of ['accounts', 'organisations', 'pilot-domains', 'rounds', 'calendar?year=2026'])
      expect((await district.call('office', 'GET', `/api/${path}`)).status).toBe(200)
    expect(
      (await district.call('office', 'PUT', `/api/assignments/${id}/delegation`, { villageCodes: [] })).status,
    ).toBe(422)
  })

  test('accepts no report that nobody made, and publishes nothing that is not final', async () => {
    const { body } = await district.call<ReportView[]>('office', 'GET', '/api/reports')
    expect((await district.call('office', 'POST', `/api/reports/${body[0]?.id}/accept`, {})).status).toBe(422)
    const published = await district.call('office', 'POST', '/api/editions', {
      roundCode: '2026',
      domainCodes: ['01'],
      note: '',
    })
    expect(published.status).toBe(422)
    expect((await district.call(null, 'GET', '/api/public/editions')).body).toEqual([])
  })
})
