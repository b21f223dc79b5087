import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { adoptedBy } from '../../../factories/handed-in'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('entries reordered, set together, duplicated, deleted and restored, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  const entries = async () => (await of('east').read(id)).entries
  const names = (list: EntrySummary[]) => list.map(({ fields }) => fields.level3 || fields.level2)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await adoptedBy(district, 'east', '01')).id
    done(await of('east').add(id, { level1: '救助', level2: '医疗救助', level3: '名单' }))
  })
  afterAll(() => district.close())

  test('order: every entry once, as wanted; versions stay', async () => {
    const before = await entries()
    const reversed = [...before].reverse().map((entry) => entry.id)
    for (const answer of await Promise.all([of('east-editor').order(id, reversed), of('east').order(id, reversed)]))
      expect(done(answer).entries.map((entry) => entry.id)).toEqual(reversed)
    const after = await entries()
    expect(after.map(({ position, version }) => ({ position, version }))).toEqual(
      [1, 2, 3].map((position) => ({ position, version: 1 })),
    )
    expect(await recorded(district, id, 'entry.reordered')).toBe(1)
  })

  test('order: a list that lacks one, knows one too many or names a foreign one is refused whole', async () => {
    const ids = (await entries()).map((entry) => entry.id)
    const foreign = (await adoptedBy(district, 'west', '01')).entries[0]?.id ?? 0
    for (const wrong of [ids.slice(1), [...ids, foreign], [foreign, ...ids.slice(1)]])
      expect(codesOf(await of('east').order(id, wrong))).toEqual(['order.incomplete'])
    for (const wrong of [[...ids, ids[0] ?? 0], []]) expect((await of('east').order(id, wrong)).status).toBe(400)
    expect((await entries()).map((entry) => entry.id)).toEqual(ids)
  })

  test('batch: what is given is set on those named, and only what changes gets a new version', async () => {
    const [one, two, three] = await entries()
    if (!one || !two || !three) throw new Error('three entries expected')
    const set = {
      entryIds: [one.id, two.id],
      timeLimit: '实时',
      channels: ['website', 'other'],
      channelOther: '微信群',
    }
    const both = await Promise.all([of('east-editor').batch(id, set), of('east-editor').batch(id, set)])
    for (const answer of both) {
      const [first, second, third] = done(answer).entries
      for (const changed of [first, second])
        expect(changed).toMatchObject({
          version: 2,
          fields: { timeLimit: '实时', channels: ['website', 'other'], channelOther: '微信群' },
        })
      expect(third).toEqual(three)
    }
    expect(await recorded(district, id, 'entry.batch-saved')).toBe(1)
    const onlyLimit = done(await of('east').batch(id, { entryIds: [three.id], timeLimit: '长期公开' }))
    expect(onlyLimit.entries[2]?.fields).toEqual({ ...three.fields, timeLimit: '长期公开' })
    // a writer who read the version before is shown what the batch did
    expect((await of('east').save(one.id, 1, one.fields)).status).toBe(409)
  })

  test('batch: nothing to set, nothing named, a foreign entry or a wrong tick is refused', async () => {
    const [one] = await entries()
    const foreign = (await adoptedBy(district, 'west', '02')).entries[0]?.id ?? 0
    expect(placesOf(await of('east').batch(id, { entryIds: [one?.id, foreign] }))).toEqual([
      'batch.nothing at timeLimit',
      'entry.unknown at entryIds/1',
    ])
    for (const wrong of [
      { entryIds: [], timeLimit: '实时' },
      { entryIds: [one?.id], channels: ['smoke'] },
      { entryIds: [one?.id, one?.id], timeLimit: '实时' },
      { entryIds: [one?.id], content: '不能批量' },
      { timeLimit: '实时' },
    ])
      expect((await of('east').batch(id, wrong)).status).toBe(400)
  })

  test('duplicate: right after the original, a row of one’s own that says it is a copy', async () => {
    const [first, second] = await entries()
    const copy = done(await of('east-editor').duplicate(first?.id ?? 0))
    expect(copy).toMatchObject({
      guidelineItemId: null,
      version: 1,
      fields: { level2: '医疗救助', level3: '名单（副本）' },
    })
    const other = done(await of('east').duplicate(second?.id ?? 0))
    expect(other.fields.level2).toBe('临时救助（副本）')
    expect(names(await entries())).toEqual(['名单', '名单（副本）', '临时救助', '临时救助（副本）', '低保'])
    expect((await entries()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    const long = done(await of('east').add(id, { level1: '救助', level2: '长'.repeat(100) }))
    const copyOfLong = done(await of('east').duplicate(long.id))
    expect(copyOfLong.fields.level2).toBe(`${'长'.repeat(96)}（副本）`)
    for (const made of [copy, other, long, copyOfLong]) done(await of('east').remove(made.id, 1))
    expect((await of('east').duplicate(999_999)).status).toBe(404)
    expect((await of('east').duplicate(copy.id)).status).toBe(404)
  })

  test('delete: counts nowhere; undo brings it back to its place; twice of either is once', async () => {
    const before = await entries()
    const gone = before[1]
    if (!gone) throw new Error('an entry expected')
    expect((await of('east').remove(gone.id, gone.version + 1)).status).toBe(409)
    const twice = await Promise.all([
      of('east').remove(gone.id, gone.version),
      of('east').remove(gone.id, gone.version),
    ])
    for (const answer of twice) expect(done(answer)).toMatchObject({ entryCount: 2 })
    expect((await of('east').entry(gone.id)).status).toBe(404)
    expect((await of('east').save(gone.id, gone.version, gone.fields)).status).toBe(404)
    expect((await of('east').list()).find((assignment) => assignment.id === id)).toMatchObject({
      entryCount: 2,
      coverage: { answered: 1, total: 2 },
    })
    const back = await Promise.all([of('east-editor').restore(gone.id), of('east').restore(gone.id)])
    for (const answer of back) expect(done(answer).entries).toEqual(before)
    expect(await recorded(district, id, 'entry.restored')).toBe(1)
    expect(back[0]?.status).toBe(200)
    expect((await of('east').restore(999_999)).status).toBe(404)
  })

  test('delete many: all or none, each in the version read; undo brings all back', async () => {
    const before = await entries()
    const [one, two, three] = before
    if (!one || !two || !three) throw new Error('three entries expected')
    const old = { ...two, version: two.version + 1 }
    const refused = await of('east').removeAll(one, old, { ...three, version: three.version + 1 })
    expect([refused.status, ...placesOf(refused)]).toEqual([
      409,
      `entry.conflict at entries/${two.id}`,
      `entry.conflict at entries/${three.id}`,
    ])
    const foreign = (await adoptedBy(district, 'west', '01')).entries[0]
    if (!foreign) throw new Error('an entry of west expected')
    expect((await of('east').removeAll(one, foreign)).status).toBe(404)
    for (const wrong of [[], [one, one]]) expect((await of('east').removeAll(...wrong)).status).toBe(400)
    expect(await entries()).toEqual(before)

    expect(done(await of('east-editor').removeAll(one, two, three)).entries).toEqual([])
    expect((await of('east').restore(one.id, foreign.id)).status).toBe(404)
    expect(done(await of('east').restore(one.id, two.id, three.id)).entries).toEqual(before)
  })

  test('others touch nothing: the lead and the office are refused, another town and a village find nothing', async () => {
    const [one] = await entries()
    const acts = (account: string) => [
      of(account).order(id, [one?.id ?? 0]),
      of(account).batch(id, { entryIds: [one?.id], timeLimit: '实时' }),
      of(account).duplicate(one?.id ?? 0),
      of(account).remove(one?.id ?? 0, one?.version ?? 0),
      of(account).restore(one?.id ?? 0),
      of(account).copy(id),
    ]
    for (const account of ['civil', 'office'])
      for (const answer of await Promise.all(acts(account))) expect(codesOf(answer)).toContain('submission.not-yours')
    for (const account of ['west', 'housing', 'east-01'])
      for (const answer of await Promise.all(acts(account))) expect(answer.status).toBe(404)
  })

  test('a hand-in ends it: what was deleted is gone for good, and nothing is moved any more', async () => {
    const [own, first] = await entries()
    done(await of('east').remove(own?.id ?? 0, own?.version ?? 0))
    const stored = () =>
      district.dataSource.manager.count(EntryEntity, { where: { assignmentId: id }, withDeleted: true })
    expect(await stored()).toBe(7)
    done(await of('east').submit(id))
    expect(await stored()).toBe(2)
    expect((await of('east').restore(own?.id ?? 0)).status).toBe(404)
    const ids = (await entries()).map((entry) => entry.id)
    for (const answer of [
      await of('east').order(id, ids),
      await of('east').batch(id, { entryIds: ids, timeLimit: '实时' }),
      await of('east').duplicate(first?.id ?? 0),
      await of('east').remove(first?.id ?? 0, first?.version ?? 0),
    ])
      expect(codesOf(answer)).toEqual(['submission.state'])
  })
})
