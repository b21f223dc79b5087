import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import type { OwnPoster } from '@gongkai/shared/catalogue/poster/poster.contract'
import { pageUrl, TABS } from '../../../../miniapp/src/routes'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { closePdfs, readPoster } from '../../../support/pdf'

const EAST = '/organisations/east.pdf'
afterAll(closePdfs)

const LONG = '乡村振兴与脱贫攻坚成果巩固衔接资金项目安排及使用情况'

describe.each(databases)('posters for notice boards on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), {
      pack: { ...smallDistrict, officialSite: 'https://www.qingxi.example' },
    })
    await acceptedOf(district, ['01'], ['east'])
    done(await publish(district, { note: '', effectiveOn: '2026-08-01' }))
  })
  afterAll(() => district.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    district.app.inject({ method: 'GET', url: encodeURI(`/api/public/posters${path}`), headers })
  const poster = async (path: string, headers?: Record<string, string>) => {
    const reply = await get(path, headers)
    expect(reply.statusCode).toBe(200)
    return readPoster(reply.rawPayload)
  }

  test('of a unit: whose catalogue, what is in it, and a code that leads there', async () => {
    const { headers } = await get(EAST, { host: 'gongkai.qingxi.example' })
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-cache' })
    expect(headers['content-disposition']).toContain(encodeURIComponent('公示栏海报-东镇政务公开事项目录.pdf'))

    const { text, address, millimetres, codeSide } = await poster(EAST, { host: 'gongkai.qingxi.example' })
    expect(address).toBe(`http://gongkai.qingxi.example/#/${TABS.catalogue.path}?organisation=east`)
    expect(millimetres).toEqual([210, 297])
    expect(codeSide).toBeGreaterThan(100)
    for (const words of [
      '云山市青溪区',
      '扫码查看东镇政务公开事项目录',
      '2项',
      '2026年第1版',
      '2026年8月1日',
      address,
      '“扫一扫”',
      '“没看到公开/有错”',
      '公开内容以云山市青溪区政府网站（https://www.qingxi.example）公布的为准',
    ])
      expect(text).toContain(words)
  })

  test('of a domain', async () => {
    const { text, address } = await poster('/pilot-domains/01.pdf', { host: 'localhost:3000' })
    expect(address).toBe(`http://localhost:3000/#/${TABS.catalogue.path}?domain=01`)
    expect(text).toContain('扫码查看社会救助领域政务公开事项目录')
  })

  test('of an entry: what, who and by when', async () => {
    const { text, address } = await poster('/entries/01-east-0002.pdf', { host: '[::1]:3000' })
    expect(address).toBe(`http://[::1]:3000/#${pageUrl('publicEntry', { id: '01-east-0002' })}`)
    for (const words of [
      '救助·临时救助',
      '对象名单、标准、发放情况',
      '东镇人民政府',
      '信息形成或者变更之日起20个工作日内',
      '2026年第1版（2026年8月1日起施行）·东镇人民政府·社会救助',
    ])
      expect(text).toContain(words)
  })

  test('the same facts make the same bytes; each host has its own', async () => {
    const first = await get(EAST, { host: 'gongkai.qingxi.example' })
    expect((await get(EAST, { host: 'gongkai.qingxi.example' })).rawPayload).toEqual(first.rawPayload)
    expect((await poster(EAST, { host: 'b.example' })).address).toContain('http://b.example/#')
    // A second process, which has drawn nothing yet.
    const { PublicCatalogue } = await import('@gongkai/server/catalogue/public-catalogue/public-catalogue')
    const { SceneCodes } = await import('@gongkai/server/district/wechat/scene-codes')
    const { Posters } = await import('@gongkai/server/catalogue/poster/posters')
    const anew = new Posters(district.app.get(PublicCatalogue), district.app.get(SceneCodes))
    expect((await anew.poster('organisations', 'east', 'http://gongkai.qingxi.example')).pdf).toEqual(first.rawPayload)
  })

  test('through a proxy on the same machine, what the visitor typed', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'gongkai.qingxi.example' }
    expect((await poster(EAST, forwarded)).address).toContain('https://gongkai.qingxi.example/#')
  })

  test.each([
    'evil.example/path',
    'evil.example#x',
    'user@evil.example',
    'evil.example:x',
    'evil.example:99999',
    '"><script>',
    `${'a'.repeat(100)}.example`,
  ])('a Host that is none is refused: %p', async (host) => {
    const reply = await get(EAST, { host })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().refusals).toEqual([
      { code: 'request.host', at: '', text: '访问地址不对，请从平台公布的网址打开后再试' },
    ])
  })

  test.each([
    '/organisations/west.pdf',
    '/organisations/east-01.pdf',
    '/organisations/east',
    '/organisations/.pdf',
    '/organisations/01.pdf',
    '/pilot-domains/02.pdf',
    '/pilot-domains/east.pdf',
    '/entries/01-east-0003.pdf',
    '/entries/01-east-0001.png',
    '/entries/没有.pdf',
  ])('there is none of what is not published: %s', async (path) => {
    const reply = await get(path)
    expect(reply.statusCode).toBe(404)
    expect(reply.json().refusals).toHaveLength(1)
  })

  test('whose poster hangs where: a village that of its town, nobody one without entries', async () => {
    const own = async (account: string) => done(await district.call<OwnPoster>(account, 'GET', '/api/me/poster')).poster
    const ofEast = {
      organisation: '东镇人民政府',
      entryCount: 2,
      path: '/public/posters/organisations/east.pdf',
    }
    expect(await own('east')).toEqual(ofEast)
    expect(await own('east-01')).toEqual(ofEast)
    for (const account of ['west', 'west-01', 'civil', 'office']) expect(await own(account)).toBeNull()
    expect((await district.call(null, 'GET', '/api/me/poster')).status).toBe(401)
  })

  test('many at once: each is drawn once, and an asker of too many is asked to come again, nobody else', async () => {
    const same = await Promise.all(Array.from({ length: 15 }, () => get(EAST, { host: 'same.example' })))
    expect(new Set(same.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const others = Promise.all(Array.from({ length: 8 }, (_, index) => get(EAST, { host: `host-${index}.example` })))
    const neighbour = await get(EAST, { host: 'neighbour.example', 'x-forwarded-for': '192.0.2.7' })
    expect(neighbour.statusCode).toBe(200)
    const refused = (await others).filter(({ statusCode }) => statusCode === 429)
    expect(refused).toHaveLength(2)
    expect(refused[0]?.json().refusals[0].text).toBe('正在制作的海报较多，请过一会儿再试')
    expect((await get(EAST, { host: 'host-7.example' })).statusCode).toBe(200)
  })

  test('the longest names stay on one page, the code large and readable; a new edition draws anew', async () => {
    const { manager } = district.dataSource
    const { id, fields } = await manager.findOneByOrFail(EntryEntity, { publicNumber: '01-east-0001' })
    const text = LONG.repeat(7)
    await manager.update(
      EntryEntity,
      { id },
      {
        fields: {
          ...fields,
          level1: text,
          level2: text,
          level3: text,
          content: text.repeat(10),
          timeLimit: text,
          subjects: [LONG, LONG, LONG],
        },
      },
    )
    await manager.update(OrganisationEntity, { code: 'east' }, { name: `${LONG.repeat(4)}管理委员会` })
    const host = `${'gongkai.'.repeat(11)}cn`
    const before = await poster(EAST, { host })
    await publishedNow(district, '01')
    const entry = await poster('/entries/01-east-0001.pdf', { host })
    expect(entry.address).toBe(`http://${host}/#${pageUrl('publicEntry', { id: '01-east-0001' })}`)
    expect(entry.codeSide).toBeGreaterThan(80)
    expect(entry.text).toContain('…谁来公开')
    expect(entry.text).toContain('“没看到公开/有错”')
    const unit = await poster(EAST, { host })
    expect(unit.address).toBe(before.address)
    expect(unit.text).toContain('2026年第2版')
    expect(unit.text).toContain(LONG)
  })
})

describe.each(databases)('posters where GONGKAI_PUBLIC_URL is set, on $name', ({ url }) => {
  test('lead to it, whatever host was asked', async () => {
    const district = await openDistrict(await url(), { publicUrl: 'https://www.qingxi.example/gongkai' })
    try {
      await acceptedOf(district, ['01'], ['east'])
      await publishedNow(district, '01')
      const reply = await district.app.inject({
        method: 'GET',
        url: `/api/public/posters${EAST}`,
        headers: { host: 'user@evil.example' },
      })
      const { address, text } = await readPoster(reply.rawPayload)
      expect(address).toBe(`https://www.qingxi.example/gongkai/#/${TABS.catalogue.path}?organisation=east`)
      expect(text).toContain('以云山市青溪区政府网站公布的为准')
    } finally {
      await district.close()
    }
  })
})
