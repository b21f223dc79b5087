import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a request sent twice, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = await of('east').idIn('01')
  })
  afterAll(() => district.close())

  test('an add with the same saveId makes one entry, also when both arrive at once', async () => {
    const [one, other] = await Promise.all([
      of('east').add(id, { level1: '救助' }, 'add-1'),
      of('east').add(id, { level1: '救助' }, 'add-1'),
    ])
    const again = await of('east').add(id, { level1: '晚到的' }, 'add-1')
    expect(new Set([one, other, again].map((answer) => done(answer).id)).size).toBe(1)
    expect(done(again).fields.level1).toBe('救助')
    expect((await of('east').read(id)).entryCount).toBe(1)
    expect(await recorded(district, id, 'entry.added')).toBe(1)
    // the name counts in its own assignment only
    const elsewhere = await of('east').idIn('02')
    expect(done(await of('east').add(elsewhere, {}, 'add-1')).id).not.toBe(done(one).id)
  })

  test('without a saveId, or with another, each makes its own', async () => {
    const made = [await of('east').add(id, {}), await of('east').add(id, {}), await of('east').add(id, {}, 'add-2')]
    expect(new Set(made.map((answer) => done(answer).id)).size).toBe(3)
    for (const answer of made) done(await of('east').remove(done(answer).id, 1))
    // deleted since: the late answer brings nothing back
    expect((await of('east').add(id, {}, 'add-2')).status).toBe(404)
  })

  test('a save with the same saveId is stored once and is no conflict', async () => {
    const entry = done(await of('east').add(id, { level1: '救助', level2: '低保' }))
    const fields: EntryFields = { ...entry.fields, content: '第一次' }
    const answers = await Promise.all([1, 2, 3].map(() => of('east').save(entry.id, 1, fields, 'save-1')))
    expect(answers.map(({ status, body }) => ({ status, version: body.version }))).toEqual(
      [1, 2, 3].map(() => ({ status: 200, version: 2 })),
    )
    expect(await recorded(district, id, 'entry.saved')).toBe(1)

    // a colleague saved since: the retry answers with what stands now and undoes nothing
    done(await of('east-editor').save(entry.id, 2, { ...fields, content: '同事改的' }, 'save-2'))
    expect(done(await of('east').save(entry.id, 1, fields, 'save-1'))).toMatchObject({
      version: 3,
      fields: { content: '同事改的' },
    })
    const stale = await of('east').save(entry.id, 1, fields, 'save-3')
    expect({ status: stale.status, codes: codesOf(stale) }).toEqual({ status: 409, codes: ['entry.conflict'] })
    expect(stale.body).toMatchObject({ current: { version: 3, warnings: expect.any(Array), departures: [] } })
  })

  test('two people who save at once: one is stored, the other is shown it', async () => {
    const entry = done(await of('east').add(id, { level1: '救助', level2: '临时救助' }))
    const answers = await Promise.all(
      ['east', 'east-editor'].map((account) => of(account).save(entry.id, 1, { ...entry.fields, content: account })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(done(await of('east').entry(entry.id)).version).toBe(2)
  })

  test('the last saves are remembered, not all there ever were', async () => {
    const entry = done(await of('east').add(id, { level1: '救助', level2: '多次保存' }))
    for (let version = 1; version <= 25; version++)
      done(await of('east').save(entry.id, version, { ...entry.fields, content: `${version}` }, `s-${version}`))
    const { saveIds } = await district.dataSource.manager.findOneByOrFail(EntryEntity, { id: entry.id })
    expect(saveIds).toEqual(Array.from({ length: 20 }, (_, index) => `s-${index + 6}`))
    expect((await of('east').save(entry.id, 1, entry.fields, 's-1')).status).toBe(409)
  })

  test('a saveId opens nothing to others, and must be a short text', async () => {
    const entry = done(await of('east').add(id, {}, 'add-9'))
    done(await of('east').save(entry.id, 1, entry.fields, 'save-9'))
    expect(codesOf(await of('civil').save(entry.id, 1, entry.fields, 'save-9'))).toContain('submission.not-yours')
    expect(codesOf(await of('civil').add(id, {}, 'add-9'))).toContain('submission.not-yours')
    expect((await of('west').save(entry.id, 1, entry.fields, 'save-9')).status).toBe(404)
    for (const saveId of ['x'.repeat(65), 7]) {
      expect((await of('east').save(entry.id, 2, entry.fields, saveId as string)).status).toBe(400)
      expect((await of('east').add(id, {}, saveId as string)).status).toBe(400)
    }
  })

  test('a retry after the hand-in still gets its answer; a new save does not', async () => {
    const west = await of('west').idIn('02')
    const rows = await of('west').rows(west)
    const [entry] = done(
      await of('west').adopt(
        west,
        rows.map((row) => row.id),
      ),
    ).entries
    if (!entry) throw new Error('nothing adopted')
    done(await of('west').save(entry.id, 1, entry.fields, 'last'))
    done(await of('west').submit(west))
    expect((await of('west').save(entry.id, 1, entry.fields, 'last')).status).toBe(200)
    expect(codesOf(await of('west').save(entry.id, 2, entry.fields, 'new'))).toEqual(['submission.state'])
  })
})
