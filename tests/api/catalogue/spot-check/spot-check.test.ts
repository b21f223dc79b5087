import { createHash } from 'node:crypto'
import { SpotCheckEntity, SpotCheckLineEntity } from '@gongkai/server/catalogue/spot-check/spot-check.entities'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import { drawItems } from '@gongkai/shared/catalogue/spot-check/draw-items'
import type { SpotCheckView, SpotLine } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { ALL_RIGHT, watcher } from '../../../support/watching'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('抽查, on $name', ({ url }) => {
  let district: District
  let drawn: SpotCheckView
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  const as = (account: string) => watcher(district, account)
  const lineOf = (view: SpotCheckView, publicNumber: string) =>
    view.lines.find((line) => line.publicNumber === publicNumber) as SpotLine
  const told = async (account: string) =>
    (await desk(district, account).notices()).items
      .filter(({ kind }) => kind === 'spot-check')
      .map(({ title }) => title)

  test('a lead draws from its domains, the office from all; nobody else, and nothing that is not there', async () => {
    expect((await as('civil').checks()).can.draw).toEqual([])
    for (const account of ['east', 'east-01']) expect((await as(account).draw(1)).status).toBe(403)
    expect(codesOf(await as('housing').draw(1))).toEqual(['spot-check.pool'])
    expect(placesOf(await as('civil').draw(3))).toEqual(['spot-check.count at count'])
    expect(placesOf(await as('office').draw(0, { domain: 7, odd: 1 }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/ at count$/), expect.stringMatching(/ at domain$/)]),
    )
    expect(await district.dataSource.manager.count(SpotCheckEntity)).toBe(0)
    drawn = done(await as('civil').draw(2, { domain: '01' }))
    expect(drawn).toMatchObject({ by: { code: 'civil' }, domain: { code: '01' }, count: 2, looked: 0, poolSize: 2 })
    expect(await as('civil').checks()).toMatchObject({ total: 1, domains: [{ code: '01' }], units: [{ code: 'east' }] })
  })

  test('whoever is checked draws the same items again', async () => {
    const { seed, poolSha256, lines } = await as('east').check(drawn.id)
    expect(drawItems(seed, [RELIEF, LOW], 2)).toEqual(lines.map(({ publicNumber }) => publicNumber))
    expect(poolSha256).toBe(createHash('sha256').update(`${LOW}\n${RELIEF}`).digest('hex'))
    expect((await as('office').check(drawn.id)).lines).toHaveLength(2)
    for (const account of ['west', 'housing'])
      expect((await as(account).call('GET', `spot-checks/${drawn.id}`)).status).toBe(404)
    expect((await as('west').checks()).total).toBe(0)
  })

  test('what is wrong is told with a day, once; all faults at once, and no 个人信息 in the note', async () => {
    const line = lineOf(drawn, LOW)
    expect(placesOf(await as('civil').look(drawn.id, line, { note: '', remedyDueOn: '2026-07-01' }))).toEqual([
      'spot-check.note at note',
      'spot-check.due at remedyDueOn',
    ])
    expect(codesOf(await as('civil').look(drawn.id, line, { note: '张三 11010519491231002X 没有公开' }))).toEqual([
      'personal.block',
    ])
    expect(codesOf(await as('office').look(drawn.id, line))).toEqual(['spot-check.not-yours'])
    const broken = await as('civil').look(drawn.id, line, { answers: { found: 'maybe' } as never })
    expect([broken.status, placesOf(broken).length]).toEqual([400, 4])
    expect(await told('east')).toEqual([])
    const looked = done(await as('civil').look(drawn.id, line))
    expect(lineOf(looked, LOW)).toMatchObject({
      version: 2,
      look: { answers: { found: 'no' }, note: '网站上没有找到' },
      remedy: { state: 'open', dueOn: '2026-07-31', closedOn: '' },
    })
    expect((await as('civil').look(drawn.id, line)).status).toBe(409)
    done(await as('civil').look(drawn.id, lineOf(looked, LOW), { note: '网站和公示栏都没有找到' }))
    expect(await told('east')).toEqual(['抽查发现问题：“救助 · 低保”，请于 2026-07-31 前整改'])
    expect(await as('east').remedies()).toMatchObject({
      total: 1,
      items: [{ publicNumber: LOW, checkId: drawn.id, checkedBy: '区民政局', can: { remedy: [] } }],
    })
  })

  test('of two who look at the same item at once, one is told that it moved on', async () => {
    const line = lineOf(await as('civil').check(drawn.id), RELIEF)
    const both = await Promise.all([
      as('civil').look(drawn.id, line, { answers: ALL_RIGHT, note: '', remedyDueOn: '' }),
      as('civil-editor').look(drawn.id, line, { answers: ALL_RIGHT, note: '', remedyDueOn: '' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(lineOf(await as('civil').check(drawn.id), RELIEF)).toMatchObject({ version: 2, remedy: { state: 'none' } })
  })

  test('it closes itself when the unit publishes; what was recorded before does not count', async () => {
    done(await discloser(district, 'east').record({ publicNumbers: [RELIEF] }))
    const line = lineOf(await as('civil').check(drawn.id), RELIEF)
    const wrong = lineOf(done(await as('civil').look(drawn.id, line)), RELIEF)
    expect(wrong.remedy.state).toBe('open')
    done(await discloser(district, 'east').record({ publicNumbers: [LOW], disclosure: null }))
    expect((await as('east').remedies()).total).toBe(2)
    const [view] = done(await discloser(district, 'east').record({ publicNumbers: [LOW], title: '补公开' }))
    const after = await as('civil').check(drawn.id)
    expect(lineOf(after, LOW).remedy).toMatchObject({ state: 'published', closedOn: '2026-07-20' })
    expect(lineOf(after, RELIEF).remedy.state).toBe('open')
    // the record is taken back: what was asked is open again
    done(
      await discloser(district, 'east').call('POST', `occurrences/${view?.id}/deletion`, {
        version: view?.version,
        reason: '登记错了',
      }),
    )
    expect((await as('civil').remedies()).total).toBe(2)
    done(await discloser(district, 'east').record({ publicNumbers: [LOW], title: '再次公开' }))
    expect((await as('civil').remedies()).items).toMatchObject([{ publicNumber: RELIEF }])
  })

  test('按要求更正: said by the unit, told to who checked; looked at again it is open anew', async () => {
    const line = lineOf(await as('east').check(drawn.id), RELIEF)
    expect(codesOf(await as('civil').remedy(drawn.id, line))).toEqual(['spot-check.not-yours'])
    expect(codesOf(await as('east').remedy(drawn.id, line, ' '))).toEqual(['spot-check.note'])
    const said = lineOf(done(await as('east').remedy(drawn.id, line)), RELIEF)
    expect(said.remedy).toMatchObject({ state: 'corrected', said: '链接已经修复', saidBy: '东镇人民政府 east' })
    expect(codesOf(await as('east').remedy(drawn.id, said))).toEqual(['spot-check.closed'])
    expect(await told('civil')).toEqual(['东镇人民政府反馈了整改：“救助 · 临时救助”'])
    const again = done(await as('civil').look(drawn.id, said, { remedyDueOn: '2026-07-21', note: '仍然打不开' }))
    expect(lineOf(again, RELIEF).remedy).toMatchObject({ state: 'open', said: '' })
    expect(await told('east')).toHaveLength(3)
  })

  test('a corrected record closes it too; one that is late is told once', async () => {
    const { dataSource, app } = district
    const lateOn = (remedyDueOn: string) =>
      dataSource.manager.update(SpotCheckLineEntity, { checkId: drawn.id, publicNumber: RELIEF }, { remedyDueOn })
    await lateOn('2026-07-17')
    expect((await as('office').remedies('overdue')).total).toBe(1)
    expect(await as('office').figures()).toMatchObject({ remedies: 1, remediesOverdue: 1 })
    const reminded = async () =>
      (await desk(district, 'east').notices()).items.filter(({ title }) => title.includes('抽查发现的问题尚未整改'))
    for (let turn = 0; turn < 2; turn++) await app.get(Remind).run()
    expect((await reminded()).map(({ title }) => title)).toEqual(['已逾期 3 天：1 个抽查发现的问题尚未整改'])
    const east = discloser(district, 'east')
    const [occurrence] = (await east.item(RELIEF)).occurrences
    const path = `occurrences/${occurrence?.id}/disclosures/${occurrence?.disclosures[0]?.id}`
    const disclosure = onSite('2026-07-10', { url: 'https://www.qingxi.gov.cn/zwgk/2.html' })
    done(await east.call('PUT', path, { version: occurrence?.version, reason: '链接更换', disclosure }))
    expect((await as('east').remedies('closed')).items.map(({ remedy }) => remedy.state).sort()).toEqual([
      'corrected',
      'published',
    ])
    expect(await as('office').figures()).toMatchObject({ remedies: 0 })
  })

  test('a merged unit’s 整改 goes to its heir', async () => {
    const line = lineOf(await as('civil').check(drawn.id), RELIEF)
    done(await as('civil').look(drawn.id, line, { remedyDueOn: '2026-08-20' }))
    // the heir's own work in the same domains would have to be done first
    await district.dataSource.manager.delete(AssignmentEntity, { organisationCode: 'west' })
    const office = administering(district)
    const { version } = await office.unit('east')
    done(await office.post('organisations/east/merge', { version, into: 'west', reason: '区划调整' }))
    const { items } = await as('west').remedies()
    expect(items).toMatchObject([{ publicNumber: RELIEF, unit: { code: 'west', name: '东镇人民政府' } }])
    done(await as('west').remedy(drawn.id, items[0] as SpotLine))
    expect((await as('west').remedies()).total).toBe(0)
  })
})
