import { OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import { NightlyScan } from '@gongkai/server/oversight/personal-scan/nightly-scan'
import {
  PersonalFindingEntity,
  PersonalScanEntity,
} from '@gongkai/server/oversight/personal-scan/personal-finding.entity'
import { ScanPersonalData } from '@gongkai/server/oversight/personal-scan/scan-personal-data'
import { Clock } from '@gongkai/server/platform/clock'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { AnswerFindingRequest } from '@gongkai/shared/district/privacy/privacy.contract'
import type {
  PersonalFindingPage,
  PersonalFindingView,
} from '@gongkai/shared/oversight/personal-scan/personal-scan.contract'
import { acceptedOf, publishedFirst, publishedNow } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { answer, CANARIES, IDENTITY, MASKED_IDENTITY, MOBILE } from '../../../support/guarding'

const NAMES = '张三\n李四\n王五\n赵六'

/** Rows that were published before a rule was known stand as they were written; today's rules find them. */
describe.each(databases)('what stands is looked through, on $name', ({ url }) => {
  let district: District
  let scan: ScanPersonalData
  beforeAll(async () => {
    district = await openDistrict(await url())
    scan = district.app.get(ScanPersonalData)
    await publishedFirst(district)
  })
  afterAll(() => district?.close())

  const list = async (account: string, query = '') =>
    done(await district.call<PersonalFindingPage>(account, 'GET', `/api/personal-findings${query}`))
  const stands = async (number: string, content: string) => {
    const { manager } = district.dataSource
    for (const row of await manager.findBy(EditionEntryEntity, { publicNumber: number }))
      await manager.update(EditionEntryEntity, { id: row.id }, { snapshot: { ...row.snapshot, content } })
  }
  let turn = 0
  const look = () => scan.run(`test/${++turn}`)
  const titles = async (account: string) => (await desk(district, account).notices()).items.map(({ title }) => title)
  const toAnswer = (
    { id, part, from, to, kind, gravity }: PersonalFindingView,
    more: Partial<AnswerFindingRequest>,
  ) => ({
    ...{ place: `finding/${id}`, part, from, to, kind, gravity, answer: 'not-personal', reason: '是镇政府的值班电话' },
    ...more,
  })

  test('nothing is found in a clean catalogue, and it is said how much was looked through', async () => {
    expect((await list('office')).scan).toBeNull()
    expect(await look()).toBe(true)
    const { scan: figures, counts, total } = await list('office')
    expect(figures).toMatchObject({ found: 0, fresh: 0 })
    expect(figures?.looked).toBeGreaterThan(2)
    expect([counts.open, total]).toEqual([0, 0])
    expect(await district.dataSource.manager.countBy(EventEntity, { kind: 'privacy.scanned' })).toBe(0)
  })

  test('what stands is found, masked; the office is told once, the unit reads its own, others nothing', async () => {
    await stands('01-east-0001', `公示对象身份证号${IDENTITY}`)
    await stands('01-east-0002', `电话${MOBILE}`)
    await look()
    const { items, counts } = await list('office')
    expect(counts).toEqual({ open: 2, answered: 0, mended: 0 })
    expect(items.map(({ subject, place, masked }) => [place, subject, masked])).toEqual(
      expect.arrayContaining([['published', '01-east-0001', MASKED_IDENTITY]]),
    )
    expect((await list('east')).total).toBe(2)
    for (const account of ['west', 'civil', 'east-01']) expect((await list(account)).total).toBe(0)
    expect((await district.call('west', 'GET', '/api/personal-findings?unit=east')).status).toBe(404)
    expect((await district.call(null, 'GET', '/api/personal-findings')).status).toBe(401)
    expect(await titles('office')).toEqual(['个人信息排查：新发现 2 处'])
    await look()
    expect(await titles('office')).toEqual(['个人信息排查：新发现 2 处'])
    expect((await list('office')).counts.open).toBe(2)
    const stored = await district.dataSource.manager.find(PersonalFindingEntity)
    const events = await district.dataSource.manager.findBy(EventEntity, { kind: 'privacy.scanned' })
    for (const canary of CANARIES) expect(JSON.stringify([stored, events, items])).not.toContain(canary)
  })

  test('an answer shows as answered; what was mended goes, and its older edition stays in the list until it is taken down', async () => {
    const { items } = await list('east')
    const [mobile] = items.filter(({ kind }) => kind === 'mobile')
    if (!mobile) throw new Error('no mobile was found')
    expect((await answer(district, 'west', toAnswer(mobile, {}))).status).toBe(404)
    done(await answer(district, 'east', toAnswer(mobile, {})))
    expect((await list('east')).items.find(({ id }) => id === mobile.id)?.said).toBe(true)
    await look()
    expect((await list('east', '?state=answered')).items).toMatchObject([{ id: mobile.id, answered: 'not-personal' }])

    const { manager } = district.dataSource
    const [entry] = await manager.findBy(EntryEntity, { publicNumber: '01-east-0001' })
    if (!entry) throw new Error('no row')
    await manager.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, content: '名单和标准' } })
    const { id: second } = await publishedNow(district, '01')
    // the edition that mends it does not tell it as the words from before
    const told = await district.call(null, 'GET', `/api/public/editions/${second}/changes`)
    expect(JSON.stringify(told.body)).toContain(MASKED_IDENTITY)
    expect(JSON.stringify(told.body)).not.toContain(IDENTITY)
    await look()
    const open = (await list('office')).items
    expect(open.map(({ place, subject, edition }) => [place, subject, edition])).toEqual([
      ['earlier', '01-east-0001', '2026年第1版'],
    ])
    expect((await list('office', '?state=mended')).items.map(({ subject }) => subject)).toContain('01-east-0001')
    await manager.update(EditionEntryEntity, { publicNumber: '01-east-0001', editionId: 1 }, { concealed: true })
    await look()
    expect((await list('office')).counts.open).toBe(0)
  })

  test('a name list that is published by law until a day is a task from the day after, told once', async () => {
    await stands('01-east-0002', `公示名单：\n${NAMES}`)
    await look()
    const [found] = (await list('office')).items.filter(({ kind }) => kind === 'name-list')
    if (!found) throw new Error('no list was found')
    const lawful = { answer: 'lawful' as const, reason: '《社会救助暂行办法》第十一条', until: '2026-07-25' }
    done(await answer(district, 'east', toAnswer(found, lawful)))
    await look()
    expect((await list('office')).counts.open).toBe(0)
    expect((await list('east', '?state=answered')).items.map(({ answered }) => answered)).toContain('lawful')

    district.clock.now = () => new Date('2026-07-26T04:00:00Z')
    await look()
    const east = await list('east')
    expect(east).toMatchObject({ expired: 1, counts: { open: 1 } })
    expect(east.items[0]).toMatchObject({ kind: 'name-list', until: '2026-07-25' })
    await look()
    expect((await titles('east')).filter((title) => title.includes('公示期满'))).toEqual([
      '1 处公示期满，请撤下或去标识',
    ])
    expect((await titles('office')).filter((title) => title.includes('公示期满'))).toHaveLength(1)

    await stands('01-east-0002', '名单已撤下')
    await look()
    expect(await list('east')).toMatchObject({ expired: 0, counts: { open: 0 } })
    district.clock.now = () => new Date('2026-07-20T04:00:00Z')
  })

  test('answers that residents read are looked through', async () => {
    const { manager } = district.dataSource
    await acceptedOf(district, ['02'], ['east'])
    done(
      await district.call(null, 'POST', '/api/public/feedback', {
        kind: 'missing',
        text: '请公开发放标准',
        entryId: '01-east-0001',
      }),
    )
    await manager.query(
      `UPDATE feedback SET answer = '请找李四，身份证号${IDENTITY}', answered_at = '2026-07-20 02:00:00.000'`,
    )
    await look()
    expect((await list('east')).items).toMatchObject([{ place: 'feedback', kind: 'identity', masked: MASKED_IDENTITY }])
  })

  test('each night, each release and after each edition, once over several processes', async () => {
    const { manager } = district.dataSource
    const clock = district.app.get(Clock)
    const nightly = () => new NightlyScan(district.dataSource, clock, scan, '9.9.9').turn()
    const before = await manager.count(PersonalScanEntity)
    await Promise.all([nightly(), nightly()])
    const made = (await manager.find(PersonalScanEntity, { order: { id: 'ASC' } })).slice(before)
    expect(made.map(({ occasion }) => occasion).sort()).toEqual([
      '2026-07-20',
      expect.stringMatching(/^acts\/\d+$/),
      'release/9.9.9',
    ])
    expect(made.every(({ finishedAt }) => finishedAt !== null)).toBe(true)
    await nightly()
    expect(await manager.count(PersonalScanEntity)).toBe(before + 3)
  })

  test('only the administrator has it looked through at once', async () => {
    for (const account of ['office-editor', 'east', 'civil'])
      expect((await district.call(account, 'POST', '/api/personal-scans')).status).toBe(403)
    expect(done(await district.call<PersonalFindingPage>('office', 'POST', '/api/personal-scans')).scan).not.toBeNull()
  })

  test('the title of what was made public is looked at too, until it is corrected', async () => {
    const { manager } = district.dataSource
    const [recorded] = done(await discloser(district, 'east').record({ publicNumbers: ['01-east-0001'] }))
    const titled = (title: string) => manager.update(OccurrenceEntity, { id: recorded?.id }, { title })
    const found = async (account: string) =>
      (await list(account)).items
        .filter(({ place }) => place === 'disclosure')
        .map(({ subject, partLabel, masked }) => [subject, partLabel, masked])
    await titled(`救助对象${IDENTITY}`)
    await look()
    expect(await found('office')).toEqual([[String(recorded?.id), '标题', MASKED_IDENTITY]])
    expect(await found('west')).toEqual([])
    await titled('救助对象名单')
    await look()
    expect(await found('office')).toEqual([])
  })
})
