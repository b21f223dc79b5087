import { LawEntity } from '@gongkai/server/district/law/law.entity'
import type { LawDoubts } from '@gongkai/shared/catalogue/publication/publication.contract'
import { acceptedOf, publish } from '../../../factories/published'
import { codesOf, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('laws in the preview on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01', '02'], ['east'])
    await district.dataSource.manager.update(
      LawEntity,
      { title: '社会救助暂行办法' },
      { status: 'repealed', endedOn: '2026-09-01', replacedBy: '中华人民共和国社会救助法' },
    )
  })
  afterAll(() => district.close())

  const ask = (query: string, account = 'office') =>
    district.call<LawDoubts>(account, 'GET', `/api/publication/law-doubts?${query}`)

  test('items whose 公开依据 are not in force on the 施行日期 are named, and keep nobody from publishing', async () => {
    expect(done(await ask('domains=01,02'))).toEqual({ total: 0, items: [] })
    expect(done(await ask('domains=01&effectiveOn=2026-08-31')).total).toBe(0)
    const { total, items } = done(await ask('domains=01&effectiveOn=2026-09-01'))
    expect(total).toBe(2)
    expect(items[0]).toMatchObject({
      domain: { code: '01', name: '社会救助' },
      organisation: { code: 'east' },
      texts: [
        '第1条依据《社会救助暂行办法》已于 2026-09-01 废止（由《中华人民共和国社会救助法》取代），请改用现行规定',
      ],
    })
    expect(done(await ask('domains=01,02&effectiveOn=2026-09-01')).total).toBeGreaterThan(2)
    const { status } = await publish(district, { effectiveOn: '2026-09-01' })
    expect(status).toBe(201)
  })

  test.each([
    ['a day that is none', 'domains=01&effectiveOn=2026-02-30', 'effectiveOn'],
    ['no domains', 'effectiveOn=2026-09-01', 'domains'],
    ['a page that is none', 'domains=01&page=0', 'page'],
  ])('malformed: %s', async (_, query, at) => {
    const answer = await ask(query)
    expect(answer.status).toBe(400)
    expect((answer.body as unknown as { refusals: { at: string }[] }).refusals.map((refusal) => refusal.at)).toContain(
      at,
    )
  })

  test('is for the office only', async () => {
    const answer = await ask('domains=01', 'civil')
    expect(answer.status).toBe(403)
    expect(codesOf(answer).length).toBeGreaterThan(0)
  })
})
