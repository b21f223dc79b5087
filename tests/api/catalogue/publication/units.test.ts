import type {
  EditionChanges,
  PublicationItems,
  PublicationUnits,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { acceptSecondRound, copiedBy, openSecondRound, writeRow } from '../../../factories/second-round'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const SEVEN = '信息形成之日起7个工作日内'

describe.each(databases)('a domain published while a unit is late, on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west'])
    await publishedNow(district, '01')
    await openSecondRound(district)
    const work = await copiedBy(district, 'east', '01')
    await writeRow(district, work, '低保', { timeLimit: SEVEN })
    await acceptSecondRound(district, '01', ['east'])
  })
  afterEach(() => district.close())

  const call = <Body>(account: string | null, method: string, path: string, body?: object) =>
    district.call<Body>(account, method, `/api/${path}`, body)
  const units = async () => done(await call<PublicationUnits>('office', 'GET', 'publication/units?domain=01'))
  const unit = async (code: string) => (await units()).units.find((candidate) => candidate.code === code)
  const items = async (query: string) =>
    done(await call<PublicationItems>('office', 'GET', `publication/items?domain=01${query}`))
  const choose = async (part: object = {}, account = 'office') => {
    const { version } = await units()
    const body = { roundCode: '2027', domainCode: '01', organisationCode: 'west', reason: '逾期未报', version, ...part }
    return call<PublicationUnits>(account, 'PUT', 'publication/withdrawals', body)
  }
  const publicly = async (number: string) => done(await call<PublicEntry>(null, 'GET', `public/entries/${number}`))

  test('keeps its items as they are, and everybody can read that: 沿用', async () => {
    expect(await unit('east')).toMatchObject({ missing: '', same: 1, added: 0, revised: 1, kept: 0, withdrawn: 0 })
    expect(await unit('west')).toMatchObject({ missing: '填报中', same: 0, kept: 2, withdrawn: 0, withdrawReason: '' })
    expect((await items('&unit=west')).items.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'keep 01-west-0001',
      'keep 01-west-0002',
    ])
    expect(await items('&unit=east&kind=revise')).toMatchObject({
      total: 1,
      items: [{ id: '01-east-0001', fields: [{ field: 'timeLimit', after: SEVEN }] }],
    })
    const before = await publicly('01-west-0001')
    const edition = done(await publish(district, { roundCode: '2027', note: '' }))
    const changes = done(await call<EditionChanges>(null, 'GET', `public/editions/${edition.id}/changes`))
    expect(changes.items.map(({ id, kind }) => `${kind} ${id}`)).toEqual(['revise 01-east-0001'])
    const { keptFrom, edition: readIn, ...words } = await publicly('01-west-0001')
    const { edition: first, ...same } = before
    expect(words).toEqual(same)
    expect({ keptFrom, readIn: readIn.id }).toMatchObject({
      keptFrom: { id: first.id, name: first.name },
      readIn: edition.id,
    })
    expect(await publicly('01-east-0002')).not.toHaveProperty('keptFrom')
    const notices = (await desk(district, 'west').notices()).items
    expect(notices.map(({ title }) => title)).toContain('本单位有 2 个公开事项在新版目录中原样沿用')

    // Late, but in: from the next edition on they are what the unit says.
    const work = await copiedBy(district, 'west', '01')
    await acceptSecondRound(district, '01', ['west'])
    expect(await unit('west')).toMatchObject({ missing: '', same: 2, kept: 0 })
    await writeRow(district, work, '低保', { timeLimit: SEVEN })
    done(await publish(district, { roundCode: '2027', note: '' }))
    expect(await publicly('01-west-0001')).toMatchObject({ timeLimit: SEVEN })
    expect(await publicly('01-west-0001')).not.toHaveProperty('keptFrom')
  })

  test('its unit goes on with 动态调整 of what was kept', async () => {
    done(await publish(district, { roundCode: '2027', note: '' }))
    const drafted = await call<{ id: number }>('west', 'POST', 'amendments', {
      kind: 'revise',
      publicNumber: '01-west-0001',
    })
    expect(drafted.status).toBe(201)
    const own = done(await call<{ total: number }>('west', 'GET', 'amendments/published-entries'))
    expect(own.total).toBe(2)
  })

  test('the office may withdraw them for a reason, which the unit is told and everybody reads', async () => {
    const chosen = done(await choose())
    expect(chosen.units.find(({ code }) => code === 'west')).toMatchObject({
      kept: 0,
      withdrawn: 2,
      withdrawReason: '逾期未报',
    })
    expect(chosen.withdrawn).toMatchObject([
      { id: '01-west-0001', organisation: { code: 'west' }, reason: '逾期未报', successor: null },
      { id: '01-west-0002' },
    ])
    const [notice] = (await desk(district, 'west').notices()).items
    expect(notice?.title).toContain('撤销本单位未报送的事项')
    expect(notice?.text).toContain('逾期未报')
    // Taken back it is kept again.
    expect(done(await choose({ reason: '' })).units.find(({ code }) => code === 'west')).toMatchObject({ kept: 2 })
    done(await choose())
    const edition = done(await publish(district, { roundCode: '2027', note: '' }))
    expect(edition.entryCount).toBe(2)
    const gone = await call<{ withdrawn: object }>(null, 'GET', 'public/entries/01-west-0001')
    expect(gone).toMatchObject({
      status: 410,
      body: { withdrawn: { reason: '逾期未报', edition: { id: edition.id } } },
    })
    const told = (await desk(district, 'west').notices()).items.map(({ title }) => title)
    expect(told).toContain('本单位有 2 个公开事项随新版目录撤销')
  })

  test('a choice for a unit that is in by now says nothing any more', async () => {
    done(await choose())
    await copiedBy(district, 'west', '01')
    await acceptSecondRound(district, '01', ['west'])
    expect(await unit('west')).toMatchObject({ missing: '', same: 2, withdrawn: 0, withdrawReason: '' })
  })

  test('bad choices are refused with every reason, and nothing is stored', async () => {
    expect(codesOf(await choose({}, 'office-editor'))).toEqual(['account.role'])
    expect((await choose({}, 'civil')).status).toBe(403)
    expect(codesOf(await choose({ organisationCode: 'east', roundCode: '2026' }))).toEqual([
      'edition.round',
      'edition.unit-in',
    ])
    expect(codesOf(await choose({ organisationCode: 'civil' }))).toEqual(['edition.unit-nothing'])
    expect((await choose({ organisationCode: 'nobody' })).status).toBe(404)
    expect((await choose({ domainCode: '99' })).status).toBe(404)
    expect((await choose({ reason: 7 })).status).toBe(400)
    expect((await choose({ reason: '长'.repeat(501) })).status).toBe(400)
    const { version } = await units()
    done(await choose({ reason: '机构撤并' }))
    const late = await choose({ version })
    expect(late.status).toBe(409)
    expect(JSON.stringify(late.body)).toContain('机构撤并')
    expect(await recorded(district, 0, 'edition.unit-withdrawn')).toBe(0)
    expect((await unit('west'))?.withdrawReason).toBe('机构撤并')
    for (const query of ['?domain=99', '?domain=01&kind=none', '?domain=01&page=0'])
      expect((await call('office', 'GET', `publication/items${query}`)).status).toBeGreaterThanOrEqual(400)
    expect((await call('west', 'GET', 'publication/units?domain=01')).status).toBe(403)
  })
})
