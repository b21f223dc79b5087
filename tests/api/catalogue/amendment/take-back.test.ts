import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { codesOf, desk, done } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('撤回审定, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => amending(district, account)
  const publicly = async (id: string) =>
    (await district.call<PublicEntry>(null, 'GET', `/api/public/entries/${id}`)).body
  const rows = async () =>
    (await district.dataSource.manager.find(EntryEntity, { order: { id: 'ASC' } })).map(({ id, fields }) => ({
      id,
      fields,
    }))
  /** drafted, written, proposed, approved; not yet finalised */
  const approved = async (request: object, fields: object = {}) => {
    const { id } = done(await of('east').draft(request))
    done(await of('east').save(id, CAUSE, fields))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    return id
  }
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
  })
  afterAll(() => district.close())

  test.each([
    ['revises', { kind: 'revise', publicNumber: '01-east-0001' }, { content: '对象、标准' }],
    ['withdraws', { kind: 'withdraw', publicNumber: '01-east-0001' }, {}],
  ])('what %s an entry leaves it as it was, and can be returned and deleted', async (_, request, fields) => {
    const before = await rows()
    const id = await approved(request, fields)
    expect(codesOf(await of('office').takeBack(id))).toEqual(['amendment.state'])
    done(await of('office').finalise(id))
    expect(await rows()).not.toEqual(before)
    expect(codesOf(await of('office-editor').takeBack(id))).toEqual(['account.role'])
    expect(codesOf(await of('civil').takeBack(id))).toEqual(['amendment.not-office'])

    expect(done(await of('office').takeBack(id))).toMatchObject({ state: 'approved', mine: true })
    expect(await rows()).toEqual(before)
    expect((await publish(district, { note: '没有变化' })).status).toBe(422)
    const { history } = await of('east').read(id)
    expect(history.at(-1)?.text).toContain('区信息公开办 office 撤回了对东镇人民政府“社会救助”的动态调整')
    const titles = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(titles[0]).toContain('区信息公开办撤回了对动态调整的审定')

    done(await of('office').finalise(id))
    done(await of('office').takeBack(id))
    done(await of('office').return(id, '依据不足'))
    expect((await of('east').remove(id)).status).toBe(204)
    expect(await rows()).toEqual(before)
  })

  test('what is added goes, and can be finalised again', async () => {
    const { level1, stages, content, bases, timeLimit, subjects, channels, audiences, ways, levels } =
      await publicly('01-east-0001')
    const like = { level1, stages, content, bases, timeLimit, subjects, channels, audiences, ways, levels }
    const before = await rows()
    const id = await approved(
      { kind: 'add', domainCode: '01' },
      { ...like, level2: '特困供养', attribute: 'proactive' },
    )
    done(await of('office').finalise(id))
    done(await of('office').takeBack(id))
    expect(await rows()).toEqual(before)
    done(await of('office').finalise(id))
    const edition = await publishedNow(district, '01')
    expect((await publicly('01-east-0003')).level2).toBe('特困供养')
    expect(codesOf(await of('office').takeBack(id))).toEqual(['amendment.state'])

    done(
      await district.call('office', 'POST', `/api/editions/${edition.id}/withdrawal`, {
        explanation: '有误',
        conceal: false,
      }),
    )
    expect(codesOf(await of('office').takeBack(id))).toEqual(['amendment.built-upon'])
  })

  test('what has changed since is not overwritten', async () => {
    const id = await approved({ kind: 'revise', publicNumber: '01-east-0002' }, { content: '名单' })
    done(await of('office').finalise(id))
    const { manager } = district.dataSource
    const changed = (await manager.find(EntryEntity)).find(({ fields }) => fields.content === '名单')
    if (!changed) throw new Error('not finalised')
    await manager.update(EntryEntity, { id: changed.id }, { fields: { ...changed.fields, content: '另一名单' } })
    expect(codesOf(await of('office').takeBack(id))).toEqual(['amendment.built-upon'])
    expect((await manager.findOneByOrFail(EntryEntity, { id: changed.id })).fields.content).toBe('另一名单')
  })
})
