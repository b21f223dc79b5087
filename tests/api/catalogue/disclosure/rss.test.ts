import { publishedFirst } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'

const LOW = '01-east-0001'

describe.each(databases)('订阅 of what was published, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20', publicUrl: 'https://gongkai.qingxi.gov.cn/zs' })
    await publishedFirst(district)
    const east = discloser(district, 'east')
    const url_ = 'https://www.qingxi.gov.cn/zwgk/?a=1&b=2'
    done(
      await east.record({
        publicNumbers: [LOW],
        title: '低保<名单>&“公示”',
        disclosure: onSite('2026-07-10', { url: url_ }),
      }),
    )
    const down = onSite('2026-07-10', { takenDownOn: '2026-07-15' })
    done(await east.record({ publicNumbers: [LOW], title: '已撤下的名单', disclosure: down }))
  })
  afterAll(() => district.close())
  const read = (query = '', headers: Record<string, string> = {}) =>
    district.app.inject({ method: 'GET', url: `/api/public/disclosures.rss${query}`, headers })
  const texts = (xml: string, name: string) =>
    [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, text]) => text)

  test('RSS 2.0 with absolute links, escaped, and nothing of who recorded or reviewed', async () => {
    const { statusCode, headers, body } = await read()
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8'])
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="2.0"/)
    expect(texts(body, 'title')).toEqual(['云山市青溪区政务公开', '低保&lt;名单&gt;&amp;“公示”'])
    expect(texts(body, 'link')).toEqual([
      'https://gongkai.qingxi.gov.cn/zs/#/pages/catalogue/index',
      `https://gongkai.qingxi.gov.cn/zs/#/pages/public/entry/index?id=${LOW}`,
    ])
    expect(texts(body, 'guid')).toEqual([expect.stringMatching(/^gongkai-990001-disclosure-\d+$/)])
    expect(texts(body, 'pubDate')).toEqual(['Fri, 10 Jul 2026 00:00:00 +0800'])
    expect(texts(body, 'description')[1]).toContain('https://www.qingxi.gov.cn/zwgk/?a=1&amp;b=2')
    expect(body).not.toMatch(/审签人|已撤下|&(?!(amp|lt|gt|quot|apos);)/)
  })

  test('of a domain or a unit; unchanged it costs no body', async () => {
    const narrowed = await read('?domain=01&organisation=east')
    expect(texts(narrowed.body, 'title')[0]).toBe('云山市青溪区政务公开 · 东镇人民政府 · 社会救助')
    expect(narrowed.body).toContain(
      '<atom:link href="https://gongkai.qingxi.gov.cn/zs/api/public/disclosures.rss?domain=01&amp;organisation=east" rel="self"',
    )
    const etag = String(narrowed.headers.etag)
    const again = await read('?domain=01&organisation=east', { 'if-none-match': etag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const empty = await read('?organisation=west')
    expect([empty.statusCode, texts(empty.body, 'guid')]).toEqual([200, []])
    expect((await read(`?domain=${'1'.repeat(11)}`)).statusCode).toBe(400)
  })
})
