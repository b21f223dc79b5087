import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('催办, on $name', ({ url }) => {
  let district: District
  let east: number
  let eastTwo: number
  let west: number
  const of = (account: string) => desk(district, account)
  const log = (account: string, id: number) =>
    district.call<{ text: string; by: string }[]>(account, 'GET', `/api/nudges?assignmentId=${id}`)
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-28' })
    east = await of('east').idIn('01')
    eastTwo = await of('east').idIn('02')
    west = (await handedInBy(district, 'west', '01')).id
  })
  afterAll(() => district.close())

  test('a lead sees what its domains still lack, the latest first; the office what the leads owe', async () => {
    const unsent = await of('civil').unsent()
    expect(unsent.map(({ organisation, domain, late }) => [organisation.name, domain.name, late])).toEqual(
      expect.arrayContaining([
        ['东镇人民政府', '社会救助', true],
        ['东镇人民政府', '危房改造', true],
      ]),
    )
    expect(unsent.some(({ assignmentId }) => assignmentId === west)).toBe(false)
    expect((await of('housing').unsent()).some(({ domain }) => domain.name === '社会救助')).toBe(false)
    const owed = await of('office').unsent()
    expect(owed.some(({ reportId }) => reportId !== null)).toBe(true)
    expect(owed.every(({ organisation }) => /局$/.test(organisation.name))).toBe(true)
  })

  test('many at once: one notice for the unit that names all; the log keeps each', async () => {
    expect(done(await of('civil').nudge([east, eastTwo], '请本周内报送'))).toEqual({ units: 1, nudges: 2 })
    const nudges = (await of('east-editor').notices()).items.filter(({ kind }) => kind === 'nudge')
    expect(nudges).toMatchObject([
      { title: '区民政局催办：2 个领域', text: '请本周内报送（社会救助、危房改造）', target: { page: 'todo' } },
    ])
    for (const account of ['civil', 'east', 'office'])
      expect(done(await log(account, east))).toMatchObject([{ text: '请本周内报送', by: '区民政局 civil' }])
    expect((await log('west', east)).status).toBe(404)
    expect(await recorded(district, east, 'nudge.sent')).toBe(1)
  })

  test('once a day each: again, or twice at once, is told so and sends nothing', async () => {
    expect(codesOf(await of('civil').nudge([east]))).toEqual(['nudge.today'])
    const third = await adoptedBy(district, 'civil', '02')
    const both = await Promise.all([of('housing').nudge([third.id]), of('housing').nudge([third.id])])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
    expect((await of('civil').unsent()).find(({ assignmentId }) => assignmentId === east)).toMatchObject({
      lastNudge: { by: '区民政局 civil' },
      can: { nudge: [{ code: 'nudge.today' }] },
    })
  })

  test('refused: what is handed in, another’s, one’s own, no words, nobody, too long', async () => {
    expect(codesOf(await of('civil').nudge([west]))).toEqual(['nudge.handed-in'])
    expect(codesOf(await of('housing').nudge([east]))).toContain('nudge.not-reviewer')
    expect(codesOf(await of('office').nudge([east]))).toContain('nudge.not-lead')
    expect(codesOf(await of('civil').nudge([await of('civil').idIn('01')]))).toContain('nudge.own')
    expect(codesOf(await of('civil').nudge([], ' '))).toEqual(['nudge.nobody', 'nudge.text'])
    expect(codesOf(await of('civil').nudge([eastTwo], '长'.repeat(201)))).toContain('nudge.text')
    expect((await of('civil').nudge([999_999])).status).toBe(404)
    expect((await of('civil').nudge([east, east])).status).toBe(400)
    expect((await of('east-01').nudge([east])).status).toBe(403)
    expect((await district.call(null, 'POST', '/api/nudges', {})).status).toBe(401)
  })

  test('the office nudges a lead about its report', async () => {
    const { id } = await of('civil').reportOf('01')
    done(await of('office').nudge([], '请汇总上报', [id]))
    const [newest] = (await of('civil').notices()).items.filter(({ kind }) => kind === 'nudge')
    expect(newest).toMatchObject({
      title: '区信息公开办催办：“社会救助”',
      target: { page: 'report', id: String(id) },
    })
  })
})
