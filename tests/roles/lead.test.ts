import type { AssignmentSummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { handedInBy } from '../factories/handed-in'
import { acceptedOf, publishedNow } from '../factories/published'
import { done } from '../support/acting'
import { amending, CAUSE } from '../support/amending'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('a lead agency (牵头单位) on $name', ({ url }) => {
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

  test('sees what waits in its domains, and no other lead does', async () => {
    const queue = await district.call<AssignmentSummary[]>('civil', 'GET', '/api/reviews')
    expect(queue.body.map((assignment) => assignment.id)).toEqual([id])
    expect((await district.call('housing', 'GET', '/api/reviews')).body).toEqual([])
    expect((await district.call('housing', 'GET', `/api/assignments/${id}`)).status).toBe(404)
    expect((await district.call('housing', 'POST', `/api/assignments/${id}/approval`)).status).toBe(404)
  })

  test('edits nothing of a town and neither hands in nor recalls for it', async () => {
    const { body } = await district.call<{ version: number; fields: object }>('civil', 'GET', `/api/entries/${entryId}`)
    const saved = await district.call('civil', 'PUT', `/api/entries/${entryId}`, {
      version: body.version,
      fields: body.fields,
    })
    expect(saved.status).toBe(422)
    for (const act of ['submission', 'recall'])
      expect((await district.call('civil', 'POST', `/api/assignments/${id}/${act}`)).status).toBe(422)
  })

  test('its own entries in a domain with two leads wait for the other one', async () => {
    const own = await handedInBy(district, 'civil', '02')
    expect(own.state).toBe('submitted')
    expect((await district.call('civil', 'POST', `/api/assignments/${own.id}/approval`)).status).toBe(422)
    expect((await district.call('housing', 'POST', `/api/assignments/${own.id}/approval`)).body).toMatchObject({
      state: 'approved',
    })
  })

  test('sees the reports of its domains only, and accepts none', async () => {
    const { body } = await district.call<ReportView[]>('housing', 'GET', '/api/reports')
    expect(new Set(body.map(({ domain }) => domain.code))).toEqual(new Set(['02']))
    const own = await district.call<ReportView[]>('civil', 'GET', '/api/reports')
    const { status } = await district.call('civil', 'POST', `/api/reports/${own.body[0]?.id}/accept`, {})
    expect([403, 422]).toContain(status)
    expect((await district.call('civil', 'GET', '/api/publication')).status).toBe(403)
  })

  test('judges 动态调整 of its domains, its own as little as anybody’s it does not lead', async () => {
    await acceptedOf(district, ['02'], ['west', 'housing'])
    await publishedNow(district, '02')
    for (const account of ['west', 'housing']) {
      const { id } = done(await amending(district, account).revise(`02-${account}-0001`))
      done(await amending(district, account).save(id, CAUSE, { content: '补助名单' }))
      done(await amending(district, account).propose(id))
      expect(done(await amending(district, 'civil').approve(id)).leads).toContainEqual({
        organisation: { code: 'civil', name: '区民政局' },
        approved: true,
      })
      expect((await amending(district, 'housing').approve(id)).status).toBe(account === 'housing' ? 422 : 200)
    }
    expect((await amending(district, 'east').list()).total).toBe(0)
  })
})
