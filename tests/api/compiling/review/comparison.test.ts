import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { CannedRemarks, Comparison } from '@gongkai/shared/compiling/review/review.contract'
import { USUAL_REMARKS } from '@gongkai/shared/compiling/review/usual-remarks'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('one domain across its towns (避免“一刀切”), on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  const compare = (account: string, domain = '01') =>
    district.call<Comparison>(account, 'GET', `/api/comparisons/${domain}`)
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('what is word for word the model’s or another town’s, and whose 公开主体 it is', async () => {
    const east = await handedInBy(district, 'east', '01')
    const west = await adoptedBy(district, 'west', '01')
    const [first, second] = west.entries
    const own = {
      ...(first?.fields as EntryFields),
      level2: '医疗救助',
      content: '医疗救助名单',
      subjects: ['东镇人民政府'],
    }
    done(await of('west').save(first?.id ?? 0, 1, { ...(first?.fields as EntryFields), subjects: ['区民政局'] }))
    const added = done(await of('west').add(west.id, own))
    done(await of('west').submit(west.id))

    expect(done(await of('civil').review(east.id)).uniformity).toEqual({
      total: 2,
      likeModel: east.entries.map(({ id }) => id),
      likeOther: [],
      foreignSubject: [],
      own: [],
    })
    expect(done(await of('civil').review(west.id)).uniformity).toEqual({
      total: 3,
      likeModel: [second?.id],
      likeOther: [{ entryId: first?.id, organisation: '东镇人民政府' }],
      foreignSubject: [first?.id, added.id],
      own: [added.id],
    })
  })

  test('side by side: a row of the model for each, then the units’ own, with declines and who has not sent', async () => {
    const { units, rows } = done(await compare('civil'))
    expect(units.map(({ organisation, state }) => [organisation.name, state])).toEqual(
      expect.arrayContaining([
        ['区民政局', 'draft'],
        ['东镇人民政府', 'submitted'],
        ['西镇人民政府', 'submitted'],
      ]),
    )
    expect(rows.map(({ name, model, cells }) => [name, model !== null, cells.length])).toEqual([
      ['救助 · 低保', true, 2],
      ['救助 · 临时救助', true, 2],
      ['救助 · 医疗救助', false, 1],
    ])
    const differing = rows[0]?.cells.filter(({ departures }) => departures.length > 0)
    expect(differing).toMatchObject([{ departures: ['subjects'], fields: { subjects: ['区民政局'] } }])
  })

  test('only the domain’s leads and the office compare', async () => {
    expect((await compare('office')).status).toBe(200)
    expect((await compare('housing', '02')).status).toBe(200)
    expect((await compare('housing')).status).toBe(404)
    expect((await compare('civil', '99')).status).toBe(404)
    for (const account of ['east', 'east-01']) expect((await compare(account)).status).toBe(403)
  })
})

describe.each(databases)('常用意见, on $name', ({ url }) => {
  let district: District
  const read = async (account: string) =>
    done(await district.call<CannedRemarks>(account, 'GET', '/api/canned-remarks')).texts
  const write = (account: string, texts: unknown) => district.call(account, 'PUT', '/api/canned-remarks', { texts })
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('the usual ones until an agency writes its own, in its own order', async () => {
    expect(await read('civil')).toEqual(USUAL_REMARKS)
    expect((await write('civil', ['请写明发放时间 ', '请核对文号'])).status).toBe(200)
    expect(await read('civil-editor')).toEqual(['请写明发放时间', '请核对文号'])
    expect(await read('housing')).toEqual(USUAL_REMARKS)
    await write('civil', ['请核对文号', '请写明发放时间'])
    expect(await read('civil')).toEqual(['请核对文号', '请写明发放时间'])
    await write('civil', [])
    expect(await read('civil')).toEqual(USUAL_REMARKS)
  })

  test('empty, too long, twice or too many is refused and nothing changes', async () => {
    for (const texts of [
      [' '],
      ['长'.repeat(201)],
      ['同一条', '同一条'],
      Array.from({ length: 51 }, (_, n) => `意见${n}`),
      '不是列表',
      [5],
    ])
      expect((await write('civil', texts)).status).toBe(400)
    expect(await read('civil')).toEqual(USUAL_REMARKS)
    expect((await write('office', ['甲'])).status).toBe(403)
    expect((await write('east-01', ['甲'])).status).toBe(403)
  })
})
