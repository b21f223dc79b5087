import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { publish, publishedFirst } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'

describe.each(databases)('prepared answers on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
  })
  afterAll(() => district.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    district.app.inject({ method: 'GET', url: `/api/public/${path}`, headers })

  test('compressed as the client accepts, the same content each way', async () => {
    const path = 'download/fields'
    const { rawPayload: whole, headers } = await get(path)
    expect(whole.length).toBeGreaterThan(1024)
    expect(headers['content-encoding']).toBeUndefined()
    const br = await get(path, { 'accept-encoding': 'gzip, deflate, br' })
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(br.rawPayload)).toEqual(whole)
    const gzip = await get(path, { 'accept-encoding': 'gzip;q=0.8, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.rawPayload)).toEqual(whole)
    const small = await get('pilot-domains', { 'accept-encoding': 'br' })
    expect(small.headers['content-encoding']).toBeUndefined()
  })

  test('an answer that still stands costs no body; a new edition is seen at once', async () => {
    const first = await get('entries/01-east-0001')
    expect(first.headers).toMatchObject({
      'cache-control': 'public, no-cache',
      'content-type': 'application/json; charset=utf-8',
    })
    const etag = String(first.headers.etag)
    const again = await get('entries/01-east-0001', { 'if-none-match': `"other", ${etag}` })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')

    const { manager } = district.dataSource
    const { id, fields } = await manager.findOneByOrFail(EntryEntity, { publicNumber: '01-east-0001' })
    await manager.update(EntryEntity, { id }, { fields: { ...fields, content: '改过的内容' } })
    done(await publish(district))
    const later = await get('entries/01-east-0001', { 'if-none-match': etag })
    expect(later.statusCode).toBe(200)
    expect(later.json().content).toBe('改过的内容')
  })

  test('what is current is answered without asking the database, and an old edition once', async () => {
    const asked: string[] = []
    const { createQueryRunner } = district.dataSource.driver
    const paths = [
      'home',
      'region',
      'pilot-domains',
      'facets',
      'entries?page=1',
      'entries?q=低保',
      'entries/01-east-0002',
      'suggestions?q=低',
      'editions',
      'download?format=csv',
    ]
    district.dataSource.driver.createQueryRunner = function (this: unknown, ...mode: never) {
      asked.push('the database')
      return (createQueryRunner as (...args: never[]) => never).apply(this as never, mode as never)
    } as never
    try {
      // The notices of the edition and the look for a new one also ask: each path is tried until it had a quiet moment.
      for (const path of paths) {
        const once = async () => {
          asked.length = 0
          expect((await get(encodeURI(path))).statusCode).toBe(200)
          return { path, asked: asked.length }
        }
        await expectSoon(once, { path, asked: 0 })
      }
    } finally {
      district.dataSource.driver.createQueryRunner = createQueryRunner
    }
  })

  test('downloads: csv that a spreadsheet opens safely, json with fields and licence', async () => {
    const csv = await get('download?format=csv')
    expect(csv.headers['content-disposition']).toMatch(/attachment; filename="catalogue.csv"; filename\*=UTF-8''/)
    const lines = csv.body.split('\r\n')
    expect(lines[0]).toMatch(/^\ufeff编号,试点领域,单位,一级事项,/)
    expect(lines).toHaveLength(4)
    expect(lines[1]).toMatch(/^01-east-0001,社会救助,东镇人民政府,救助,低保,/)
    const json = (await get('download?format=json&domain=01')).json()
    expect(json).toMatchObject({
      region: '云山市青溪区',
      edition: '2026年第2版',
      entries: [{ id: '01-east-0001' }, {}],
    })
    expect(json.licence).toMatch(/注明来源/)
    expect(json.fields.map(({ label }: { label: string }) => label)).toEqual(lines[0]?.replace('\ufeff', '').split(','))
    expect((await get('download/fields')).json()).toEqual(json.fields)
    expect((await get('download?format=json&domain=02')).statusCode).toBe(404)
    expect((await get('download?format=exe')).statusCode).toBe(400)
  })
})
