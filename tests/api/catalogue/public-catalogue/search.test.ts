import { PublicCatalogue } from '@gongkai/server/catalogue/public-catalogue/public-catalogue'
import { GuidelineItemEntity } from '@gongkai/server/district/guideline/guideline-item.entity'
import { MARK, MARK_END } from '@gongkai/server/platform/search/marks'
import type {
  PublicEntryPage,
  PublicEntrySummary,
  PublicFacets,
  PublicHome,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publishedFirst } from '../../../factories/published'
import { smallDistrict } from '../../../factories/small-district'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const [model] = smallDistrict.guidelines['01'] ?? []
const rows = [
  {
    level2: '被征地农户补贴（ＡＢ类）',
    audiences: ['specific'],
    audienceSpecific: '被征地农户、低保对象',
    content: '補貼標準與發放名單',
  },
  { level2: '孤儿基本生活费', stages: ['service'], ways: ['onRequest'], content: '申请条件、办理流程' },
]

describe.each(databases)('searching what is published on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await district.dataSource.manager.insert(
      GuidelineItemEntity,
      rows.map((row, index) => ({ domainCode: '01', position: 10 + index, fields: { ...model, ...row } })) as never,
    )
    await publishedFirst(district)
  })
  afterAll(() => district.close())

  const get = async <Body>(path: string) => done(await district.call<Body>(null, 'GET', `/api/public/${path}`))
  const search = (q: string, more = '') => get<PublicEntryPage>(`entries?q=${encodeURIComponent(q)}${more}`)
  const names = (items: readonly PublicEntrySummary[]) =>
    items.map(({ name }) => name.replaceAll(MARK, '').replaceAll(MARK_END, '').replace('救助 · ', ''))
  const ready = () => district.app.get(PublicCatalogue).standing.search.ready

  test.each([
    ['a word of the name', '孤儿', ['孤儿基本生活费']],
    ['a word of the content', '办理流程', ['孤儿基本生活费']],
    ['full width for half width', 'ａｂ类', ['被征地农户补贴（ＡＢ类）']],
    ['capitals and half width', 'Ab类', ['被征地农户补贴（ＡＢ类）']],
    ['traditional for simplified', '孤兒 辦理', ['孤儿基本生活费']],
    ['simplified for traditional', '补贴标准', ['被征地农户补贴（ＡＢ类）']],
    ['one character', '孤', ['孤儿基本生活费']],
    ['a law it is based on', '649号 孤儿', ['孤儿基本生活费']],
    ['its number', '01-east-0003', ['被征地农户补贴（ＡＢ类）']],
    ['another name of its domain', '困难群众救助 孤儿', ['孤儿基本生活费']],
    ['words that stand in no one entry', '孤儿 征地', []],
    ['signs only', '％％ “”', []],
    ['what an expression would mean', '孤儿" OR "低保', []],
  ])('by %s: %s', async (_, q, expected) => {
    const whileIndexing = names((await search(q)).items)
    await ready()
    // another question, so that it is not answered from what was prepared
    const indexed = names((await search(`${q} `)).items)
    expect(indexed).toEqual(expected)
    expect(whileIndexing).toEqual(expected)
  })

  test('what is found in the name comes first, then in the order of the catalogue; found words are marked', async () => {
    await ready()
    const { items, total, more } = await search('低保')
    expect({ total, more }).toEqual({ total: 2, more: false })
    expect(items.map(({ name }) => name)).toEqual(['救助 · \u0002低保\u0003', '救助 · 被征地农户补贴（ＡＢ类）'])
    expect(items[1]?.found).toEqual({ label: '公开对象', text: '被征地农户、\u0002低保\u0003对象' })
    expect((await search('發放名單')).items[0]?.found).toEqual({
      label: '公开内容',
      text: '補貼標準與\u0002發放名單\u0003',
    })
    expect((await get<PublicEntryPage>('entries')).items[0]?.found).toBeNull()
  })

  test('nothing found: what comes near, and words to try', async () => {
    await ready()
    const { total, items, near } = await search('孤儿生活补助办法')
    expect({ total, items }).toEqual({ total: 0, items: [] })
    expect(names(near?.items ?? [])[0]).toBe('孤儿基本生活费')
    expect(near?.words).toContain('孤儿基本生活费')
    expect((await search('低保')).near).toBeNull()
  })

  test('narrowed by domain, unit, stage, level, audience, way and group, alone and together', async () => {
    await ready()
    const found = async (query: string) => names((await get<PublicEntryPage>(`entries?${query}`)).items)
    expect(await found('domain=01&organisation=east')).toHaveLength(4)
    expect(await found('domain=02')).toEqual([])
    expect(await found('organisation=west')).toEqual([])
    expect(await found('stage=service')).toEqual(['孤儿基本生活费'])
    expect(await found('way=onRequest')).toEqual(['孤儿基本生活费'])
    expect(await found('audience=specific')).toEqual(['被征地农户补贴（ＡＢ类）'])
    expect(await found('group=expropriated')).toEqual(['被征地农户补贴（ＡＢ类）'])
    expect(await found('group=low-income')).toEqual(['被征地农户补贴（ＡＢ类）'])
    expect(await found('level=district')).toHaveLength(4)
    expect(names((await search('救助', '&way=onRequest')).items)).toEqual(['孤儿基本生活费'])
    expect(names((await search('救助', '&group=low-income&stage=service')).items)).toEqual([])
  })

  test('page by page, and beyond the last one nothing', async () => {
    const page = async (number: number) => names((await get<PublicEntryPage>(`entries?size=3&page=${number}`)).items)
    expect([...(await page(1)), ...(await page(2))]).toEqual([
      '低保',
      '临时救助',
      '被征地农户补贴（ＡＢ类）',
      '孤儿基本生活费',
    ])
    expect(await page(3)).toEqual([])
  })

  test('facets count what there is and name nothing empty', async () => {
    const facets = await get<PublicFacets>('facets')
    expect(facets.domains).toEqual([{ code: '01', name: '社会救助', leads: ['区民政局'], sign: '', entryCount: 4 }])
    expect(facets.organisations).toEqual([{ code: 'east', name: '东镇人民政府', entryCount: 4 }])
    expect(facets.stages).toEqual([
      { code: 'service', entryCount: 1 },
      { code: 'result', entryCount: 3 },
    ])
    expect(facets.groups.map(({ label, entryCount }) => `${label} ${entryCount}`)).toContain('被征地农户 1')
    const home = await get<PublicHome>('home')
    expect(home).toMatchObject({
      region: { entryCount: 4, domainCount: 1 },
      domains: facets.domains,
      groups: facets.groups,
    })
    expect(home.news).toMatchObject({
      counts: { added: 4 },
      items: [{ id: '01-east-0001', text: '东镇人民政府新增公开事项' }],
    })
  })

  test('suggestions begin with what is typed, in whatever width and script', async () => {
    const suggest = (q: string) => get<string[]>(`suggestions?q=${encodeURIComponent(q)}`)
    expect(await suggest('孤兒')).toEqual(['孤儿基本生活费'])
    expect(await suggest('救助')).toEqual(['救助', '社会救助', '临时救助'])
    expect(await suggest('')).toEqual([])
    expect(await suggest('没有的')).toEqual([])
  })

  test('a question that makes no sense is refused with its place', async () => {
    const asked = await district.call(
      null,
      'GET',
      `/api/public/entries?stage=x&audience=x&level=x&way=x&group=x&page=0&size=101&q=${'长'.repeat(101)}&other=1`,
    )
    expect(asked.status).toBe(400)
    expect(
      placesOf(asked)
        .map((place) => place.split(' at ')[1])
        .sort(),
    ).toEqual(['audience', 'group', 'level', 'other', 'page', 'q', 'size', 'stage', 'way'].sort())
    expect((await district.call(null, 'GET', '/api/public/entries?q=1&q=2')).status).toBe(400)
    expect((await district.call(null, 'GET', '/api/public/editions/x/entries')).status).toBe(400)
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-9999')).status).toBe(404)
  })
})
