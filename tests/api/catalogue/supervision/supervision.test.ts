import { OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import { SupervisionEntity } from '@gongkai/server/catalogue/supervision/supervision.entities'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import type { OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { SupervisionView } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import type { Bulletin } from '@gongkai/shared/exchange/bulletin/bulletin.contract'
import JSZip from 'jszip'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { watcher } from '../../../support/watching'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('督办, on $name', ({ url }) => {
  let district: District
  let things: OccurrenceView[] = []
  let first: SupervisionView
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
    for (const [title, formedOn] of [
      ['五月名单', '2026-05-06'],
      ['六月名单', '2026-06-02'],
      ['四月名单', '2026-04-08'],
      ['七月名单', '2026-07-01'],
    ] as const)
      things = things.concat(
        done(await discloser(district, 'east').record({ publicNumbers: [LOW], title, formedOn, disclosure: null })),
      )
  })
  afterAll(() => district.close())
  const as = (account: string) => watcher(district, account)
  const idOf = (index: number) => things[index]?.id ?? 0
  const told = async (account: string) =>
    (await desk(district, account).notices()).items
      .filter(({ kind }) => kind === 'supervision')
      .map(({ title }) => title)
  const publish = (account: string, index: number, publishedOn = '2026-07-20') =>
    discloser(district, account).add(things[index] as OccurrenceView, onSite(publishedOn))

  test('what is overdue is offered by unit; all that is wrong comes at once and no number is taken', async () => {
    expect(await as('office').candidates('east')).toMatchObject({
      units: [{ code: 'east', count: 3 }],
      things: [{ title: '四月名单' }, { title: '五月名单', occurrenceId: idOf(0) }, { title: '六月名单' }],
    })
    expect((await as('civil').call('GET', 'supervisions/candidates')).status).toBe(403)
    expect((await as('civil').issue({ occurrenceIds: [idOf(0)] })).status).toBe(403)
    expect(codesOf(await as('office-editor').issue({ occurrenceIds: [idOf(0)] }))).toEqual(['account.role'])
    const wrong = { demand: ' ', dueOn: '2026-07-20', occurrenceIds: [idOf(3), idOf(0), 9999], publicNumbers: [RELIEF] }
    expect(placesOf(await as('office').issue(wrong))).toEqual([
      'supervision.demand at demand',
      'supervision.due at dueOn',
      'supervision.not-overdue at occurrenceIds/0',
      'supervision.not-overdue at occurrenceIds/2',
      'supervision.not-overdue at publicNumbers/0',
    ])
    expect(codesOf(await as('office').issue({ unit: 'west', occurrenceIds: [idOf(0)] }))).toEqual([
      'supervision.not-overdue',
    ])
    expect(codesOf(await as('office').issue({ occurrenceIds: [idOf(0)], demand: '李四 11010519491231002X' }))).toEqual([
      'personal.block',
    ])
    expect(await district.dataSource.manager.count(SupervisionEntity)).toBe(0)
  })

  test('two at once: numbers without a gap, nothing named twice', async () => {
    const both = await Promise.all([
      as('office').issue({ occurrenceIds: [idOf(0), idOf(1)] }),
      as('office').issue({ occurrenceIds: [idOf(1), idOf(0)] }),
      as('office').issue({ occurrenceIds: [idOf(2)] }),
    ])
    const refused = both.filter(({ status }) => status === 422)
    expect(refused.map(codesOf)).toEqual([['supervision.not-overdue', 'supervision.not-overdue']])
    const issued = both.filter(({ status }) => status === 201).map(({ body }) => body)
    expect(issued.map(({ number }) => number).sort()).toEqual(['〔2026〕1号', '〔2026〕2号'])
    first = issued.find(({ count }) => count === 2) as SupervisionView
    expect(first).toMatchObject({ state: 'open', done: 0, unit: { code: 'east' }, issuedOn: '2026-07-20' })
    expect((await told('east')).sort()).toEqual([
      '区信息公开办发出〔2026〕1号督办，请于 2026-07-31 前办结',
      '区信息公开办发出〔2026〕2号督办，请于 2026-07-31 前办结',
    ])
    expect((await as('office').candidates('east')).units).toEqual([])
    expect(await as('office').figures()).toMatchObject({ supervisions: 2, supervisionsOverdue: 0 })
  })

  test('the unit and its villages see it, nobody else', async () => {
    expect((await as('east').supervision(first.id)).things.map(({ title }) => title).sort()).toEqual([
      '五月名单',
      '六月名单',
    ])
    expect((await as('east-01').supervisions()).total).toBe(2)
    for (const account of ['west', 'housing']) {
      expect((await as(account).supervisions()).total).toBe(0)
      expect((await as(account).call('GET', `supervisions/${first.id}`)).status).toBe(404)
    }
  })

  test('it closes itself when all that it names is published; a record deleted since is not published', async () => {
    const half = done(await publish('east', 0, '2026-07-15'))
    expect(await as('east').supervision(first.id)).toMatchObject({ state: 'open', done: 1 })
    done(await publish('civil', 1, '2026-07-18'))
    expect(await as('east').supervision(first.id)).toMatchObject({ state: 'closed', closedOn: '2026-07-18', done: 2 })
    expect((await as('office').supervisions('closed')).items).toMatchObject([{ id: first.id }])
    expect(codesOf(await as('office').withdraw(first.id, first.version))).toEqual(['supervision.closed'])
    done(
      await discloser(district, 'east').call('POST', `occurrences/${half.id}/deletion`, {
        version: half.version,
        reason: '重复登记',
      }),
    )
    const open = await as('office').supervision(first.id)
    expect(open).toMatchObject({ state: 'open', done: 1 })
    expect(open.things.map(({ title, gone }) => [title, gone])).toContainEqual(['五月名单', true])
  })

  test('withdrawn for a reason, told; its number stays taken, and what it named can be supervised anew', async () => {
    expect(placesOf(await as('office').withdraw(first.id, first.version, ' '))).toEqual([
      'supervision.reason at reason',
    ])
    expect(done(await as('office').withdraw(first.id, first.version))).toMatchObject({
      state: 'withdrawn',
      version: 2,
      withdrawn: { reason: '经核实已在网站公开' },
    })
    expect((await as('office').withdraw(first.id, first.version)).status).toBe(409)
    expect(await told('east')).toHaveLength(3)
    await district.dataSource.manager.update(OccurrenceEntity, { id: idOf(3) }, { dueOn: '2026-07-17' })
    expect(done(await as('office').issue({ occurrenceIds: [idOf(3)], dueOn: '2026-07-24' })).number).toBe('〔2026〕3号')
  })

  test('an item to be published again closes by what is recorded or signed after it', async () => {
    const { version } = (await discloser(district, 'east').item(RELIEF)).correction
    const limit = { version, limit: '长期公开', reason: '办事指南，没有期限' }
    done(await discloser(district, 'east').call('PUT', `items/${RELIEF}/expectation`, limit))
    const old = { publicNumbers: [RELIEF], formedOn: '2025-01-06', disclosure: onSite('2025-01-07') }
    done(await discloser(district, 'east').record({ ...old, confirmed: ['disclosure.doubt.old'] }))
    expect((await as('office').candidates('east')).things).toMatchObject([{ publicNumber: RELIEF, occurrenceId: null }])
    expect(await as('office').figures()).toMatchObject({ overdue: 2, corrected: 1 })
    const { id } = done(await as('office').issue({ publicNumbers: [RELIEF] }))
    expect((await as('east').supervision(id)).state).toBe('open')
    done(await discloser(district, 'east').sign('2026Q3', RELIEF))
    expect(await as('east').supervision(id)).toMatchObject({ state: 'closed', closedOn: '2026-07-20' })
  })

  test('季度通报: the figures of a quarter as they stood, for the office alone, without what is taken down', async () => {
    const bulletin = async (quarter: string) =>
      done(await as('office').call<Bulletin>('GET', `disclosure-bulletins/${quarter}`))
    expect((await as('civil').call('GET', 'disclosure-bulletins/2026Q3')).status).toBe(403)
    for (const quarter of ['2026', '2026Q5', '2026Q4'])
      expect(codesOf(await as('office').call('GET', `disclosure-bulletins/${quarter}`))).toEqual(['bulletin.quarter'])
    expect(await bulletin('2026Q2')).toMatchObject({
      asOf: '2026-06-30',
      computedOn: '2026-07-20',
      total: { onTime: 0, late: 0, open: 1, nothing: 0 },
      supervisions: { issued: 0 },
    })
    const row = { onTime: 0, late: 1, open: 1, nothing: 1 }
    expect(await bulletin('2026Q3')).toMatchObject({
      total: row,
      units: [{ code: 'east', name: '东镇人民政府', ...row }],
      domains: [{ code: '01', ...row }],
      spotChecks: { checks: 0 },
      supervisions: { issued: 4, things: 5, closed: 1, withdrawn: 1 },
    })
    const { headers, rawPayload } = await district.app.inject({
      method: 'GET',
      url: '/api/disclosure-bulletins/2026Q3/file',
      headers: { authorization: `Bearer ${await district.tokenOf('office')}` },
    })
    expect(headers['content-type']).toContain('wordprocessingml')
    const zip = await JSZip.loadAsync(rawPayload)
    const written = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(written).toContain('按2026年7月20日的情况统计')
    expect(written).toContain('东镇人民政府')
    for (const item of ['低保', '名单', LOW]) expect(written).not.toContain(item)
    const down = { subjectKind: 'entry', subject: LOW, kind: 'personal', reason: '含有个人信息' }
    done(await as('office').call('POST', 'takedowns', down))
    expect((await bulletin('2026Q3')).total).toMatchObject({ onTime: 0, late: 0, open: 0 })
  })

  test('reminded shortly before and once when it is late; a merged unit’s goes to its heir', async () => {
    const { app, dataSource } = district
    const reminded = async (account: string) =>
      (await desk(district, account).notices()).items
        .filter(({ title }) => title.includes('件督办尚未办结'))
        .map(({ title }) => title)
    await dataSource.manager.update(SupervisionEntity, { number: 3 }, { dueOn: '2026-07-23' })
    await app.get(Remind).run()
    await dataSource.manager.update(SupervisionEntity, { number: 3 }, { dueOn: '2026-07-17' })
    for (let turn = 0; turn < 2; turn++) await app.get(Remind).run()
    expect((await reminded('east')).sort()).toEqual(
      ['已逾期 3 天：1 件督办尚未办结', '还有 3 天：1 件督办尚未办结'].sort(),
    )
    // the heir's own work in the same domains would have to be done first
    await district.dataSource.manager.delete(AssignmentEntity, { organisationCode: 'west' })
    const office = administering(district)
    const { version } = await office.unit('east')
    done(await office.post('organisations/east/merge', { version, into: 'west', reason: '区划调整' }))
    expect((await as('west').supervisions()).items.map(({ number, state }) => [number, state])).toEqual([
      ['〔2026〕3号', 'overdue'],
      ['〔2026〕2号', 'open'],
    ])
  })
})
