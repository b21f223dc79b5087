import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import { Clock } from '@gongkai/server/platform/clock'
import type {
  FeedbackPage,
  FeedbackReceipt,
  FeedbackStanding,
  FeedbackView,
  GiveFeedbackRequest,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('群众反馈 on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
  })
  afterAll(() => district.close())
  afterEach(() => district.dataSource.manager.clear(FeedbackEntity))

  const give = (request: Partial<GiveFeedbackRequest> = {}) =>
    district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', {
      kind: 'missing',
      text: '公示栏上没有看到低保名单',
      entryId: '01-east-0001',
      ...request,
    })
  const ask = (code: string) =>
    district.call<FeedbackStanding>(null, 'GET', `/api/public/feedback/${encodeURIComponent(code)}`)
  const list = async (account: string, query = '') =>
    done(await district.call<FeedbackPage>(account, 'GET', `/api/feedback${query}`))
  const onlyOne = async (account: string) => {
    const { items } = await list(account)
    if (!items[0] || items.length > 1) throw new Error(`${account} has ${items.length}`)
    return items[0]
  }
  const answer = (account: string, { id, version }: FeedbackView, text: string) =>
    district.call<FeedbackView>(account, 'POST', `/api/feedback/${id}/answer`, { version, answer: text })
  const transfer = (account: string, { id, version }: FeedbackView, organisationCode?: string) =>
    district.call<FeedbackView>(account, 'POST', `/api/feedback/${id}/transfer`, {
      version,
      organisationCode,
      reason: '属于该单位的职责',
    })

  test('about an entry: goes to its unit, is answered there, and the answer is shown with the code', async () => {
    const receipt = done(await give())
    expect(receipt).toEqual({
      trackingCode: expect.stringMatching(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/),
      organisation: '东镇人民政府',
      answerDueOn: '2026-08-03',
    })
    const before = done(await ask(receipt.trackingCode))
    expect(before).toMatchObject({ answer: '', answeredAt: null, entry: { id: '01-east-0001', name: '救助 · 低保' } })
    expect((await desk(district, 'east').notices()).items[0]).toMatchObject({
      kind: 'feedback',
      title: '群众反馈“救助 · 低保”：没看到公开',
      target: { page: 'feedback' },
    })

    const item = await onlyOne('east')
    expect(item).toMatchObject({ late: false, can: { answer: [], transfer: [] } })
    const answered = done(await answer('east', item, '名单已于今日在村公示栏张贴，请查看。'))
    expect(answered).toMatchObject({ answeredBy: 'east', can: { answer: [{ code: 'feedback.answered' }] } })
    for (const typed of [
      receipt.trackingCode,
      receipt.trackingCode.toLowerCase().replace('-', ' '),
      receipt.trackingCode.replace('-', ''),
    ]) {
      expect(done(await ask(typed)).answer).toBe('名单已于今日在村公示栏张贴，请查看。')
    }
    expect(await list('east')).toMatchObject({ total: 0, open: 0 })
    expect(await list('east', '?standing=answered')).toMatchObject({ total: 1 })
    expect(codesOf(await answer('east', answered, '再答复一次，内容不同。'))).toEqual(['feedback.answered'])
  })

  test('without an entry: the unit named, else the first lead, else the office; a village’s goes to its town, a merged unit’s to its successor', async () => {
    const unitOf = async (request: Partial<GiveFeedbackRequest>) => {
      const { organisation } = done(
        await give({ entryId: undefined, text: `没有看到 ${JSON.stringify(request)}`, ...request }),
      )
      return organisation
    }
    expect(await unitOf({ organisationCode: 'west' })).toBe('西镇人民政府')
    expect(await unitOf({ organisationCode: 'east-01' })).toBe('东镇人民政府')
    expect(await unitOf({ domainCode: '02' })).toBe('区民政局')
    expect(await unitOf({ domainCode: '02', organisationCode: 'housing' })).toBe('区住建局')
    expect(await unitOf({})).toBe('区信息公开办')
    const { manager } = district.dataSource
    await manager.update(OrganisationEntity, { code: 'park' }, { active: false, mergedInto: 'east' })
    expect(await unitOf({ organisationCode: 'park' })).toBe('东镇人民政府')
    await manager.update(OrganisationEntity, { code: 'park' }, { mergedInto: null })
    expect(await unitOf({ organisationCode: 'park', text: '园区没有公开任何事项' })).toBe('区信息公开办')
    await manager.update(OrganisationEntity, { code: 'park' }, { active: true })
  })

  test('what tells a person is masked before it is stored; markup stays text', async () => {
    const text = '我叫<script>alert(1)</script>，电话138 1234 5678，身份证35052119700101123X'
    const { trackingCode } = done(await give({ text }))
    const maskedText = '我叫<script>alert(1)</script>，电话138****5678，身份证350***********123X'
    expect(done(await ask(trackingCode)).text).toBe(maskedText)
    const [stored] = await district.dataSource.manager.find(FeedbackEntity)
    expect(JSON.stringify(stored)).not.toMatch(/1381234|13812345678|19700101|127\.0\.0\.1/)
  })

  const KEY = '8d7c1c1e-0000-4000-a000-3a5a2f1d9b10'

  test('sent again under its key of intent it is one, also by many at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => give({ intent: KEY })))
    const first = done(all[0] as (typeof all)[number])
    for (const again of [...all, await give({ intent: KEY })]) expect(done(again)).toEqual(first)
    expect(await district.dataSource.manager.count(FeedbackEntity)).toBe(1)
  })

  test('nobody is given the code of another: what differs in anything, and what comes without the key, is its own', async () => {
    const requests: Partial<GiveFeedbackRequest>[] = [
      {},
      { kind: 'wrong' },
      { entryId: '01-east-0002' },
      { entryId: undefined, domainCode: '01' },
      { entryId: undefined, domainCode: '02' },
      { entryId: undefined, domainCode: '01', organisationCode: 'west' },
      { text: '𠮷家村的公示栏上没有看到名单' },
      { text: '𡈽家村的公示栏上没有看到名单' },
      { text: '公示栏上没有看到低保名单。' },
    ]
    const receipts = [...(await Promise.all(requests.map((words) => give({ intent: KEY, ...words }))))]
    // a neighbour behind the same address, with the same words
    const neighbour = await give({ intent: KEY.replace('8d', '9e') })
    const codes = [...receipts, neighbour].map((answer) => done(answer).trackingCode)
    expect(new Set(codes).size).toBe(codes.length)
    await district.dataSource.manager.clear(FeedbackEntity)
    const [one, two] = [done(await give()), done(await give())]
    expect(one.trackingCode).not.toBe(two.trackingCode)
  })

  test('sent too often it is refused, and after an hour taken again', async () => {
    done(await give())
    const { manager } = district.dataSource
    for (let count = 2; count <= 10; count++) done(await give({ text: `第 ${count} 件没有看到的公开` }))
    const eleventh = await give({ text: '第十一件没有看到的公开' })
    expect([eleventh.status, ...codesOf(eleventh)]).toEqual([429, 'feedback.too-many'])
    expect(await manager.count(FeedbackEntity)).toBe(10)
    const ago = (hours: number) => new Date(district.app.get(Clock).now().getTime() - hours * 3_600_000)
    for (const { id } of await manager.find(FeedbackEntity))
      await manager.update(FeedbackEntity, { id }, { at: ago(2) })
    done(await give({ text: '第十一件没有看到的公开' }))
    for (const { id } of await manager.find(FeedbackEntity))
      await manager.update(FeedbackEntity, { id }, { at: ago(30) })
    done(await give({ text: '第二天的反馈内容' }))
    expect(await manager.countBy(FeedbackEntity, { sender: '' })).toBe(11)
  })

  test('many at once are counted too', async () => {
    const many = await Promise.all(
      Array.from({ length: 14 }, (_, index) => give({ text: `同时提交的第 ${index} 件反馈` })),
    )
    expect(many.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(many.filter(({ status }) => status === 429)).toHaveLength(4)
  })

  test('bad input names place and reason and stores nothing', async () => {
    expect(codesOf(await give({ text: '  短  ' }))).toEqual(['feedback.text'])
    expect(placesOf(await give({ text: '长'.repeat(600) }))).toContain('feedback.text at text')
    expect((await give({ text: 'x'.repeat(1001) })).status).toBe(400)
    expect((await give({ kind: 'praise' as never })).status).toBe(400)
    expect((await give({ text: 5 as never })).status).toBe(400)
    for (const intent of ['', 'short', 7, null, '键'.repeat(20), 'x'.repeat(65)])
      expect([intent, (await give({ intent: intent as never })).status]).toEqual([intent, intent === null ? 201 : 400])
    await district.dataSource.manager.clear(FeedbackEntity)
    expect((await give({ entryId: '01-east-0009' })).status).toBe(404)
    expect(placesOf(await give({ entryId: undefined, organisationCode: 'nowhere' }))).toEqual([
      'feedback.unknown at organisationCode',
    ])
    expect(placesOf(await give({ entryId: undefined, domainCode: '99' }))).toEqual(['feedback.unknown at domainCode'])
    expect(await district.dataSource.manager.count(FeedbackEntity)).toBe(0)
    for (const code of ['AAAAA-AAAAA', '1', '%25', '不存在']) expect((await ask(code)).status).toBe(404)
  })

  test('passed on by the office to any unit, by a unit back to the office; its date stays', async () => {
    const { answerDueOn } = done(await give())
    expect(codesOf(await transfer('east', await onlyOne('east'), 'west'))).toEqual(['feedback.only-office'])
    done(await transfer('east', await onlyOne('east')))
    expect((await list('east')).total).toBe(0)
    const atOffice = await onlyOne('office')
    expect(codesOf(await transfer('office', atOffice, 'east-01'))).toEqual(['feedback.unit'])
    expect(codesOf(await transfer('office', atOffice, 'nowhere'))).toEqual(['feedback.unit'])
    const west = done(await transfer('office', atOffice, 'west'))
    expect(west).toMatchObject({ organisation: { code: 'west' }, answerDueOn })
    expect((await desk(district, 'west').notices()).items[0]).toMatchObject({
      kind: 'feedback',
      text: '属于该单位的职责',
    })
    expect(codesOf(await answer('office', west, '由区信息公开办代为答复。'))).toEqual(['feedback.not-yours'])
  })

  test('only who is responsible, and the office, sees it; an approver acts; a stale version is told', async () => {
    done(await give())
    const item = await onlyOne('east')
    expect((await list('west')).total).toBe(0)
    expect((await list('office')).open).toBe(1)
    expect((await answer('west', item, '不是本单位的，随便答复一下')).status).toBe(404)
    expect((await answer('east-01', item, '村里也来答复一下试试')).status).toBe(403)
    expect((await district.call('east-01', 'GET', '/api/feedback')).status).toBe(403)
    expect((await district.call(null, 'GET', '/api/feedback')).status).toBe(401)
    expect(codesOf(await answer('east-editor', item, '填报员试着答复这一件'))).toEqual(['account.role'])
    expect(codesOf(await answer('east', item, '太短'))).toEqual(['feedback.answer'])
    const stale = await answer('east', { ...item, version: 9 }, '名单已于今日在公示栏张贴。')
    expect([stale.status, ...codesOf(stale)]).toEqual([409, 'feedback.changed'])
    const longAgo = new Date('2026-07-03T04:00:00Z')
    await district.dataSource.manager.update(FeedbackEntity, { id: item.id }, { at: longAgo })
    expect(await list('office')).toMatchObject({ late: 1, items: [{ late: true }] })
  })

  test('who has not answered is reminded before the day and once it is past', async () => {
    done(await give())
    const { manager } = district.dataSource
    const reminded = async (receivedOn: string) => {
      const at = new Date(`${receivedOn}T04:00:00Z`)
      await manager.update(FeedbackEntity, { publicNumber: '01-east-0001' }, { at })
      await district.app.get(Remind).run()
      return (await desk(district, 'east').notices()).items[0]
    }
    expect(await reminded('2026-07-09')).toMatchObject({
      kind: 'reminder',
      title: '还有 3 天：1 件群众反馈尚未答复',
      target: { page: 'feedback' },
    })
    expect((await reminded('2026-07-03'))?.title).toBe('已逾期 3 天：1 件群众反馈尚未答复')
  })

  test('the day hangs on the calendar as it stands now, for the resident, the unit and the reminder', async () => {
    const { trackingCode, answerDueOn } = done(await give())
    expect(answerDueOn).toBe('2026-08-03')
    const body = { from: '2026-07-27', to: '2026-07-29', working: false, note: '台风停工' }
    done(await district.call('office', 'PUT', '/api/calendar', body))
    expect(done(await ask(trackingCode)).answerDueOn).toBe('2026-08-06')
    expect((await onlyOne('east')).answerDueOn).toBe('2026-08-06')
    for (const day of ['2026-07-27', '2026-07-28', '2026-07-29'])
      await district.call('office', 'DELETE', `/api/calendar/${day}`)
    expect(done(await ask(trackingCode)).answerDueOn).toBe('2026-08-03')
  })

  test('over a New Year whose holidays are not announced it is an estimate, with New Year’s Day off', async () => {
    const { trackingCode } = done(await give())
    const at = new Date('2026-12-25T04:00:00Z')
    await district.dataSource.manager.update(FeedbackEntity, { publicNumber: '01-east-0001' }, { at })
    expect(done(await ask(trackingCode))).toMatchObject({ answerDueOn: '2027-01-11', estimated: true })
    expect(await onlyOne('east')).toMatchObject({ answerDueOn: '2027-01-11', estimated: true, late: false })
  })
})
