import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { DraftWaves } from '@gongkai/server/catalogue/law-wave/draft-waves'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import type { LawEntity } from '@gongkai/server/district/law/law.entity'
import { DISTRICT_LIST, MatterEntity } from '@gongkai/server/district/matter/matter.entity'
import { searchKey } from '@gongkai/server/platform/database/search-key'
import type { EditionChanges } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { citeIn, NEW, OLD, replacedLaw } from '../../../factories/replaced-law'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { amending } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { waving } from '../../../support/waving'

describe.each(databases)('a law is replaced: from its citations to one edition, on $name', ({ url }) => {
  let district: District
  let law: LawEntity
  let wave: number
  const of = (account: string) => waving(district, account)
  const publicly = async (number: string) =>
    done(await district.call<PublicEntry>(null, 'GET', `/api/public/entries/${number}`))
  const titles = async (account: string) =>
    (await desk(district, account).notices()).items.map(({ title }) => title).filter((title) => /《|件动态/.test(title))
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west', 'civil'])
    const way = { title: '《社会救助 暂行办法》', documentNumber: '', article: '第九条' }
    await citeIn(district, { 低保: [way], 临时救助: [{ ...OLD, article: '第四十七条' }] })
    await publishedNow(district, '01')
    // A row in the making in another domain, and a matter that bears the law's name.
    const id = await desk(district, 'west').idIn('02')
    const [model] = await desk(district, 'west').rows(id)
    done(await desk(district, 'west').adopt(id, [model?.id ?? 0]))
    await district.dataSource.manager.insert(MatterEntity, {
      organisationCode: DISTRICT_LIST,
      kind: 'power',
      code: 'XK-1',
      name: '对违反《社会救助暂行办法》的处罚',
      searchKey: searchKey('对违反《社会救助暂行办法》的处罚'),
    } as never)
    law = await replacedLaw(district)
  })
  afterAll(() => district.close())

  test('all that cites the law is listed: to the office everything, to a lead its domains, to a unit its own', async () => {
    const all = await of('office').citations(law.id)
    expect(all.counts).toEqual([
      { kind: 'item', count: 6 },
      { kind: 'row', count: 1 },
      { kind: 'amendment', count: 0 },
      { kind: 'model', count: 3 },
      { kind: 'matter', count: 1 },
    ])
    expect(all.units).toEqual([
      { code: 'civil', name: '区民政局', count: 2 },
      { code: 'east', name: '东镇人民政府', count: 2 },
      { code: 'west', name: '西镇人民政府', count: 3 },
    ])
    expect(all.items.find(({ id }) => id === '01-east-0001')).toEqual({
      kind: 'item',
      id: '01-east-0001',
      name: '低保',
      organisation: { code: 'east', name: '东镇人民政府' },
      domain: { code: '01', name: '社会救助' },
      state: '',
      cited: [{ title: '《社会救助 暂行办法》', documentNumber: '', article: '第九条' }],
      becomes: [{ ...NEW, article: '第十二条' }],
      asked: '',
    })
    expect(all.items.find(({ id }) => id === '01-east-0002')).toMatchObject({
      becomes: [{ ...NEW, article: '' }],
      asked: '第四十七条',
    })
    expect(all.items.find(({ kind }) => kind === 'row')).toMatchObject({ name: '危房改造补助', state: '填报中' })
    expect(all.can.wave).toEqual([])
    const own = await of('east').citations(law.id)
    expect([own.total, new Set(own.items.map(({ organisation }) => organisation?.code))]).toEqual([
      2,
      new Set(['east']),
    ])
    expect(own.can.wave.map(({ code }) => code)).toEqual(['law-wave.not-office'])
    const lead = await of('civil').citations(law.id, '?kind=model')
    expect([lead.total, lead.counts[0]]).toEqual([3, { kind: 'item', count: 6 }])
    expect((await of('office').citations(law.id, '?unit=west&kind=item')).total).toBe(2)
    expect((await of('east').call('GET', `laws/${law.id}/citations?kind=nothing&page=0`)).status).toBe(400)
    expect((await of('east').call('GET', 'laws/999999/citations')).status).toBe(404)
  })

  test('amendments of all units are drafted once; each unit, each lead and the office are told once', async () => {
    expect((await amending(district, 'west').revise('01-west-0002')).status).toBe(201)
    const faulty = await of('office').open(law, {
      replacement: { title: '某法', documentNumber: '' },
      reason: ' ',
      triggerOn: '2026-02-30',
      domainCodes: ['99'],
    })
    expect([faulty.status, placesOf(faulty)]).toEqual([
      422,
      [
        'law-wave.replacement at replacement',
        'law-wave.domain at domainCodes/0',
        'law-wave.reason at reason',
        'law-wave.trigger-on at triggerOn',
      ],
    ])
    expect((await of('office').open({ id: law.id, version: law.version + 1 })).status).toBe(409)
    expect((await of('civil').open(law)).status).toBe(403)
    const opened = done(await of('office').open(law))
    expect(opened).toMatchObject({ state: 'drafting', law: { title: OLD.title }, replacement: NEW })
    expect(codesOf(await of('office').open(law))).toEqual(['law-wave.drafting'])
    wave = opened.id
    const drafting = district.app.get(DraftWaves)
    await Promise.all([drafting.run(), drafting.run()])
    const drafted = await of('office').read(wave)
    expect(drafted).toMatchObject({
      state: 'drafted',
      counts: { draft: 5, left: 1, proposed: 0 },
      left: [{ publicNumber: '01-west-0002', organisation: { code: 'west' } }],
    })
    expect(drafted.left[0]?.because).toMatch(/已有一件尚未发布的动态调整/)
    expect(await district.dataSource.manager.countBy(AmendmentEntity, { lawWaveId: wave })).toBe(5)
    expect(await titles('east')).toEqual([`2 项公开事项引用的《${OLD.title}》已由《${NEW.title}》取代，请确认`])
    expect(await titles('west')).toEqual([`1 项公开事项引用的《${OLD.title}》已由《${NEW.title}》取代，请确认`])
    expect(await titles('civil')).toEqual([
      `所牵头的领域引用的《${OLD.title}》已由《${NEW.title}》取代`,
      `2 项公开事项引用的《${OLD.title}》已由《${NEW.title}》取代，请确认`,
    ])
    expect(await titles('office')).toEqual([`《${OLD.title}》的批量调整已起草 5 件`])
    expect((await of('east').list()).map(({ id, mine }) => [id, mine])).toEqual([[wave, 2]])
    expect(await of('housing').list()).toEqual([])
  })

  test('a unit names the articles that nobody knows, and hands all in by one act', async () => {
    const page = await of('east').amendments(wave)
    expect(page.items).toMatchObject([
      { publicNumber: '01-east-0001', becomes: [{ ...NEW, article: '第十二条' }], asked: '' },
      { publicNumber: '01-east-0002', cited: [{ article: '第四十七条' }], asked: '第四十七条' },
    ])
    expect(page.next).toMatchObject({ act: 'propose', items: [{ id: page.items[0]?.id }] })
    expect(page.asking).toMatchObject([{ asked: '第四十七条', items: [{ id: page.items[1]?.id }] }])
    expect((await of('east-editor').amendments(wave)).next).toBeNull()
    const early = await of('east').many('proposals', page.items)
    expect(placesOf(early)).toEqual([`amendment.article at items/${page.items[1]?.id}/fields/bases`])
    expect((await amending(district, 'east').read(page.items[0]?.id ?? 0)).state).toBe('draft')
    expect((await of('west').articles(wave, page.asking[0]?.items ?? [], '第五十条')).status).toBe(404)
    const named = done(await of('east-editor').articles(wave, page.asking[0]?.items ?? [], '第五十条'))
    expect(named).toMatchObject([{ becomes: [{ ...NEW, article: '第五十条' }], asked: '' }])
    const stale = await of('east').many('proposals', page.items)
    expect([stale.status, placesOf(stale)]).toEqual([409, [`amendment.conflict at items/${page.items[1]?.id}/version`]])
    expect((stale.body as unknown as { changed: unknown[] }).changed).toHaveLength(1)
    const now = await of('east').amendments(wave)
    expect(codesOf(await of('east-editor').many('proposals', now.items))).toEqual(['account.role', 'account.role'])
    const sent = done(await of('east').many('proposals', now.next?.items ?? []))
    expect(sent.items.map(({ state }) => state)).toEqual(['proposed', 'proposed'])
    const own = await of('civil').amendments(wave, '?unit=civil')
    done(await of('civil').articles(wave, own.asking[0]?.items ?? [], ''))
    const civil = await of('civil').amendments(wave, '?unit=civil')
    expect(done(await of('civil').many('proposals', civil.items)).items.map(({ state }) => state)).toEqual([
      'approved',
      'approved',
    ])
    expect(await titles('civil')).toContain('东镇人民政府提出 2 件动态调整')
    expect(await titles('office')).toContain('2 件动态调整等待审定')
  })

  test('leads approve or return in bulk, the office finalises what it chooses, one edition carries them', async () => {
    const lead = await of('civil').amendments(wave)
    expect(lead.next?.act).toBe('approve')
    expect((await of('east').many('approvals', lead.next?.items ?? [])).status).toBe(403)
    expect((await of('housing').many('approvals', lead.next?.items ?? [])).status).toBe(404)
    expect(codesOf(await of('civil').many('returns', lead.next?.items ?? [], { remark: ' ' }))).toEqual([
      'amendment.remark',
    ])
    const [first, second] = lead.next?.items ?? []
    done(await of('civil').many('returns', first ? [first] : [], { remark: '条款不对' }))
    done(await of('civil').many('approvals', second ? [second] : []))
    expect(await titles('east')).toEqual(
      expect.arrayContaining(['区民政局退回了 1 件动态调整', '区民政局通过了 1 件动态调整']),
    )
    const again = await of('east').amendments(wave)
    done(await of('east').many('proposals', again.next?.items ?? []))
    done(await of('civil').many('approvals', (await of('civil').amendments(wave)).next?.items ?? []))
    const office = await of('office').amendments(wave)
    expect(office.next).toMatchObject({ act: 'finalise', items: { length: 4 } })
    expect((await of('civil').many('finalisations', office.next?.items ?? [])).status).toBe(403)
    const [one, ...others] = office.next?.items ?? []
    done(await of('office').many('finalisations', one ? [one] : []))
    done(await of('office').many('finalisations', others))
    expect(await titles('east')).toContain('2 件动态调整已审定')
    expect((await publicly('01-east-0001')).bases).toMatchObject([{ title: '《社会救助 暂行办法》' }])
    const edition = await publishedNow(district, '01')
    expect((await publicly('01-east-0001')).bases).toEqual([{ ...NEW, article: '第十二条' }])
    expect((await publicly('01-east-0002')).bases).toEqual([{ ...NEW, article: '第五十条' }])
    const changes = done(await district.call<EditionChanges>(null, 'GET', `/api/public/editions/${edition.id}/changes`))
    expect(changes.items.map(({ id, cause }) => [id, cause?.trigger])).toEqual([
      ['01-civil-0001', 'law'],
      ['01-civil-0002', 'law'],
      ['01-east-0001', 'law'],
      ['01-east-0002', 'law'],
    ])
    expect(await of('office').read(wave)).toMatchObject({ counts: { published: 4, draft: 1, left: 1 } })
    const { history } = await amending(district, 'east').read(first?.id ?? 0)
    expect(history.map(({ text }) => text)).toEqual([
      '区信息公开办 office 起草了东镇人民政府“社会救助”的动态调整（修改“低保”）',
      '东镇人民政府 east 提出了“社会救助”的动态调整（修改“低保”）',
      '区民政局 civil 退回了东镇人民政府“社会救助”的动态调整（修改“低保”）：条款不对',
      '东镇人民政府 east 提出了“社会救助”的动态调整（修改“低保”）',
      '区民政局 civil 通过了东镇人民政府“社会救助”的动态调整（修改“低保”）',
      '区信息公开办 office 审定了东镇人民政府“社会救助”的动态调整（修改“低保”）',
      '随2026年第2版目录发布',
    ])
  })

  test('rows in the making and model rows take the new law over by one act each', async () => {
    const { works } = await of('west').read(wave)
    expect(works).toMatchObject([{ domain: { code: '02' }, rows: [{ name: '危房改造补助' }], can: { replace: [] } }])
    const [work] = works
    const items = (work?.rows ?? []).map(({ id, version }) => ({ id, version }))
    const rows = (account: string, these: object[]) =>
      of(account).call('POST', `law-waves/${wave}/rows`, { assignmentId: work?.assignmentId, items: these })
    expect((await rows('east', items)).status).toBe(404)
    expect(
      (
        await rows(
          'west',
          items.map((item) => ({ ...item, version: 99 })),
        )
      ).status,
    ).toBe(409)
    expect(done(await rows('west-editor', items)).works).toEqual([])
    const row = await district.dataSource.manager.findOneByOrFail(EntryEntity, { id: items[0]?.id })
    expect(row.fields.bases).toEqual([{ ...NEW, article: '' }])
    const { models } = await of('civil').read(wave)
    expect(models.map(({ domain, rows: listed }) => [domain.code, listed.length])).toEqual([
      ['01', 2],
      ['02', 1],
    ])
    const [model] = models[1]?.rows ?? []
    const replace = (account: string, seen = model?.seen ?? '') =>
      of(account).call('POST', `law-waves/${wave}/model-rows`, { items: [{ id: model?.id, seen }] })
    expect((await replace('civil', '2020-01-01T00:00:00.000Z')).status).toBe(409)
    expect((await replace('east')).status).toBe(403)
    expect(done(await replace('housing')).models).toEqual([])
    const changed = await district.dataSource.manager.findOneByOrFail(GuidelineItemEntity, { id: model?.id })
    expect(changed.fields.bases).toEqual([{ ...NEW, article: '' }])
    expect((await replace('civil')).status).toBe(409)
  })
})
