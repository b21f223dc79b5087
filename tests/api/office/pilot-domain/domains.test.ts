import type { PublicFacets } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { PilotDomainView, RetireEffect } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('domains are data, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    await publishedNow(district, '01', '02')
    office = administering(district)
  })
  afterAll(() => district.close())
  const list = async () => done(await office.get<PilotDomainView[]>('pilot-domains'))
  const one = async (code: string) => done(await office.get<PilotDomainView>(`pilot-domains/${code}`))
  const add = (body: object) => office.post<PilotDomainView>('pilot-domains', body)

  test('one is refused with every reason at once, and nothing is stored', async () => {
    const wrong = {
      name: '社会救助',
      aliases: ['救'],
      leads: ['east', 'nowhere', 'civil'],
      fillers: ['east', 'east-01', 'nobody'],
      guideline: { title: '', number: '公办〔2019〕1号' },
    }
    expect(placesOf(await add(wrong))).toEqual([
      'domain.name-taken at name',
      'domain.name at aliases/0',
      'domain.filler at fillers/1',
      'domain.filler at fillers/2',
      'domain.guideline at guideline/title',
      'domain.leads at leads',
      'domain.lead at leads/0',
      'domain.lead at leads/1',
    ])
    expect(codesOf(await add({ name: '户籍管理', leads: ['civil', 'civil'] }))).toEqual(['domain.leads'])
    expect((await add({ name: '户籍管理', leads: [] })).status).toBe(422)
    const malformed = await add({ name: 7, leads: 'civil', kind: 'secret', sign: 'A1', fillers: [3], guideline: {} })
    expect(malformed.status).toBe(400)
    expect(
      placesOf(malformed)
        .map((place) => place.replace(/^.* at /, ''))
        .sort(),
    ).toEqual(expect.arrayContaining(['name', 'leads', 'kind', 'sign', 'fillers']))
    expect(await list()).toHaveLength(2)
    expect(await ledgerOf(district, 'pilot-domain.created')).toEqual([])
  })

  test('one is added: last in the list, under the next code; its lead is told', async () => {
    const added = done(await add({ name: ' 户籍管理 ', aliases: ['户政管理'], leads: ['housing'] }))
    expect(added).toMatchObject({
      code: '03',
      name: '户籍管理',
      aliases: ['户政管理'],
      kind: 'pilot',
      sign: '',
      leads: [{ code: 'housing', name: '区住建局' }],
      fillers: null,
      guideline: { title: '', number: '' },
      retired: null,
      openRounds: [],
    })
    expect((await list()).map(({ code }) => code)).toEqual(['01', '02', '03'])
    expect((await desk(district, 'housing').notices()).items[0]?.title).toBe('新增领域“户籍管理”，由本单位牵头')
    const other = done(
      await add({
        name: '殡葬服务',
        kind: 'other',
        sign: 'heart',
        leads: ['civil', 'housing'],
        fillers: ['east', 'civil'],
        guideline: { title: '殡葬服务领域基层政务公开标准指引', number: '民办函〔2019〕1号' },
      }),
    )
    expect(other).toMatchObject({ code: '04', kind: 'other', sign: 'heart' })
    expect(other.fillers?.map(({ code }) => code)).toEqual(['east', 'civil'])
    expect(other.guideline.number).toBe('民办函〔2019〕1号')
  })

  test('one is edited; what an older client does not send stays', async () => {
    const before = await one('04')
    const edit = { version: before.version, name: '殡葬管理', aliases: [], fillers: null, kind: 'pilot' }
    const after = done(await office.put<PilotDomainView>('pilot-domains/04', edit))
    expect(after).toMatchObject({
      name: '殡葬管理',
      aliases: ['殡葬服务'],
      kind: 'pilot',
      sign: 'heart',
      fillers: null,
    })
    expect(after.guideline).toEqual(before.guideline)
    expect((await office.put('pilot-domains/04', edit)).status).toBe(409)
    const wrong = { version: after.version, name: '低', aliases: ['社会救助'], fillers: ['office'] }
    expect(placesOf(await office.put('pilot-domains/04', wrong))).toEqual([
      'domain.name at name',
      'domain.name-taken at aliases/0',
      'domain.filler at fillers/0',
    ])
  })

  test('they are put in another order, which the public reads at once', async () => {
    const facets = async () =>
      done(await district.call<PublicFacets>(null, 'GET', '/api/public/facets')).domains.map(({ code }) => code)
    expect(await facets()).toEqual(['01', '02'])
    const named = (domains: readonly PilotDomainView[]) => domains.map(({ code, version }) => ({ code, version }))
    const before = await list()
    const [first, second, third, fourth] = named(before)
    expect(placesOf(await office.put('pilot-domains', { domains: [first, second, third] }))).toEqual([
      'domain.order at domains',
    ])
    const twice = { domains: [first, first, third, fourth] }
    expect((await office.put('pilot-domains', twice)).status).toBe(400)
    const after = done(
      await office.put<PilotDomainView[]>('pilot-domains', { domains: [second, first, third, fourth] }),
    )
    expect(after.map(({ code }) => code)).toEqual(['02', '01', '03', '04'])
    expect((await list()).map(({ code }) => code)).toEqual(['02', '01', '03', '04'])
    // a page that is older than that changes nothing
    expect((await office.put('pilot-domains', { domains: named(before) })).status).toBe(409)
    expect(await ledgerOf(district, 'pilot-domain.ordered')).toEqual([
      { before: ['01', '02', '03', '04'], after: ['02', '01', '03', '04'] },
    ])
    expect(await facets()).toEqual(['02', '01'])
    const entries = await district.call<{ items: { id: string }[] }>(null, 'GET', '/api/public/entries?size=100')
    const domainsOfEntries = entries.body.items.map(({ id }) => id.slice(0, 2))
    expect([...new Set(domainsOfEntries)]).toEqual(['02', '01'])
    expect((await desk(district, 'civil').list()).map(({ domain }) => domain.code)[0]).toBe('02')
  })

  test('before one is put out of use, what stays published and what goes on is said', async () => {
    const effect = done(await office.get<RetireEffect>('pilot-domains/01/retirement'))
    expect(effect.published.total).toBeGreaterThan(0)
    expect(effect.published.items).toHaveLength(effect.published.total)
    expect(effect.published.items[0]).toMatchObject({ id: expect.stringMatching(/^01-/) })
    expect(effect.published.edition).toBe('2026年第1版')
    expect(effect.openRounds).toEqual([])
    expect(effect.refusals).toEqual([])
    expect(done(await office.get<RetireEffect>('pilot-domains/03/retirement')).published.total).toBe(0)
    expect((await office.get('pilot-domains/77/retirement')).status).toBe(404)
  })

  test('put out of use for a reason: units are told, its items and their numbers stay', async () => {
    const { version } = await one('01')
    expect(placesOf(await office.post('pilot-domains/01/retirement', { version, reason: '' }))).toEqual([
      'administration.reason at reason',
    ])
    const reason = '职能划转，不再编制'
    const retired = done(await office.post<PilotDomainView>('pilot-domains/01/retirement', { version, reason }))
    expect(retired.retired).toEqual({ on: '2026-07-20', reason })
    expect((await desk(district, 'east').notices()).items[0]?.title).toBe('领域“社会救助”已停用')
    expect(codesOf(await office.post('pilot-domains/01/retirement', { version: retired.version, reason }))).toEqual([
      'domain.retired',
    ])
    const facets = await district.call<PublicFacets>(null, 'GET', '/api/public/facets')
    expect(facets.body.domains.map(({ code }) => code)).toEqual(['02', '01'])
    const { items } = done(await office.get<RetireEffect>('pilot-domains/01/retirement')).published
    expect((await district.call(null, 'GET', `/api/public/entries/${items[0]?.id}`)).status).toBe(200)
    // its code is nobody else's
    expect(done(await add({ name: '税收管理', leads: ['civil'] })).code).toBe('05')
  })

  test('and brought back', async () => {
    const { version } = await one('01')
    const reason = '职能划回，恢复编制'
    expect((await office.post('pilot-domains/01/reinstatement', { version: version - 1, reason })).status).toBe(409)
    const back = done(await office.post<PilotDomainView>('pilot-domains/01/reinstatement', { version, reason }))
    expect(back.retired).toBeNull()
    expect(codesOf(await office.post('pilot-domains/01/reinstatement', { version: back.version, reason }))).toEqual([
      'domain.in-use',
    ])
    expect((await desk(district, 'west').notices()).items[0]?.title).toBe('领域“社会救助”已恢复')
  })
})
