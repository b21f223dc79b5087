import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EMPTY_ENTRY } from '@gongkai/shared/base/template/entry'
import { adoptedBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('what is shown beside an entry, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await adoptedBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())

  test('where it departs from the model row as adopted; keeping one’s own level only is no departure', async () => {
    const [entry] = (await of('east').read(id)).entries
    if (!entry) throw new Error('nothing adopted')
    expect(entry).toMatchObject({ departures: [], warnings: [], origin: null })
    const fields = { ...entry.fields, content: '本镇的名单', levels: ['town' as const], matterCode: 'QZ-001' }
    const saved = done(await of('east').save(entry.id, 1, fields))
    expect(saved.departures).toEqual(['content'])
    const asked = { ...fields, attribute: 'onRequest' as const, channels: [], subjects: ['东镇卫生院'] }
    const other = done(await of('east').save(entry.id, 2, asked))
    expect(other.departures).toEqual(['content', 'subjects', 'channels', 'attribute'])
    expect((await of('civil').read(id)).entries[0]).toMatchObject({ departures: other.departures })
  })

  test('doubts do not keep it from being handed in; a row of one’s own departs from nothing', async () => {
    const twin = { ...EMPTY_ENTRY, level1: '救助', level2: '临时 救助', stages: ['result' as const] }
    const added = done(await of('east').add(id, { ...twin, attribute: 'proactive', level3: '（名单' }))
    expect(added).toMatchObject({ guidelineItemId: null, departures: [] })
    expect(added.warnings.map(({ code, at }) => `${code} at ${at}`)).toEqual(['draft.brackets at level3'])
    const same = done(await of('east').save(added.id, 1, { ...added.fields, level3: '' }))
    expect(same.warnings.map(({ code, at }) => `${code} at ${at}`)).toEqual(['draft.twice at level2'])
    expect((await of('east').read(id)).can.submit).toEqual([])
  })

  test('200 entries are read, each with its departures', async () => {
    const west = await of('west').idIn('01')
    const { manager } = district.dataSource
    const [model] = await of('west').rows(west)
    await manager.insert(
      EntryEntity,
      Array.from({ length: 200 }, (_, index) => ({
        assignmentId: west,
        position: index + 1,
        version: 1,
        guidelineItemId: model?.id ?? null,
        publicNumber: null,
        fields: { ...model?.fields, level2: `事项${index}` } as never,
      })),
    )
    const { entries } = await of('west').read(west)
    expect(entries).toHaveLength(200)
    for (const entry of entries) expect(entry).toMatchObject({ departures: ['level2'], issues: [], warnings: [] })
  })
})
