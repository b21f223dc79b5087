import { entities, migrations } from '@gongkai/server/app/entities'
import { DeliverEvents } from '@gongkai/server/oversight/consequences/deliver-events'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

describe.each(databases)('notices that follow from acts, on $name', ({ url }) => {
  let district: District
  let address: string
  let id: number
  const of = (account: string) => desk(district, account)
  /** the inbox, reminders of dates left out */
  const noticesOf = async (account: string) =>
    (await of(account).notices()).items
      .filter(({ kind }) => kind !== 'reminder')
      .map(({ kind, title }) => [kind, title])
  beforeAll(async () => {
    address = await url()
    district = await openDistrict(address)
    id = (await handedInBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())

  test('a hand-in is told to the lead’s approvers, and to nobody else', async () => {
    expect(await noticesOf('civil')).toEqual([['review', '东镇人民政府报送了“社会救助”']])
    for (const account of ['civil-editor', 'housing', 'east', 'west', 'office', 'east-01'])
      expect(await noticesOf(account)).toEqual([])
    const [notice] = (await of('civil').notices()).items.filter(({ kind }) => kind === 'review')
    expect(notice).toMatchObject({
      read: false,
      target: { page: 'submission', id: String(id) },
      text: '第 1 次报送，请审核。',
    })
  })

  test('a return and an approval are told to the unit, with the reason', async () => {
    done(await of('civil').return(id, '请写明发放时间'))
    done(await of('east').submit(id))
    done(await of('civil').approve(id))
    const titles = (await noticesOf('east-editor')).map(([, title]) => title)
    expect(titles).toEqual(['“社会救助”已通过审核', '区民政局退回了“社会救助”'])
    const returned = (await of('east').notices()).items.find(({ kind }) => kind === 'returned')
    expect(returned).toMatchObject({ text: '请写明发放时间', target: { page: 'assignment', id: String(id) } })
  })

  test('a report is told to the office, its return to the leads, an edition to everybody', async () => {
    const report = await of('civil').reportOf('01')
    const exceptions = report.situation
      .filter(({ state }) => state !== 'approved')
      .map(({ assignmentId }) => ({ assignmentId, reason: '逾期未报' }))
    done(await of('civil').onReport(report.id, 'sign', { exceptions }))
    expect((await noticesOf('office'))[0]).toEqual(['report', '“社会救助”已汇总上报'])
    done(await of('office').onReport(report.id, 'return', { assignmentIds: [id], remark: '请补充渠道' }))
    expect((await noticesOf('civil'))[0]).toEqual(['returned', '区信息公开办退回了“社会救助”的汇总上报'])
    expect((await noticesOf('east'))[0]).toEqual(['returned', '区信息公开办退回了“社会救助”，请修改后重新报送'])
  })

  test('read is each person’s own; what is not one’s own cannot be read away', async () => {
    const { items, unread } = await of('east').notices()
    expect(unread).toBe(items.length)
    const [first] = items
    const twice = await Promise.all([
      of('east').readNotices({ ids: [first?.id] }),
      of('east').readNotices({ ids: [first?.id] }),
    ])
    for (const answer of twice) expect(done(answer).unread).toBe(unread - 1)
    expect((await of('east-editor').notices()).items.find((item) => item.id === first?.id)?.read).toBe(false)
    expect(done(await of('east').readNotices({ all: true })).unread).toBe(0)
    expect((await of('west').readNotices({ ids: [first?.id] })).status).toBe(404)
    for (const wrong of [{ ids: ['a'] }, { ids: 3 }, { all: 'yes' }])
      expect((await of('east').readNotices(wrong)).status).toBe(400)
    expect((await district.call(null, 'GET', '/api/notices')).status).toBe(401)
  })

  test('told once by two servers at the same time, and told after all when nobody told it before', async () => {
    const tx = district.dataSource.manager
    const before = await tx.count(NoticeEntity)
    await tx.createQueryBuilder().update(EventEntity).set({ deliveredAt: null }).execute()
    await tx.delete(NoticeEntity, { kind: 'approved' })
    // SQLite is one process's: there the two share its connection.
    const other = address.startsWith('mysql') ? createDataSource(address, entities, migrations) : district.dataSource
    if (other !== district.dataSource) await other.initialize()
    try {
      const clock = new NoonClock('2026-07-20')
      const post = district.app.get(PostNotices)
      const servers = [new DeliverEvents(other, clock, post), new DeliverEvents(district.dataSource, clock, post)]
      for (let turn = 0; turn < 5; turn++) await Promise.all(servers.map((server) => server.run()))
      expect(await tx.count(NoticeEntity)).toBe(before)
      expect(await tx.countBy(NoticeEntity, { kind: 'approved' })).toBe(1)
      expect(await tx.createQueryBuilder(EventEntity, 'e').where('e.deliveredAt IS NULL').getCount()).toBe(0)
    } finally {
      if (other !== district.dataSource) await other.destroy()
    }
  })

  test('two leads: the second is asked to co-sign; an approval by one says that the other is awaited', async () => {
    const two = (await handedInBy(district, 'west', '02')).id
    expect((await noticesOf('housing'))[0]).toEqual(['review', '西镇人民政府报送了“危房改造”'])
    done(await of('civil').approve(two))
    expect((await noticesOf('west'))[0]).toEqual(['approved', '“危房改造”区民政局已通过，等待会签'])
    done(await of('housing').approve(two))
    expect((await noticesOf('west'))[0]).toEqual(['approved', '“危房改造”已通过审核'])
    const report = await of('civil').reportOf('02')
    const exceptions = report.situation
      .filter(({ state }) => state !== 'approved')
      .map(({ assignmentId }) => ({ assignmentId, reason: '逾期未报' }))
    done(await of('civil').onReport(report.id, 'sign', { exceptions }))
    expect((await noticesOf('housing'))[0]).toEqual(['report', '“危房改造”的汇总上报等待会签'])
    expect((await noticesOf('office')).map(([, title]) => title)).not.toContain('“危房改造”已汇总上报')
  })
})
