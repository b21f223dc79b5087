import { MARK, MARK_END } from '@gongkai/server/platform/search/marks'
import type { OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type {
  EntryDisclosures,
  NewestDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import type { PublicEntryPage } from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict, serveOn } from '../../../support/district'
import { expectSoon } from '../../../support/expect-soon'
import { fewestStatements } from '../../../support/statements'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('what was published is found by its title, by every process, on $name', ({ url }) => {
  let district: District
  let other: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
    other = await serveOn(district.dataSource, { today: '2026-07-20' })
  })
  afterAll(async () => {
    await other.app.close()
    await district.close()
  })
  const east = () => discloser(district, 'east')
  const record = async (title: string, part: Parameters<ReturnType<typeof discloser>['record']>[0]) =>
    done(await east().record({ title, ...part }))[0] as OccurrenceView
  const found = async (of: District, q: string, filter = '') => {
    const page = done(
      await of.send<PublicEntryPage>(null, 'GET', `/api/public/entries?q=${encodeURIComponent(q)}${filter}`),
    )
    return page.items.map(({ id, found: where }) => [
      id,
      where?.label,
      where?.text.replaceAll(MARK, '').replaceAll(MARK_END, ''),
    ])
  }
  const both = async (q: string) => [await found(district, q), await found(other, q)]
  const suggested = async (q: string) =>
    done(await district.send<string[]>(null, 'GET', `/api/public/suggestions?q=${encodeURIComponent(q)}`))

  test('an item is found by what was published under it, alone or together with its own words, and narrowed as ever', async () => {
    expect(await both('梧桐里')).toEqual([[], []])
    await record('梧桐里社区六月名单', { publicNumbers: [RELIEF] })
    const hit = [[RELIEF, '公开过', '梧桐里社区六月名单（2026-07-10）']]
    await expectSoon(() => both('梧桐里'), [hit, hit])
    expect(await found(district, '临时救助 梧桐')).toEqual(hit)
    expect(await found(district, '梧桐', '&domain=01&organisation=east')).toEqual(hit)
    expect(await found(district, '梧桐', '&domain=02')).toEqual([])
    expect(await found(district, '梧桐 没有的词')).toEqual([])
    expect(await suggested('梧桐')).toEqual(['梧桐里社区六月名单'])
  })

  test('of several the newest is told; searching makes no statement', async () => {
    await record('梧桐里社区七月名单', { publicNumbers: [RELIEF], disclosure: onSite('2026-07-15') })
    await expectSoon(() => found(district, '梧桐里'), [[RELIEF, '公开过', '梧桐里社区七月名单（2026-07-15）']])
    let turn = 0
    expect(await fewestStatements(district, () => found(district, `梧桐里${' '.repeat(++turn)}`))).toBe(0)
    const newest = await district.send<NewestDisclosures>(null, 'GET', '/api/public/disclosures/newest?domain=01')
    expect(done(newest).items).toMatchObject([{ item: RELIEF, organisation: 'east', title: '梧桐里社区七月名单' }])
    expect(
      done(await district.send<NewestDisclosures>(null, 'GET', '/api/public/disclosures/newest?organisation=west')),
    ).toEqual({ items: [] })
  })

  test('never what is not published, over, taken down, corrected or deleted, in no process', async () => {
    await record('海棠名单还没有公开', { publicNumbers: [LOW], disclosure: null })
    await record('海棠名单公示期已过', {
      publicNumbers: [LOW],
      disclosure: onSite('2026-07-10', { shownUntil: '2026-07-17' }),
    })
    const shown = await record('海棠名单', { publicNumbers: [LOW] })
    const deleted = await record('海棠另一份名单', { publicNumbers: [RELIEF] })
    await expectSoon(
      async () => (await both('海棠')).map((hits) => hits.map(([id, , text]) => [id, text])),
      Array(2).fill([
        [LOW, '海棠名单（2026-07-10）'],
        [RELIEF, '海棠另一份名单（2026-07-10）'],
      ]),
    )
    const reason = '登记有误，按要求处理'
    const path = `occurrences/${deleted.id}/deletion`
    expect((await east().call('POST', path, { version: deleted.version, reason })).status).toBe(204)
    const down = { version: shown.version, reason, disclosure: onSite('2026-07-10', { takenDownOn: '2026-07-20' }) }
    done(await east().call('PUT', `occurrences/${shown.id}/disclosures/${shown.disclosures[0]?.id}`, down))
    await expectSoon(() => both('海棠'), [[], []])
    expect(await suggested('海棠')).toEqual([])

    const named = await record('丁香名单', { publicNumbers: [LOW] })
    await expectSoon(async () => (await both('丁香')).map((hits) => hits.length), [1, 1])
    const { version, formedOn } = named
    done(await east().call('PUT', `occurrences/${named.id}`, { version, title: '紫藤名单', formedOn, reason }))
    await expectSoon(() => both('丁香'), [[], []])
    await expectSoon(async () => (await both('紫藤')).map((hits) => hits.length), [1, 1])
  })

  test('紧急下线 of the item: its titles are neither found nor listed; other items keep theirs', async () => {
    const takedown = {
      subjectKind: 'entry',
      subject: LOW,
      kind: 'personal',
      reason: '公开内容含有个人信息，先下线核查',
    }
    done(await district.call('office', 'POST', '/api/takedowns', takedown))
    expect(await found(district, '紫藤')).toEqual([])
    await expectSoon(() => both('紫藤'), [[], []])
    expect((await district.send(null, 'GET', `/api/public/entries/${LOW}/disclosures`)).status).toBe(404)
    const { items } = done(await district.send<NewestDisclosures>(null, 'GET', '/api/public/disclosures/newest'))
    expect(items.map(({ item }) => item)).toEqual([RELIEF])
  })

  test('最近公开 page by page', async () => {
    const path = `/api/public/entries/${RELIEF}/disclosures`
    expect(done(await district.send<EntryDisclosures>(null, 'GET', path))).toMatchObject({ total: 2 })
    expect(done(await district.send<EntryDisclosures>(null, 'GET', `${path}?page=2`))).toMatchObject({
      total: 2,
      items: [],
    })
    const wrong = await district.send(null, 'GET', `${path}?page=0`)
    expect([wrong.status, codesOf(wrong).length]).toEqual([400, 1])
  })
})
