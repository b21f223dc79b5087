import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EditionChanges, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { publish, publishedFirst } from '../../../factories/published'
import { acceptSecondRound, openSecondRound } from '../../../factories/second-round'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { copied, importer } from '../../../support/importing'

const FIRST = '01-east-0001'
const SECOND = '01-east-0002'

describe.each(databases)('a row goes on with its published item, on $name', ({ url }) => {
  let district: District
  let work: number
  const east = () => desk(district, 'east')
  beforeEach(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    await openSecondRound(district)
    work = await east().idIn('01')
  })
  afterEach(() => district.close())

  const put = (account: string, path: string, body: object) => district.call<EntryDetail>(account, 'PUT', path, body)
  const connect = (id: number, body: object, account = 'east') => put(account, `/api/entries/${id}/item`, body)
  const remove = (body: object) => district.call<AssignmentDetail>('east', 'POST', '/api/entries/deletion', body)
  const numbers = async () => (await east().read(work)).entries.map(({ item }) => item.continues?.id ?? null)
  const preview = async () =>
    done(await district.call<PublicationPreview>('office', 'GET', '/api/publication')).domains.find(
      ({ code }) => code === '01',
    )
  const publishedFields = async () => {
    const rows = await district.dataSource.manager.find(EntryEntity, { order: { id: 'ASC' } })
    return rows.filter(({ assignmentId }) => assignmentId !== work).map(({ fields }) => fields)
  }
  /** All model rows adopted, and the one named as it is. */
  const adopt = async (...which: number[]) => {
    const rows = await east().rows(work)
    return done(
      await east().adopt(
        work,
        rows.filter((_, index) => which.includes(index)).map(({ id }) => id),
      ),
    )
  }

  test.each<[string, () => Promise<unknown>]>([
    ['采用', () => adopt(0, 1)],
    ['复制', async () => done(await east().copy(work))],
    [
      '自行增加',
      async () => {
        for (const fields of await publishedFields()) done(await east().add(work, fields))
      },
    ],
    [
      '导入',
      async () => {
        const heads = ['领域', '一级事项', '二级事项', '三级事项', '公开内容', '公开时限', '公开主体']
        const line = (name: string) => ['社会救助', '救助', name, '', '名单', '20个工作日内', '东镇人民政府']
        const table = copied(heads, line('低保'), line('临时救助'))
        const { id } = await importer(district, 'east').bring('entries', table)
        done(await importer(district, 'east').apply(id))
      },
    ],
  ])('by its names at once, however it came in: %s', async (_, fill) => {
    await fill()
    expect(await numbers()).toEqual([FIRST, SECOND])
    await acceptSecondRound(district, '01', ['east'])
    expect((await preview())?.changes).toMatchObject({ added: 0, withdrawn: 0 })
  })

  test('a round in which nothing changed changes nothing; an edition says that it was looked at', async () => {
    done(await east().copy(work))
    await acceptSecondRound(district, '01', ['east'])
    expect(await preview()).toMatchObject({
      ready: true,
      changes: { added: 0, revised: 0, withdrawn: 0 },
      kept: 0,
    })
    done(await publish(district, { roundCode: '2027', note: '' }))
    expect(await preview()).toMatchObject({ ready: false, reason: '与现行目录相同，没有变化' })
  })

  test('renamed it keeps its number, also a row that nobody had connected', async () => {
    await adopt(0, 1)
    await district.dataSource.manager.update(EntryEntity, { assignmentId: work }, { publicNumber: null })
    const [row] = (await east().read(work)).entries
    expect(row?.item).toMatchObject({ continues: { id: FIRST, name: '救助 · 低保' }, change: 'same', alike: [] })
    const fields = { ...(row?.fields as EntryFields), level2: '最低生活保障' }
    const saved = done(await east().save(row?.id ?? 0, row?.version ?? 0, fields))
    expect(saved.item).toMatchObject({ continues: { id: FIRST }, change: 'changed' })
  })

  test('only alike it is asked, once; the answer is kept and can be changed until 报送', async () => {
    const fields = (await publishedFields())[0] as EntryFields
    await adopt(1)
    const [model] = await east().rows(work)
    done(await east().decline(work, { guidelineItemId: model?.id ?? 0, reason: '改为自行填写' }))
    const added = done(await east().add(work, { ...fields, level2: '低保金' }))
    expect(added.item).toMatchObject({ continues: null, alike: [{ id: FIRST, name: '救助 · 低保' }], change: 'new' })
    const refused = await east().submit(work)
    expect(placesOf(refused)).toContain(`entry.item-unanswered at entries/${added.id}/item`)

    const { version } = done(await east().save(added.id, added.version, added.fields))
    expect(codesOf(await connect(added.id, { version, continues: '01-east-0009' }))).toEqual(['item.unknown'])
    expect(codesOf(await connect(added.id, { version, continues: SECOND }))).toEqual(['item.taken'])
    expect((await connect(added.id, { version: version - 1, continues: FIRST })).status).toBe(409)
    expect((await connect(added.id, { version, continues: 7 })).status).toBe(400)
    expect((await connect(added.id, { continues: FIRST })).status).toBe(400)
    expect((await connect(added.id, { version, continues: FIRST }, 'west')).status).toBe(404)
    expect((await connect(added.id, { version, continues: FIRST }, 'civil')).status).toBe(422)
    expect(await recorded(district, work, 'entry.connected')).toBe(0)

    const denied = done(await connect(added.id, { version, continues: null }))
    expect(denied.item).toMatchObject({ continues: null, alike: [] })
    expect((await east().read(work)).published).toMatchObject({
      edition: '2026年第1版',
      kept: [{ id: FIRST }],
      cancelled: [],
    })
    const connected = done(await connect(added.id, { version: denied.version, continues: FIRST }))
    expect(connected.item).toMatchObject({ continues: { id: FIRST }, change: 'changed' })
    expect((await east().read(work)).published.kept).toEqual([])
    expect(await recorded(district, work, 'entry.connected')).toBe(2)
  })

  test('deleted it says why, and into which row it went; restored it is back', async () => {
    done(await east().copy(work))
    const [first, second] = (await east().read(work)).entries
    const entries = [{ id: first?.id, version: first?.version }]
    expect(codesOf(await remove({ entries }))).toEqual(['item.reason'])
    expect(codesOf(await remove({ entries, reason: '  ' }))).toEqual(['item.reason'])
    expect(codesOf(await remove({ entries, reason: '并入', intoEntryId: first?.id }))).toEqual(['item.into'])
    expect((await remove({ entries, reason: 'x'.repeat(501) })).status).toBe(400)
    expect((await east().read(work)).entries).toHaveLength(2)

    const gone = done(await remove({ entries, reason: '并入临时救助', intoEntryId: second?.id }))
    expect(gone.published.cancelled).toMatchObject([{ id: FIRST, reason: '并入临时救助', intoEntryId: second?.id }])
    expect(done(await east().restore(first?.id ?? 0)).published.cancelled).toEqual([])
    done(await remove({ entries, reason: '并入临时救助', intoEntryId: second?.id }))

    await acceptSecondRound(district, '01', ['east'])
    expect(await preview()).toMatchObject({ ready: true, changes: { added: 0, revised: 0, withdrawn: 1 }, kept: 0 })
    const edition = done(await publish(district, { roundCode: '2027', note: '' }))
    const changes = done(await district.call<EditionChanges>(null, 'GET', `/api/public/editions/${edition.id}/changes`))
    expect(changes.items).toMatchObject([
      { id: FIRST, kind: 'withdraw', cause: null, reason: '并入临时救助', successor: SECOND },
    ])
    const answer = await district.call(null, 'GET', `/api/public/entries/${FIRST}`)
    expect(answer).toMatchObject({
      status: 410,
      body: { withdrawn: { id: FIRST, reason: '并入临时救助', successor: { id: SECOND } } },
    })
  })

  test('an item without a row stays as it is; 取消 says why, and is taken back until 报送', async () => {
    await adopt(1)
    const detail = await east().read(work)
    expect(detail.published).toMatchObject({ kept: [{ id: FIRST }], cancelled: [] })
    const cancel = (body: object) =>
      district.call<AssignmentDetail>('east', 'POST', `/api/assignments/${work}/cancellations`, body)
    const { version } = detail
    expect(codesOf(await cancel({ version, numbers: [FIRST], reason: '' }))).toEqual(['item.reason'])
    expect(placesOf(await cancel({ version, numbers: [FIRST, SECOND], reason: '划出' }))).toEqual([
      `item.not-free at numbers/${SECOND}`,
    ])
    expect((await cancel({ version, numbers: [], reason: '划出' })).status).toBe(400)
    expect((await cancel({ version: version - 1, numbers: [FIRST], reason: '划出' })).status).toBe(409)
    const cancelled = done(await cancel({ version, numbers: [FIRST], reason: '划出' }))
    expect(cancelled.published).toMatchObject({ kept: [], cancelled: [{ id: FIRST, reason: '划出' }] })
    const back = (number: string, seen: number) =>
      district.call<AssignmentDetail>(
        'east',
        'DELETE',
        `/api/assignments/${work}/cancellations/${number}?version=${seen}`,
      )
    expect((await back(SECOND, cancelled.version)).status).toBe(404)
    expect((await back(FIRST, version)).status).toBe(409)
    expect(done(await back(FIRST, cancelled.version)).published).toMatchObject({ kept: [{ id: FIRST }], cancelled: [] })
    await acceptSecondRound(district, '01', ['east'])
    expect(await preview()).toMatchObject({ changes: { added: 0, withdrawn: 0 }, kept: 1 })
  })
})
