import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { readScene } from '@gongkai/shared/district/wechat/scene'
import { acceptedOf, publish } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { openWeChatDistrict, type WeChatDistrict } from '../../../support/wechat-district'

const DRAW = '/wxa/getwxacodeunlimit'

describe.each(databases)('小程序码 on $name', ({ url }) => {
  let weChatDistrict: WeChatDistrict
  let entry: string
  beforeAll(async () => {
    weChatDistrict = await openWeChatDistrict(await url())
    await acceptedOf(weChatDistrict.district, ['01'], ['east'])
    done(await publish(weChatDistrict.district, { note: '', effectiveOn: '2026-08-01' }))
    const { items } = done(await weChatDistrict.district.call<PublicEntryPage>(null, 'GET', '/api/public/entries'))
    entry = items[0]?.id ?? ''
  })
  afterEach(() => weChatDistrict.wechat.mend())
  afterAll(() => weChatDistrict.close())
  const get = (path: string) =>
    weChatDistrict.district.app.inject({ method: 'GET', url: `/api/public/wechat-codes/${path}` })
  const drawn = () => weChatDistrict.wechat.asked.filter((path) => path === DRAW).length

  test('of an entry, a domain and a unit lead there, and are drawn once', async () => {
    const before = drawn()
    for (const [kind, code, page] of [
      ['entry', entry, 'pages/public/entry/index'],
      ['domain', '01', 'pages/catalogue/index'],
      ['organisation', 'east', 'pages/catalogue/index'],
    ] as const) {
      const replies = await Promise.all([1, 2, 3].map(() => get(`${kind}/${encodeURIComponent(code)}.png`)))
      for (const reply of replies) {
        expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'image/png'])
        const [path, query] = weChatDistrict.wechat.scan(reply.rawPayload).split('?')
        expect([path, readScene(new URLSearchParams(query).get('scene') ?? '')]).toEqual([page, { kind, code }])
      }
    }
    expect(drawn() - before).toBe(3)
  })

  test.each([
    ['entry/no-such.png'],
    ['organisation/west.png'],
    ['domain/02.png'],
    ['invitation/AAAAABBBBB.png'],
    ['x/01.png'],
    ['domain/01'],
  ])('there is none of %s', async (path) => {
    const before = drawn()
    expect((await get(path)).statusCode).toBe(404)
    expect(drawn()).toBe(before)
  })
})

describe.each(databases)('a poster on $name', ({ url }) => {
  test('has the QR code of its page while WeChat draws none, and the 小程序码 as soon as it does', async () => {
    const weChatDistrict = await openWeChatDistrict(await url())
    await acceptedOf(weChatDistrict.district, ['01'], ['east'])
    done(await publish(weChatDistrict.district, { note: '', effectiveOn: '2026-08-01' }))
    const poster = async () => {
      const reply = await weChatDistrict.district.app.inject({
        method: 'GET',
        url: '/api/public/posters/organisations/east.pdf',
      })
      expect(reply.statusCode).toBe(200)
      return reply.rawPayload.includes('/Subtype /Image')
    }
    weChatDistrict.wechat.break(DRAW, -1)
    expect([await poster(), await poster(), await poster()]).toEqual([false, true, true])
    expect(weChatDistrict.wechat.asked.filter((path) => path === DRAW)).toHaveLength(2)
    await weChatDistrict.close()
  })
})
