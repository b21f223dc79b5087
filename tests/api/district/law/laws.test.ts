import { quangang } from '@gongkai/server/app/regions/quangang/index'
import { fieldsFromModel } from '@gongkai/server/district/guideline/guideline-item.fields'
import { LawEntity } from '@gongkai/server/district/law/law.entity'
import { laws } from '@gongkai/server/district/law/laws'
import { type LibraryLaw, storedLaw } from '@gongkai/server/district/law/library/library-law'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { Refusal } from '@gongkai/shared/base/refusal'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import type { Law, LawPage, RepealedTitles } from '@gongkai/shared/district/law/law.contract'
import { lawBook } from '@gongkai/shared/district/law/law-times'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const isOver = ({ ended, endedOn }: LibraryLaw) => ended && (endedOn ?? '') <= '2026-07-20'
const LAW_CHANGED = ['draft.repealed', 'draft.superseded']

test('the model rows of 泉港 raise no doubt in the form of the town that adopts them, but about laws that have changed', () => {
  const timed = laws.map((law) => ({ ...law, repealed: law.ended, replacedBy: storedLaw(law).replacedBy }))
  const lawsOn = { book: lawBook(timed), day: '2026-11-28' }
  for (const rows of Object.values(quangang.guidelines)) {
    const entries = rows.map((fields) => fieldsFromModel({ fields }, '涂岭镇人民政府'))
    for (const entry of entries) {
      const siblings = entries.filter((other) => other !== entry)
      const context = { organisationName: '涂岭镇人民政府', siblings, laws: lawsOn }
      expect({
        name: entry.level2,
        doubts: draftIssues(entry, context, 'catalogue').filter(({ code }) => !LAW_CHANGED.includes(code)),
      }).toEqual({
        name: entry.level2,
        doubts: [],
      })
    }
  }
})

describe.each(databases)('laws on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())
  const search = async (account: string, query: string) =>
    (await district.call<LawPage>(account, 'GET', `/api/laws?${query}`)).body
  const find = async (account: string, q: string) =>
    (await search(account, `q=${encodeURIComponent(q)}`)).items.map(({ title }) => title)
  const add = (account: string, law: object) =>
    district.call<Law & { refusals: Refusal[] }>(account, 'POST', '/api/laws', law)

  test('are found by title and number, whatever the width and the brackets', async () => {
    const disclosure = '中华人民共和国政府信息公开条例'
    for (const q of [
      '信息公开条例',
      '《政府信息公开条例》',
      '国务院令第711号',
      '７１１号',
      '公开 711',
      ' 政府　公开条例 ',
    ]) {
      expect(await find('east', q)).toContain(disclosure)
    }
    const guide = '国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见'
    for (const q of ['国办发〔2019〕54号', '[2019]54', '（２０１９）54号', '国办发 2019 标准化']) {
      expect(await find('east-01', q)).toContain(guide)
    }
    expect(await find('east', '互联网+政务')).toHaveLength(1)
    expect(await find('east', '没有这部法')).toEqual([])
    for (const q of ['%', '_', '\\', "'", '《》']) expect(await find('east', q)).toEqual([])
  })

  test('come by pages, those in force first, a repealed one with what took its place', async () => {
    const all = await search('office', '')
    expect(all).toMatchObject({ total: laws.length })
    expect(all.items).toHaveLength(20)
    const pages = Math.ceil(laws.length / 20)
    const last = await search('office', `page=${pages}`)
    expect(last.items.map(({ status }) => status)).toContain('repealed')
    expect(all.items.map(({ status }) => status)).not.toContain('repealed')
    expect((await search('office', `page=${pages + 1}`)).items).toEqual([])
    const [property] = (await search('civil', `q=${encodeURIComponent('物权法')}`)).items
    expect(property).toMatchObject({
      title: '中华人民共和国物权法',
      status: 'repealed',
      replacedBy: '中华人民共和国民法典',
      own: false,
    })
  })

  test('one’s own is seen by one’s own people only, and recorded', async () => {
    const { status, body } = await add('east-editor', {
      title: '《东镇村务公开办法》',
      documentNumber: '东政〔2021〕9号',
      note: '镇里的',
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      title: '东镇村务公开办法',
      documentNumber: '东政〔2021〕9号',
      status: 'effective',
      note: '镇里的',
      own: true,
    })
    expect(await find('east', '村务公开办法')).toEqual(['东镇村务公开办法'])
    for (const other of ['west', 'civil', 'office', 'east-01']) expect(await find(other, '村务公开办法')).toEqual([])
    expect(await district.dataSource.manager.countBy(EventEntity, { kind: 'law.added' })).toBe(1)
    // another unit may add a document of the same name
    expect((await add('west', { title: '东镇村务公开办法', documentNumber: '' })).status).toBe(201)
  })

  test('what is there already is refused, however it is written', async () => {
    const before = await district.dataSource.manager.count(LawEntity)
    for (const [title, documentNumber] of [
      ['中华人民共和国政府信息公开条例', '国务院令第711号'],
      ['《中华人民共和国政府信息公开条例》', ''],
      ['中华人民共和国政府信息公开条例', '国务院令第７１１号'],
      ['中华人民共和国土地管理法', '主席令第32号'],
      ['东镇村务公开办法', '东政[2021]9号'],
    ]) {
      const { status, body } = await add('east', { title, documentNumber })
      expect(status).toBe(422)
      expect(body.refusals).toEqual([
        { code: 'law.duplicate', at: 'title', text: expect.stringMatching(/中已有《.*请直接选用/) },
      ])
    }
    expect(await district.dataSource.manager.count(LawEntity)).toBe(before)
    expect((await add('east', { title: '东镇村务公开办法', documentNumber: '东政〔2024〕3号' })).status).toBe(201)
  })

  test('of two colleagues who add the same document at once one is refused', async () => {
    const law = { title: '东镇同时增加的办法', documentNumber: '' }
    const answers = await Promise.all([add('east', law), add('east-editor', law), add('east', law)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422])
  })

  test.each([
    ['no title', { documentNumber: '' }, 'title'],
    ['brackets only', { title: '《》', documentNumber: '' }, 'title'],
    ['a title of 201', { title: '法'.repeat(201), documentNumber: '' }, 'title'],
    ['a number that is no text', { title: '某办法', documentNumber: 7 }, 'documentNumber'],
    ['a status of one’s own', { title: '某办法', documentNumber: '', status: 'repealed' }, 'status'],
  ])('malformed: %s', async (_, law, at) => {
    const { status, body } = await add('east', law)
    expect(status).toBe(400)
    expect(body.refusals.map((refusal) => refusal.at)).toContain(at)
  })

  test('a page or a word that is none is refused', async () => {
    for (const query of ['page=0', 'page=x', 'page=1.5', `q=${'a'.repeat(101)}`, 'q=a&q=b', 'x=1']) {
      expect({ query, status: (await district.call('east', 'GET', `/api/laws?${query}`)).status }).toEqual({
        query,
        status: 400,
      })
    }
  })

  test('loading again changes nothing, but a law repealed since becomes so; one’s own stay', async () => {
    const { manager } = district.dataSource
    const read = () => manager.find(LawEntity, { order: { id: 'ASC' } })
    const before = await read()
    await manager.update(LawEntity, { title: '信访条例' }, { status: 'effective', replacedBy: '' })
    await manager.transaction((tx) => loadLaws(tx))
    await manager.transaction((tx) => loadLaws(tx))
    expect(await read()).toEqual(before)
    const { status, body } = await district.call<RepealedTitles>('east-01', 'GET', '/api/laws/repealed')
    expect(status).toBe(200)
    expect([...body].sort()).toEqual(
      laws
        .filter(({ title }) => laws.every((law) => law.title !== title || isOver(law)))
        .map(({ title }) => title)
        .sort(),
    )
  })
})
