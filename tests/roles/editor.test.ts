import type { Refusal } from '@gongkai/shared/base/refusal'
import { adoptedBy } from '../factories/handed-in'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

describe.each(databases)('an editor (填报员) of a town on $name', ({ url }) => {
  let district: District
  let id: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await adoptedBy(district, 'east-editor', '01')).id
  })
  afterAll(() => district.close())

  test('fills: adopts, reads, saves', async () => {
    const { body } = await district.call<{ entries: { id: number; version: number; fields: object }[] }>(
      'east-editor',
      'GET',
      `/api/assignments/${id}`,
    )
    const entry = body.entries[0]
    const saved = await district.call('east-editor', 'PUT', `/api/entries/${entry?.id}`, {
      version: entry?.version,
      fields: { ...entry?.fields, content: '名单' },
    })
    expect(saved).toMatchObject({ status: 200, body: { fields: { content: '名单' } } })
  })

  test.each(['submission', 'recall'])('only an approver may act: %s is refused', async (act) => {
    const { status, body } = await district.call<{ refusals: Refusal[] }>(
      'east-editor',
      'POST',
      `/api/assignments/${id}/${act}`,
    )
    expect(status).toBe(422)
    expect(body.refusals.map(({ code }) => code)).toContain('account.role')
  })

  test('the editor of a lead neither approves nor returns', async () => {
    await district.call('east', 'POST', `/api/assignments/${id}/submission`)
    for (const [act, payload] of [
      ['approval', undefined],
      ['return', { overall: '请修改', remarks: [] }],
    ] as const) {
      const { status, body } = await district.call<{ refusals: Refusal[] }>(
        'civil-editor',
        'POST',
        `/api/assignments/${id}/${act}`,
        payload,
      )
      expect({ act, status }).toEqual({ act, status: 422 })
      expect(body.refusals.map(({ code }) => code)).toContain('account.role')
    }
  })
})
