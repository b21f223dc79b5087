import type { Refusal } from '@gongkai/shared/base/refusal'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { adoptedBy } from '../../../factories/handed-in'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

type Refused = { refusals: Refusal[] }

describe.each(databases)('bad input on an entry, on $name', ({ url }) => {
  let district: District
  let east: AssignmentDetail
  beforeAll(async () => {
    district = await openDistrict(await url())
    east = await adoptedBy(district, 'east', '01')
  })
  afterAll(() => district.close())
  const read = async () => (await district.call<AssignmentDetail>('east', 'GET', `/api/assignments/${east.id}`)).body

  const full = { ...EMPTY_ENTRY }
  test.each<[string, unknown, string]>([
    ['no fields at all', { version: 1 }, 'fields'],
    [
      'a text of 10,000 characters',
      { version: 1, fields: { ...full, content: '字'.repeat(10_000) } },
      'fields/content',
    ],
    ['a stage that is not of the template', { version: 1, fields: { ...full, stages: ['nonsense'] } }, 'fields/stages'],
    ['a field of no template', { version: 1, fields: { ...full, secret: 1 } }, 'fields/secret'],
    ['no version', { fields: full }, 'version'],
    ['broken JSON', '{"version": 1,', ''],
  ])('%s: 4xx in Chinese with the place, nothing stored', async (_what, payload, at) => {
    const before = await read()
    const { status, body } = await district.call<Refused>('east', 'PUT', `/api/entries/${east.entries[0]?.id}`, payload)
    expect(status).toBe(400)
    expect(body.refusals.map((refusal) => refusal.at)).toContain(at)
    for (const { text } of body.refusals) expect(text).toMatch(/[\u4e00-\u9fff]/)
    expect((await read()).entries).toEqual(before.entries)
  })

  test('a draft longer than reads well is kept: only the check doubts it', async () => {
    const [entry] = (await read()).entries
    if (!entry) throw new Error('nothing adopted')
    const save = (version: number, content: string) =>
      district.call<EntryDetail>('east', 'PUT', `/api/entries/${entry.id}`, {
        version,
        fields: { ...entry.fields, content },
      })
    const kept = await save(entry.version, '字'.repeat(5000))
    expect({ status: kept.status, length: kept.body.fields.content.length }).toEqual({ status: 200, length: 5000 })
    expect((await save(kept.body.version, '字'.repeat(5001))).status).toBe(400)
    expect((await save(kept.body.version, entry.fields.content)).status).toBe(200)
  })

  test('unknown ids, and model rows of another domain', async () => {
    expect((await district.call('east', 'GET', '/api/entries/999999')).status).toBe(404)
    expect((await district.call('east', 'GET', '/api/assignments/abc')).status).toBe(400)
    const { status, body } = await district.call<Refused>('east', 'POST', `/api/assignments/${east.id}/adoptions`, {
      guidelineItemIds: [999999],
    })
    expect(status).toBe(422)
    expect(body.refusals[0]).toMatchObject({ code: 'guideline.unknown', at: 'guidelineItemIds/999999' })
  })

  test('a new entry starts from what is given, the rest empty', async () => {
    const { status, body } = await district.call<EntryDetail>('east', 'POST', `/api/assignments/${east.id}/entries`, {
      fields: { level1: '自行增加' },
    })
    expect({ status, fields: body.fields }).toEqual({ status: 201, fields: { ...EMPTY_ENTRY, level1: '自行增加' } })
    const removed = await district.call('east', 'POST', '/api/entries/deletion', {
      entries: [{ id: body.id, version: 1 }],
    })
    expect(removed.status).toBe(200)
  })

  test('不予公开 without a ground and a date of re-assessment is refused', async () => {
    const entry = (await read()).entries[0]
    if (!entry) throw new Error('nothing adopted')
    await district.call('east', 'PUT', `/api/entries/${entry.id}`, {
      version: entry.version,
      fields: { ...entry.fields, attribute: 'withheld' },
    })
    const { body } = await district.call<Refused>('east', 'POST', `/api/assignments/${east.id}/submission`)
    expect(body.refusals.map(({ code }) => code)).toEqual(['entry.withhold-ground', 'entry.reassess'])
  })
})
