import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { LawEntity } from '@gongkai/server/district/law/law.entity'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { NEW, replacedLaw } from '../../../factories/replaced-law'
import { copiedBy, openSecondRound } from '../../../factories/second-round'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { waving } from '../../../support/waving'

const OTHER = { title: '临时救助办法', documentNumber: '民政部令第80号' }

describe.each(databases)('meanwhile others go on, on $name', ({ url }) => {
  let district: District
  let law: LawEntity
  const of = (account: string) => waving(district, account)
  const tx = () => district.dataSource.manager
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west'])
    await publishedNow(district, '01')
    law = await replacedLaw(district)
  })
  afterEach(() => district.close())

  test('while its drafts are untouched a wave can be called back; the items can be amended otherwise', async () => {
    const { id, version, can } = await of('office').drafted(law)
    expect(can.callBack).toEqual([])
    const recall = (account: string, body: object) => of(account).call('POST', `law-waves/${id}/recall`, body)
    expect((await recall('east', { version })).status).toBe(403)
    expect((await recall('office-editor', { version })).status).toBe(422)
    const [item] = (await of('east').amendments(id)).items
    done(await amending(district, 'east').save(item?.id ?? 0, {}, { content: '名单' }))
    const touched = await recall('office', { version })
    expect([touched.status, codesOf(touched)]).toEqual([422, ['law-wave.touched']])
    expect(await tx().countBy(AmendmentEntity, { lawWaveId: id })).toBe(4)

    const other = await of('office').drafted(law)
    expect(other.counts).toMatchObject({ draft: 0, left: 4 })
    await tx().update(AmendmentEntity, { id: item?.id }, { version: 1 })
    const back = done(await recall('office', { version }))
    expect(back).toMatchObject({ state: 'called-back', counts: { draft: 0, deleted: 4 } })
    expect(await tx().countBy(AmendmentEntity, { lawWaveId: id })).toBe(0)
    expect((await desk(district, 'east').notices()).items[0]?.title).toBe(
      '区信息公开办撤回了《社会救助暂行办法》的批量调整',
    )
    expect(codesOf(await recall('office', { version: back.version }))).toEqual(['law-wave.called-back'])
    expect((await amending(district, 'east').revise('01-east-0001')).status).toBe(201)
  })

  test('an item that is published otherwise meanwhile is refused by its name, and nothing is handed in', async () => {
    const { id } = await of('office').drafted(law)
    const { items } = await of('east').amendments(id)
    const entry = await tx().findOneByOrFail(EntryEntity, { publicNumber: '01-east-0002' })
    await tx().update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '新的内容' } as never })
    const refused = await of('east').many('proposals', items)
    expect([refused.status, placesOf(refused)]).toEqual([
      422,
      [`amendment.outdated at items/${items[1]?.id}/amendment`],
    ])
    expect(await tx().countBy(AmendmentEntity, { lawWaveId: id, state: 'proposed' })).toBe(0)
    done(await of('east').many('proposals', items.slice(0, 1)))
    done(await amending(district, 'east').call('DELETE', `/${items[1]?.id}?version=1`))
    expect(await of('office').read(id)).toMatchObject({
      counts: { draft: 2, proposed: 1, deleted: 1 },
      units: [
        { code: 'east', counts: { proposed: 1, deleted: 1 } },
        { code: 'west', counts: { draft: 2 } },
      ],
    })
  })

  test('what is asked for in an impossible way is refused with every reason, and nothing is done', async () => {
    const { id } = await of('office').drafted(law)
    const { items } = await of('east').amendments(id)
    const [first] = items
    const twice = await of('east').many('proposals', first ? [first, first] : [])
    expect([twice.status, placesOf(twice)]).toEqual([400, ['request.arrayUnique at items']])
    expect((await of('east').many('proposals', [])).status).toBe(400)
    expect((await of('east').call('POST', 'amendments/proposals', { items: [{ id: 'x', version: 0 }] })).status).toBe(
      400,
    )
    expect((await of('civil').many('proposals', items)).status).toBe(422)
    expect((await of('park').many('proposals', items)).status).toBe(404)
    expect((await of('east').many('proposals', [...items, { id: 999_999, version: 1 }])).status).toBe(404)
    expect(await tx().countBy(AmendmentEntity, { lawWaveId: id, state: 'draft' })).toBe(4)
    const nudge = (codes: string[], version: number) =>
      of('office').call('POST', `law-waves/${id}/nudges`, { version, organisationCodes: codes })
    const { version } = await of('office').read(id)
    expect(codesOf(await nudge(['east', 'civil'], version))).toEqual(['law-wave.confirmed'])
    done(await nudge(['east'], version))
    expect((await desk(district, 'east').notices()).items[0]).toMatchObject({
      title: '区信息公开办催办：2 项引用《社会救助暂行办法》的公开事项等待确认',
      target: { page: 'lawWave', id: String(id) },
    })
    expect(codesOf(await nudge(['east'], version + 1))).toEqual(['law-wave.nudged'])
  })

  test('a unit is merged: who carries on its work confirms', async () => {
    const { id } = await of('office').drafted(law)
    const office = administering(district)
    const { version } = await office.unit('east')
    done(await office.post('organisations/east/merge', { version, into: 'park', reason: '行政区划调整' }))
    expect((await of('office').read(id)).units.map(({ code, counts }) => [code, counts.draft])).toEqual([
      ['park', 2],
      ['west', 2],
    ])
    const { next } = await of('park').amendments(id)
    expect(done(await of('park').many('proposals', next?.items ?? [])).items).toHaveLength(2)
    // The items of the merged unit are its heir's.
    expect((await of('park').citations(law.id)).counts[0]).toEqual({ kind: 'item', count: 2 })
  })

  test('of a law with two successors each has its wave, and a domain can be left to the other', async () => {
    law = await replacedLaw(district, [
      { ...NEW, articles: [] },
      { ...OTHER, articles: [] },
    ])
    const cited = await of('office').citations(law.id, '?replacement=1&kind=item')
    expect(cited.items[0]?.becomes).toEqual([{ ...OTHER, article: '' }])
    expect((await of('office').drafted(law, { domainCodes: ['02'] })).counts.draft).toBe(0)
    const other = await of('office').drafted(law, { replacement: OTHER, domainCodes: ['01'] })
    expect(other.counts.draft).toBe(4)
    expect((await of('east').amendments(other.id)).items[0]?.becomes).toEqual([{ ...OTHER, article: '' }])
  })

  test('finalised together they go into the rows of an open round, and units are told once', async () => {
    const { id } = await of('office').drafted(law)
    await openSecondRound(district)
    const assignment = await copiedBy(district, 'east', '01')
    for (const unit of ['east', 'west'])
      done(await of(unit).many('proposals', (await of(unit).amendments(id)).next?.items ?? []))
    done(await of('civil').many('approvals', (await of('civil').amendments(id)).next?.items ?? []))
    done(await of('office').many('finalisations', (await of('office').amendments(id)).next?.items ?? []))
    const rows = await tx().findBy(EntryEntity, { assignmentId: assignment })
    expect(rows.map(({ fields }) => fields.bases)).toEqual([[{ ...NEW, article: '' }], [{ ...NEW, article: '' }]])
    const titles = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(titles.filter((title) => /审定|并入/.test(title))).toEqual(['2 件动态调整已审定'])
  })

  test('acts upon many are for any amendments, an addition and a withdrawal too', async () => {
    const east = amending(district, 'east')
    const added = done(await east.draft({ kind: 'add', domainCode: '01' }))
    const gone = done(await east.draft({ kind: 'withdraw', publicNumber: '01-east-0002' }))
    const like = await tx().findOneByOrFail(EntryEntity, { publicNumber: '01-east-0001' })
    done(await east.save(added.id, CAUSE, { ...like.fields, level2: '特困供养', attribute: 'proactive' }))
    const empty = await east.many([added.id, gone.id])
    expect(placesOf(await of('east').many('proposals', empty))).toEqual([
      `amendment.trigger at items/${gone.id}/trigger`,
      `amendment.trigger-on at items/${gone.id}/triggerOn`,
      `amendment.reason at items/${gone.id}/reason`,
    ])
    done(await east.save(gone.id, CAUSE))
    done(await of('east').many('proposals', await east.many([added.id, gone.id])))
    done(await of('civil').many('approvals', await east.many([added.id, gone.id])))
    done(await of('office').many('finalisations', await east.many([added.id, gone.id])))
    expect((await publishedNow(district, '01')).entryCount).toBe(4)
    expect(await east.read(added.id)).toMatchObject({ state: 'published', publicNumber: '01-east-0003' })
    expect((await east.read(added.id)).history.map(({ text }) => text)).toContainEqual(
      '区信息公开办 office 审定了东镇人民政府“社会救助”的动态调整（新增“特困供养”）',
    )
  })
})
