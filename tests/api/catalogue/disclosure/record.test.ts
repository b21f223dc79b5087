import { DisclosureEntity, OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import type { OccurrenceView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { LedgerPage } from '@gongkai/shared/oversight/audit/audit.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, newIntent, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('登记公开, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  const as = (account: string) => discloser(district, account)
  const stored = () =>
    Promise.all([
      district.dataSource.manager.count(OccurrenceEntity),
      district.dataSource.manager.count(DisclosureEntity),
    ])
  const one = async (account: string, part: Parameters<ReturnType<typeof as>['record']>[0]) =>
    done(await as(account).record(part))[0] as OccurrenceView

  test('nothing recorded: nothing has begun', async () => {
    const { counts, overdue, thisWeek, unsigned } = await as('east').desk()
    expect(counts).toMatchObject({ 'not-started': 2, overdue: 0 })
    expect([overdue.count, thisWeek.count]).toEqual([0, 0])
    expect(unsigned).toEqual([
      { quarter: '2026Q3', count: 2 },
      { quarter: '2026Q2', count: 2 },
    ])
  })

  test('a thing and its publication in one act, with a frozen day; published in time whenever it is recorded', async () => {
    const view = await one('east-editor', { publicNumbers: [LOW] })
    expect(view).toMatchObject({
      version: 1,
      publicNumber: LOW,
      itemName: '救助 · 低保',
      unit: { code: 'east', name: '东镇人民政府' },
      dueOn: '2026-07-29',
      state: 'on-time',
      missing: [],
      can: { add: [], correct: [] },
    })
    expect(view.disclosures).toMatchObject([
      { publishedOn: '2026-07-10', link: 'unchecked', publishedBy: { code: 'east' }, recordedLate: 0 },
    ])
    const page = await as('office').item(LOW)
    expect(page).toMatchObject({ item: { state: 'on-time', lastFormedOn: '2026-07-01' }, total: 1, withdrawn: false })
    expect(page.expectations).toMatchObject([{ kind: 'event', subject: '', ahead: false, article26: false }])
    expect(page.occurrences[0]?.disclosures[0]?.recordedLate).toBe(6)
    const ledger = done(await district.call<LedgerPage>('office', 'GET', '/api/ledger'))
    expect(ledger.items[0]?.sentence).toContain('登记了“救助 · 低保”的公开信息“2026年6月低保对象名单”，2026-07-10 公开')
  })

  test('the same intent is stored once, also when it is sent twice at once', async () => {
    const intent = newIntent()
    const before = await stored()
    const send = () => as('east').record({ publicNumbers: [LOW], title: '离线登记', intent })
    const [first, second] = await Promise.all([send(), send()])
    expect(done(first)[0]?.id).toBe(done(second)[0]?.id)
    expect(done(await send())[0]).toEqual(done(first)[0])
    expect(await stored()).toEqual([before[0] + 1, before[1] + 1])
    // another unit’s phone may have thought of the same
    expect(done(await as('civil').record({ publicNumbers: [LOW], title: '离线登记', intent }))[0]?.id).not.toBe(
      done(first)[0]?.id,
    )
  })

  test('one publication for many units, by the lead', async () => {
    const views = done(await as('civil').record({ publicNumbers: [LOW, RELIEF], title: '全区统一公开' }))
    expect(views.map(({ publicNumber }) => publicNumber)).toEqual([LOW, RELIEF])
    expect(views[0]).toMatchObject({ unit: { code: 'east' }, disclosures: [{ publishedBy: { name: '区民政局' } }] })
    const mine = await one('east', {
      publicNumbers: [RELIEF],
      disclosure: onSite('2026-07-10', { publishedBy: 'civil' }),
    })
    expect(mine.disclosures[0]?.publishedBy).toEqual({ code: 'civil', name: '区民政局' })
  })

  test('who may: the unit, its village, the lead of the domain', async () => {
    done(await as('east-01').record({ publicNumbers: [LOW], title: '村公示栏' }))
    expect((await as('east-01').item(LOW)).can.record).toEqual([])
    for (const account of ['west', 'west-01', 'housing', 'office'])
      expect(placesOf(await as(account).record({ publicNumbers: [LOW] }))).toEqual([
        'disclosure.not-yours at publicNumbers/0',
      ])
    expect((await as('west').call('GET', `items/${LOW}`)).status).toBe(404)
    expect((await as('east').call('GET', 'items/99-east-0001')).status).toBe(404)
  })

  test('all that is wrong comes at once, and nothing is stored', async () => {
    const before = await stored()
    const wrong = onSite('2026-07-21', { url: 'qingxi', channels: [], reviewedBy: ' ', publishedBy: 'nobody' })
    const answer = await as('east').record({
      publicNumbers: [LOW, '01-east-0099'],
      title: '名单：张三 11010519491231002X',
      formedOn: '2026-02-30',
      disclosure: wrong,
    })
    expect(answer.status).toBe(422)
    expect(placesOf(answer)).toEqual([
      'disclosure.no-item at publicNumbers/1',
      'disclosure.date at formedOn',
      'disclosure.channels at disclosure/channels',
      'disclosure.future at disclosure/publishedOn',
      'disclosure.link at disclosure/url',
      'disclosure.secrecy at disclosure/reviewedBy',
      'disclosure.publisher at disclosure/publishedBy',
      'personal.block at title',
    ])
    expect(JSON.stringify(answer.body)).not.toContain('11010519491231002X')
    const shapeless = await as('east').call('POST', 'occurrences', {
      publicNumbers: [],
      disclosure: 7,
      intent: 'x',
      y: 1,
    })
    expect(shapeless.status).toBe(400)
    expect(placesOf(shapeless).map((place) => place.split(' at ')[1])).toEqual(
      expect.arrayContaining(['publicNumbers', 'title', 'formedOn', 'disclosure', 'intent', 'y']),
    )
    expect(await stored()).toEqual(before)
  })

  test('a doubt is asked about, and stored once it is confirmed', async () => {
    const odd = { publicNumbers: [RELIEF], title: '旧信息', formedOn: '2024-01-05', disclosure: onSite('2024-01-04') }
    const asked = await as('east').record(odd)
    expect(codesOf(asked)).toEqual(['disclosure.doubt.old', 'disclosure.doubt.before-formed'])
    expect(codesOf(await as('east').record({ ...odd, confirmed: ['disclosure.doubt.old'] }))).toHaveLength(1)
    done(await as('east').record({ ...odd, confirmed: codesOf(asked) }))
  })

  test('not published yet, then in one channel, then in the other', async () => {
    const open = await one('east', {
      publicNumbers: [RELIEF],
      title: '临时救助公示',
      formedOn: '2026-06-01',
      disclosure: null,
    })
    expect(open).toMatchObject({ dueOn: '2026-06-30', state: 'overdue', disclosures: [] })
    expect((await as('east').desk()).overdue).toMatchObject({ count: 1, items: [{ id: open.id }] })
    expect((await as('east').items('?state=overdue')).items).toMatchObject([{ publicNumber: RELIEF }])
    const some = done(await as('east').add(open, onSite('2026-06-29', { channels: ['website'] })))
    expect(some).toMatchObject({ version: 2, state: 'partial', missing: ['noticeBoard'] })
    expect((await as('east').add(open, onSite('2026-06-30'))).status).toBe(409)
    const all = done(await as('east').add(some, onSite('2026-07-02', { channels: ['noticeBoard'], url: '' })))
    expect(all).toMatchObject({ version: 3, state: 'on-time', missing: [] })
  })

  test('corrections and deletions: for a reason, upon what was read; a village only its own', async () => {
    const view = await one('east', { publicNumbers: [LOW], title: '要更正的' })
    const path = `occurrences/${view.id}`
    const record = `${path}/disclosures/${view.disclosures[0]?.id}`
    const { version } = view
    const said = { version, title: '更正后的', formedOn: '2026-06-01', reason: '日期写错' }
    expect(placesOf(await as('east').call('PUT', path, { ...said, title: ' ', reason: '' }))).toEqual([
      'disclosure.title at title',
      'disclosure.reason at reason',
    ])
    expect(codesOf(await as('east-01').call('PUT', path, said))).toEqual(['disclosure.not-yours'])
    expect((await as('west').call('PUT', path, said)).status).toBe(404)
    const corrected = done(await as('east').call<OccurrenceView>('PUT', path, said))
    expect(corrected).toMatchObject({ version: 2, title: '更正后的', dueOn: '2026-06-30', state: 'late' })
    expect((await as('east').call('PUT', path, said)).status).toBe(409)
    const down = { version: 2, reason: '公示期满', disclosure: onSite('2026-06-20', { takenDownOn: '2026-07-01' }) }
    expect(done(await as('east').call<OccurrenceView>('PUT', record, down))).toMatchObject({
      version: 3,
      state: 'on-time',
      disclosures: [{ takenDownOn: '2026-07-01' }],
    })
    expect(codesOf(await as('east').call('POST', `${record}/deletion`, { version: 3, reason: '' }))).toEqual([
      'disclosure.reason',
    ])
    expect(
      (await as('east').call('POST', `${path}/disclosures/1/deletion`, { version: 3, reason: '重复' })).status,
    ).toBe(404)
    const emptied = done(
      await as('east').call<OccurrenceView>('POST', `${record}/deletion`, { version: 3, reason: '链接登记错了' }),
    )
    expect(emptied).toMatchObject({ version: 4, state: 'overdue', disclosures: [] })
    expect((await as('east').call('POST', `${path}/deletion`, { version: 3, reason: '重复' })).status).toBe(409)
    expect((await as('east').call('POST', `${path}/deletion`, { version: 4, reason: '重复登记' })).status).toBe(204)
    expect((await as('east').call('POST', `${path}/deletion`, { version: 4, reason: '重复登记' })).status).toBe(404)
  })

  test('a corrected calendar moves what is still to be published, and says so; what is published stays', async () => {
    const open = await one('east', {
      publicNumbers: [RELIEF],
      title: '待公开',
      formedOn: '2026-07-06',
      disclosure: null,
    })
    const shut = await one('east', { publicNumbers: [RELIEF], title: '已公开', formedOn: '2026-07-06' })
    expect([open.dueOn, shut.dueOn]).toEqual(['2026-08-03', '2026-08-03'])
    const { version } = done(await district.call<{ version: number }>('office', 'GET', '/api/calendar?year=2026'))
    const storm = { version, from: '2026-07-27', to: '2026-07-28', working: false, note: '台风停工' }
    done(await district.send('office', 'PUT', '/api/calendar', storm))
    const { occurrences } = await as('east').item(RELIEF)
    const due = (id: number) => occurrences.find((one) => one.id === id)
    expect(due(open.id)).toMatchObject({ dueOn: '2026-08-05', version: 2 })
    expect(due(shut.id)).toMatchObject({ dueOn: '2026-08-03', version: 1 })
    const { items } = done(await district.call<LedgerPage>('office', 'GET', '/api/ledger?kind=disclosure.due-moved'))
    expect(items.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('“待公开”的公开期限由 2026-08-03 改为 2026-08-05'),
    ])
    const gone = await as('east').call('POST', `occurrences/${open.id}/deletion`, { version: 2, reason: '试登记' })
    expect(gone.status).toBe(204)
  })

  test('links lead to the sites that the office allows', async () => {
    const set = (account: string, version: number, ...hosts: string[]) =>
      as(account).call('PUT', 'settings', { version, hosts })
    expect((await set('civil', 0, 'gov.cn')).status).toBe(403)
    expect(placesOf(await set('office', 0, 'qingxi.gov.cn', 'https://a.gov.cn/'))).toEqual([
      'disclosure.host at hosts/1',
    ])
    expect(done(await set('office', 0, ' QingXi.gov.cn'))).toEqual({ hosts: ['qingxi.gov.cn'], version: 1 })
    const elsewhere = onSite('2026-07-10', { url: 'https://qingxi.gov.cn.example.com/1.html' })
    expect(placesOf(await as('east').record({ publicNumbers: [LOW], disclosure: elsewhere }))).toEqual([
      'disclosure.link at disclosure/url',
    ])
    done(await as('east').record({ publicNumbers: [LOW] }))
  })

  test('the matrix: office and lead see the unit, others nothing of it', async () => {
    for (const account of ['office', 'civil']) {
      const { domains, units, cells } = await as(account).matrix()
      expect([domains, units]).toEqual([[{ code: '01', name: '社会救助' }], [{ code: 'east', name: '东镇人民政府' }]])
      expect(cells).toEqual([{ domain: '01', unit: 'east', counts: { 'on-time': 2 } }])
    }
    expect((await as('west').matrix()).cells).toEqual([])
    expect((await as('east').items(`?q=${encodeURIComponent('临时救助')}`)).items).toMatchObject([
      { publicNumber: RELIEF },
    ])
    expect((await as('west').items()).total).toBe(0)
  })
})
