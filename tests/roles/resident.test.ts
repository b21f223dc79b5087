import { handedInBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('a resident without login on $name', ({ url }) => {
  let district: District
  let id: number
  let entryId: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    const handedIn = await handedInBy(district, 'east', '01')
    id = handedIn.id
    entryId = handedIn.entries[0]?.id ?? 0
  })
  afterAll(() => district.close())

  test('is asked to sign in wherever something is not public', async () => {
    for (const path of [
      '/api/assignments',
      `/api/assignments/${id}`,
      `/api/entries/${entryId}`,
      '/api/reports',
      '/api/reviews',
    ])
      expect({ path, status: (await district.call(null, 'GET', path)).status }).toEqual({ path, status: 401 })
  })

  test('finds nothing that is not published', async () => {
    expect((await district.call(null, 'GET', '/api/public/entries')).body).toEqual({
      total: 0,
      items: [],
      more: false,
      near: null,
    })
    expect((await district.call(null, 'GET', '/api/public/pilot-domains')).body).toEqual([])
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0001')).status).toBe(404)
    expect((await district.call(null, 'GET', `/api/public/entries/${entryId}`)).status).toBe(404)
  })

  test('a wrong password and an unknown account answer alike', async () => {
    const wrong = await district.call(null, 'POST', '/api/session', { account: 'east', password: 'x' })
    const unknown = await district.call(null, 'POST', '/api/session', { account: 'nobody', password: 'x' })
    expect(wrong).toEqual(unknown)
    expect(wrong.status).toBe(401)
  })
})
