import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type { EditionChanges, EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { ledgerOf } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('动态调整 from the draft into the next edition, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => amending(district, account)
  const publicly = (number: string) => district.call<PublicEntry>(null, 'GET', `/api/public/entries/${number}`)
  /** the changes that an edition tells the public, and why */
  const changesOf = async ({ id }: EditionView) =>
    done(await district.call<EditionChanges>(null, 'GET', `/api/public/editions/${id}/changes`)).items.map((change) => [
      change.id,
      change.kind,
      change.cause?.trigger,
      change.cause?.reason,
    ])
  const count = async () => done(await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries')).total
  const noticesOf = async (account: string) =>
    (await desk(district, account).notices()).items
      .filter(({ target }) => target.page === 'amendment')
      .map(({ title }) => title)
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'civil'])
    expect(await publishedNow(district, '01')).toMatchObject({ name: '2026年第1版', entryCount: 4 })
  })
  afterAll(() => district.close())

  test('a revision: returned, mended, approved, finalised, carried; the published entry stays meanwhile', async () => {
    const { total, domains, items } = await of('east').published()
    expect({ total, domains }).toEqual({ total: 2, domains: [{ code: '01', name: '社会救助' }] })
    expect(items[0]).toEqual({
      publicNumber: '01-east-0001',
      name: '低保',
      domain: { code: '01', name: '社会救助' },
      openAmendmentId: null,
    })
    expect((await of('east').published(`?q=${encodeURIComponent('临时')}`)).items.map(({ name }) => name)).toEqual([
      '临时救助',
    ])

    const { id, ...draft } = done(await of('east-editor').revise('01-east-0001'))
    expect(draft).toMatchObject({ state: 'draft', trigger: '', dueOn: '', changed: [], mine: true, late: false })
    expect(draft.before).toEqual(draft.fields)
    done(await of('east-editor').save(id, CAUSE, { content: '对象名单、标准' }))
    const proposed = done(await of('east').propose(id))
    // 20 working days after 6 July 2026, a Monday
    expect(proposed).toMatchObject({ state: 'proposed', dueOn: '2026-08-03', changed: ['content'], mine: false })
    expect(proposed.leads).toEqual([{ organisation: { code: 'civil', name: '区民政局' }, approved: false }])
    expect(await noticesOf('civil')).toEqual(['东镇人民政府提出动态调整：修改“低保”'])
    expect(await noticesOf('civil-editor')).toEqual([])

    expect(done(await of('civil').return(id, '请写明发放时间'))).toMatchObject({
      state: 'returned',
      remark: '请写明发放时间',
    })
    expect(await noticesOf('east')).toEqual(['区民政局退回了动态调整：修改“低保”'])
    done(await of('east').save(id, {}, { content: '对象名单、标准、发放时间' }))
    expect(done(await of('east').propose(id))).toMatchObject({ state: 'proposed', remark: '' })
    expect(done(await of('civil').approve(id)).state).toBe('approved')
    expect(await noticesOf('office')).toEqual(['动态调整等待审定：修改“低保”'])
    expect(await noticesOf('east')).toContain('区民政局通过了动态调整：修改“低保”')

    const before = done(await publicly('01-east-0001'))
    expect(done(await of('office').finalise(id))).toMatchObject({ state: 'finalised', edition: null, mine: false })
    expect(await noticesOf('east')).toContain('动态调整已审定：修改“低保”')
    expect(done(await publicly('01-east-0001'))).toEqual(before)

    const edition = await publishedNow(district, '01')
    expect(done(await publicly('01-east-0001'))).toMatchObject({
      content: '对象名单、标准、发放时间',
      edition: { name: '2026年第2版' },
    })
    expect(await changesOf(edition)).toEqual([['01-east-0001', 'revise', 'law', CAUSE.reason]])
    const published = await of('east').read(id)
    expect(published).toMatchObject({ state: 'published', edition: { id: edition.id, name: '2026年第2版' } })
    expect(published.history.map(({ text }) => text)).toEqual([
      '东镇人民政府 east 起草了“社会救助”的动态调整（修改“低保”）',
      '东镇人民政府 east 提出了“社会救助”的动态调整（修改“低保”）',
      '区民政局 civil 退回了东镇人民政府“社会救助”的动态调整（修改“低保”）：请写明发放时间',
      '东镇人民政府 east 提出了“社会救助”的动态调整（修改“低保”）',
      '区民政局 civil 通过了东镇人民政府“社会救助”的动态调整（修改“低保”）',
      '区信息公开办 office 审定了东镇人民政府“社会救助”的动态调整（修改“低保”）',
      '随2026年第2版目录发布',
    ])
    expect(await ledgerOf(district, 'amendment.finalised')).toMatchObject([{ amendmentId: id, name: '低保' }])
    expect((await of('east').list('closed')).items.map((item) => item.id)).toEqual([id])
    expect((await of('east').list()).total).toBe(0)
  })

  test('what is added gets a number when it is published, and not before', async () => {
    const { id } = done(await of('east').draft({ kind: 'add', domainCode: '01' }))
    const [model] = (await of('east').published()).items
    const like = done(await publicly(model?.publicNumber ?? ''))
    const { level1, stages, content, bases, timeLimit, subjects, channels, audiences, ways, levels } = like
    const fields = { level1, stages, content, bases, timeLimit, subjects, channels, audiences, ways, levels }
    done(
      await of('east').save(
        id,
        { ...CAUSE, trigger: 'powers' },
        { ...fields, level2: '特困供养', attribute: 'proactive' },
      ),
    )
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    const finalised = done(await of('office').finalise(id))
    expect(finalised).toMatchObject({ name: '特困供养', publicNumber: null, before: null, changed: [] })
    const published = await count()
    const edition = await publishedNow(district, '01')
    expect(await changesOf(edition)).toEqual([['01-east-0003', 'add', 'powers', CAUSE.reason]])
    expect(await count()).toBe(published + 1)
    expect(await of('east').read(id)).toMatchObject({ state: 'published', publicNumber: '01-east-0003' })
    expect(done(await publicly('01-east-0003'))).toMatchObject({ level2: '特困供养', subjects: ['东镇人民政府'] })
  })

  test('what is withdrawn leaves with the next edition, and its number is never given again', async () => {
    const { id, fields } = done(await of('east').draft({ kind: 'withdraw', publicNumber: '01-east-0003' }))
    expect(fields).toBeNull()
    done(await of('east').save(id, { ...CAUSE, trigger: 'powers', reason: '职权已上收' }))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    expect((await publicly('01-east-0003')).status).toBe(200)
    expect((await of('east').published()).items.map(({ publicNumber }) => publicNumber)).not.toContain('01-east-0003')
    const edition = await publishedNow(district, '01')
    expect(await changesOf(edition)).toEqual([['01-east-0003', 'withdraw', 'powers', '职权已上收']])
    expect((await publicly('01-east-0003')).status).toBe(410)
    expect(await district.dataSource.manager.countBy(EntryEntity, { publicNumber: '01-east-0003' })).toBe(0)
    expect(await of('east').read(id)).toMatchObject({ state: 'published', before: { level2: '特困供养' } })
  })

  test('what a sole lead proposes for itself goes straight to the office, and is recalled while that has not acted', async () => {
    const { id } = done(await of('civil').revise('01-civil-0001'))
    done(await of('civil').save(id, CAUSE, { timeLimit: '10个工作日内' }))
    expect(done(await of('civil').propose(id))).toMatchObject({ state: 'approved', leads: [] })
    expect(await noticesOf('office')).toHaveLength(4)
    expect(done(await of('civil').recall(id)).state).toBe('draft')
    done(await of('civil').propose(id))
    expect(done(await of('office').return(id, '依据不足')).state).toBe('returned')
    done(await of('civil').propose(id))
    done(await of('office').finalise(id))
    await publishedNow(district, '01')
    expect(done(await publicly('01-civil-0001')).timeLimit).toBe('10个工作日内')
  })

  test('an edition of another domain carries nothing of this one', async () => {
    const { id } = done(await of('east').revise('01-east-0002'))
    done(await of('east').save(id, CAUSE, { content: '救助标准' }))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    await acceptedOf(district, ['02'], ['east'])
    await publishedNow(district, '02')
    expect((await of('east').read(id)).state).toBe('finalised')
    await publishedNow(district, '01')
    expect((await of('east').read(id)).state).toBe('published')
  })
})
