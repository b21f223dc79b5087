import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import { handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

describe.each(databases)('reminders before, on and after the day, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => desk(district, account)
  /** As a server would on that day; how many notices it wrote. */
  const remind = (day: string) =>
    new Remind(
      district.dataSource,
      new NoonClock(day),
      district.app.get(PostNotices),
      district.app.get(WorkingDays),
    ).run()
  const reminded = async (organisationCode: string) => {
    const found = await district.dataSource.manager.find(NoticeEntity, {
      where: { organisationCode, kind: 'reminder' },
      order: { id: 'ASC' },
    })
    return found.map(({ title }) => title)
  }
  beforeAll(async () => {
    // no date within a week
    district = await openDistrict(await url(), { today: '2026-07-01' })
    done({ status: 200, body: await of('east').notices() })
  })
  afterAll(() => district.close())

  test('nothing while there is more than a week', async () => {
    expect(await remind('2026-07-16')).toBe(0)
    expect(await reminded('east')).toEqual([])
  })

  test('T-7, T-3, T-1, the day, late: one notice for all domains of a unit, each once however often it runs', async () => {
    for (const day of [
      '2026-07-17',
      '2026-07-17',
      '2026-07-21',
      '2026-07-23',
      '2026-07-24',
      '2026-07-25',
      '2026-07-26',
    ])
      await remind(day)
    expect(await reminded('east')).toEqual([
      '还有 7 天：2 个领域尚未报送',
      '还有 3 天：2 个领域尚未报送',
      '还有 1 天：2 个领域尚未报送',
      '今天截止：2 个领域尚未报送',
      '已逾期 1 天：2 个领域尚未报送',
    ])
  })

  test('several servers at once write it once', async () => {
    const before = (await reminded('civil')).length
    await Promise.all([remind('2026-07-30'), remind('2026-07-30'), remind('2026-07-30')])
    const titles = (await reminded('civil')).slice(before)
    expect(titles.length).toBe(new Set(titles).size)
    expect(titles).toContain('还有 1 天：2 个领域尚未汇总上报')
  })

  test('who was down on the day is reminded once of where it stands now, not of every day missed', async () => {
    const fresh = await openDistrict(await url(), { today: '2026-07-01' })
    try {
      const clock = new NoonClock('2026-07-25')
      await new Remind(fresh.dataSource, clock, fresh.app.get(PostNotices), fresh.app.get(WorkingDays)).run()
      const notices = await fresh.dataSource.manager.findBy(NoticeEntity, {
        organisationCode: 'west',
        kind: 'reminder',
      })
      expect(notices.map(({ title }) => title)).toEqual(['已逾期 1 天：2 个领域尚未报送'])
    } finally {
      await fresh.close()
    }
  })

  test('what is handed in is not reminded of; an extension counts', async () => {
    const fresh = await openDistrict(await url(), { today: '2026-07-01' })
    try {
      await handedInBy(fresh, 'east', '01')
      const granted = await fresh.call('office', 'POST', '/api/rounds/2026/extensions', {
        phase: 'inventory',
        organisationCode: 'west',
        domainCode: null,
        dueOn: '2026-08-20',
        reason: '台风停工',
      })
      expect(granted.status).toBe(200)
      await new Remind(
        fresh.dataSource,
        new NoonClock('2026-07-24'),
        fresh.app.get(PostNotices),
        fresh.app.get(WorkingDays),
      ).run()
      const titles = async (organisationCode: string) =>
        (await fresh.dataSource.manager.findBy(NoticeEntity, { organisationCode, kind: 'reminder' })).map(
          ({ title }) => title,
        )
      expect(await titles('east')).toEqual(['今天截止：1 个领域尚未报送'])
      expect(await titles('west')).toEqual([])
    } finally {
      await fresh.close()
    }
  })
})

describe.each(databases)('a year whose holidays are missing, on $name', ({ url }) => {
  test('the office’s 管理员 is told from November on, until the year is entered', async () => {
    const district = await openDistrict(await url(), { today: '2026-07-01' })
    const remind = (day: string) =>
      new Remind(
        district.dataSource,
        new NoonClock(day),
        district.app.get(PostNotices),
        district.app.get(WorkingDays),
      ).run()
    const reminders = async () =>
      (await district.dataSource.manager.find(NoticeEntity, { where: { page: 'calendar' }, order: { id: 'ASC' } })).map(
        ({ organisationCode, role, text }) => [organisationCode, role, text.slice(0, 10)],
      )
    await remind('2026-10-31')
    expect(await reminders()).toEqual([])
    for (const day of ['2026-11-01', '2026-11-02', '2026-11-10']) await remind(day)
    expect(await reminders()).toEqual([['office', 'admin', '2027 年放假安排']])
    await remind('2026-12-24')
    expect(await reminders()).toHaveLength(2)
    const off = ['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-06-09']
    for (const day of [...off, '2027-09-15', '2027-10-01'])
      done(await district.call('office', 'PUT', '/api/calendar', { from: day, to: day, working: false, note: '放假' }))
    await remind('2026-12-31')
    await remind('2027-01-04')
    expect(await reminders()).toHaveLength(2)
    await district.close()
  })
})
