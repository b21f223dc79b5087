import { handedInBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('an approver (审签人) of a town on $name', ({ url }) => {
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

  test('hands in and recalls while no lead has acted', async () => {
    expect((await district.call('east', 'POST', `/api/assignments/${id}/recall`)).body).toMatchObject({
      state: 'draft',
    })
    expect((await district.call('east', 'POST', `/api/assignments/${id}/submission`)).body).toMatchObject({
      state: 'submitted',
    })
  })

  test('who hands in cannot review it', async () => {
    expect((await district.call('east', 'POST', `/api/assignments/${id}/approval`)).status).toBe(422)
    const returned = await district.call('east', 'POST', `/api/assignments/${id}/return`, {
      overall: '退回',
      remarks: [],
    })
    expect(returned.status).toBe(422)
  })

  test('what is handed in cannot be edited', async () => {
    const { body } = await district.call<{ version: number; fields: object }>('east', 'GET', `/api/entries/${entryId}`)
    const saved = await district.call('east', 'PUT', `/api/entries/${entryId}`, {
      version: body.version,
      fields: body.fields,
    })
    expect(saved.status).toBe(422)
  })

  test('another town sees and touches nothing', async () => {
    expect((await district.call('west', 'GET', `/api/assignments/${id}`)).status).toBe(404)
    expect((await district.call('west', 'GET', `/api/entries/${entryId}`)).status).toBe(404)
    for (const act of ['submission', 'recall', 'approval'])
      expect((await district.call('west', 'POST', `/api/assignments/${id}/${act}`)).status).toBe(404)
  })

  test.each(['/api/reports', '/api/publication'])('is refused %s', async (path) => {
    expect((await district.call('east', 'GET', path)).status).toBe(403)
  })
})
