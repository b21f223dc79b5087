import { adoptedBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('a village official on $name', ({ url }) => {
  let district: District
  let town: { id: number; entryId: number }
  beforeAll(async () => {
    district = await openDistrict(await url())
    const { id, entries } = await adoptedBy(district, 'east', '01')
    town = { id, entryId: entries[0]?.id ?? 0 }
  })
  afterAll(() => district.close())

  test('reads who it is and its own work', async () => {
    expect((await district.call('east-01', 'GET', '/api/me')).body).toMatchObject({ organisation: { kind: 'village' } })
    expect(await district.call('east-01', 'GET', '/api/assignments')).toEqual({ status: 200, body: [] })
  })

  test('sees nothing of its town: neither the assignment nor an entry', async () => {
    for (const path of [
      `/api/assignments/${town.id}`,
      `/api/assignments/${town.id}/guideline`,
      `/api/entries/${town.entryId}`,
    ])
      expect((await district.call('east-01', 'GET', path)).status).toBe(404)
    expect((await district.call('east-01', 'POST', `/api/assignments/${town.id}/submission`)).status).toBe(404)
  })

  test.each(['/api/reviews', '/api/reports', '/api/publication', '/api/amendments'])('is refused %s', async (path) => {
    expect((await district.call('east-01', 'GET', path)).status).toBe(403)
  })
})
