import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { Matrix } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { handedInBy } from '../../../factories/handed-in'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

/** 2026-07-24 is the towns' date. */
const DUE = '2026-07-24'

describe.each(databases)('逾期 by the first hand-in, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  const on = (day: string) => {
    district.clock.now = () => new Date(`${day}T12:00:00+08:00`)
  }
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    on('2026-07-20')
    id = (await handedInBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())
  /** the same everywhere: at the town, in the matrix, in the situation table */
  const late = async () => {
    const own = await of('east').read(id)
    const { domains, rows } = done(await district.call<Matrix>('office', 'GET', '/api/matrix'))
    const column = domains.findIndex(({ code }) => code === '01')
    const cell = rows.find(({ code }) => code === 'east')?.cells[column]
    const row = (await of('civil').reportOf('01')).situation.find(({ organisation }) => organisation.code === 'east')
    expect([cell?.late, row?.late]).toEqual([own.late, own.late])
    return own.late
  }

  test('a punctual town that is returned after the date is not late, nor reminded of 逾期, and both dates are told', async () => {
    on('2026-07-28')
    done(await of('civil').return(id, '请补充'))
    expect(await late()).toBe(false)
    const reminding = [
      new NoonClock('2026-07-28'),
      district.app.get(PostNotices),
      district.app.get(WorkingDays),
    ] as const
    await new Remind(district.dataSource, ...reminding).run()
    const notices = await district.dataSource.manager.findBy(NoticeEntity, {
      organisationCode: 'east',
      kind: 'reminder',
    })
    expect(notices.filter(({ title, text }) => title.includes('逾期') && text.includes('社会救助'))).toEqual([])
    expect((await of('civil').unsent()).find(({ assignmentId }) => assignmentId === id)).toMatchObject({ late: false })
    on('2026-07-29')
    done(await of('east').submit(id))
    expect(await late()).toBe(false)
    const situation = (await of('civil').reportOf('01')).situation
    const row = situation.find(({ organisation }) => organisation.code === 'east')
    const days = [row?.firstSubmittedAt, ...(row?.returnedAt ?? []), row?.submittedAt].map((at) =>
      localDateAt(new Date(at ?? 0)),
    )
    expect(days).toEqual(['2026-07-20', '2026-07-28', '2026-07-29'])
    // a recall of the second hand-in leaves the first, which was returned
    done(await of('east').recall(id))
    expect(await late()).toBe(false)
  })

  test('whoever recalls the only hand-in has handed in nothing', async () => {
    on('2026-07-21')
    const west = (await handedInBy(district, 'west', '01')).id
    done(await of('west').recall(west))
    expect(await of('west').read(west)).toMatchObject({ late: false, firstSubmittedAt: null })
    on('2026-07-25')
    expect((await of('west').read(west)).late).toBe(true)
    done(await of('west').submit(west))
    expect(await of('west').read(west)).toMatchObject({ late: true, dueOn: DUE })
    done(await of('civil').return(west, '请补充'))
    expect((await of('west').read(west)).late).toBe(true)
  })
})
