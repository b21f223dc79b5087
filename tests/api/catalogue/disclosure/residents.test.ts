import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import type {
  EntryDisclosures,
  PublicCoverage,
  PublicDisclosures,
} from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { Like } from 'typeorm'
import { publishedFirst } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'

describe.each(databases)('公开落实 for residents and for those who forget, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
    const east = discloser(district, 'east')
    done(await east.record({ publicNumbers: [LOW], title: '低保名单' }))
    const shown = onSite('2026-07-10', { shownUntil: '2026-07-17' })
    done(await east.record({ publicNumbers: [LOW], title: '公示期满的名单', disclosure: shown }))
    const down = onSite('2026-07-10', { takenDownOn: '2026-07-15' })
    done(await east.record({ publicNumbers: [LOW], title: '已撤下的名单', disclosure: down }))
    done(
      await east.record({ publicNumbers: [RELIEF], title: '还没有公开的', formedOn: '2026-07-01', disclosure: null }),
    )
    done(await east.sign('2026Q2', RELIEF))
  })
  afterAll(() => district.close())
  const read = async <Body>(path: string) => done(await district.send<Body>(null, 'GET', `/api/public/${path}`))

  test('an item’s newest publications; what was taken down, and names whose time is over, are not among them', async () => {
    expect(await read<EntryDisclosures>(`entries/${LOW}/disclosures`)).toMatchObject({
      state: 'on-time',
      nothingIn: '',
      total: 1,
      items: [
        {
          title: '低保名单',
          item: { id: LOW, name: '救助 · 低保' },
          organisation: { code: 'east' },
          url: 'https://www.qingxi.gov.cn/zwgk/1.html',
        },
      ],
    })
    expect(await read<EntryDisclosures>(`entries/${RELIEF}/disclosures`)).toEqual({
      state: 'on-time',
      nothingIn: '2026Q2',
      total: 0,
      items: [],
    })
    expect((await district.send(null, 'GET', '/api/public/entries/02-east-0001/disclosures')).status).toBe(404)
  })

  test('all of them, page by page; nothing that says who reviewed or recorded', async () => {
    const page = await read<PublicDisclosures>('disclosures?domain=01&organisation=east&since=2026-07-01')
    expect(page.items.map(({ title }) => title)).toEqual(['低保名单'])
    expect(page.next).toBeNull()
    expect(JSON.stringify(page)).not.toMatch(/审签人|recorded/)
    expect((await read<PublicDisclosures>('disclosures?organisation=west')).items).toEqual([])
    expect((await read<PublicDisclosures>('disclosures?since=2026-07-11')).items).toEqual([])
    expect((await read<PublicDisclosures>(`disclosures?cursor=${page.items[0]?.id}`)).items).toEqual([])
    const wrong = await district.send(null, 'GET', '/api/public/disclosures?since=yesterday&cursor=x')
    expect([wrong.status, placesOf(wrong).length]).toEqual([400, expect.any(Number)])
  })

  test('公开情况 in plain words', async () => {
    expect(await read<PublicCoverage>('coverage')).toEqual({
      date: '2026-07-20',
      items: [
        {
          domain: { code: '01', name: '社会救助' },
          organisation: { code: 'east', name: '东镇人民政府' },
          onTime: 2,
          notYet: 0,
          nothingArose: 0,
        },
      ],
    })
  })

  test('the unit is told once when it is due soon, and once when it is overdue', async () => {
    const remind = (day: string) =>
      new Remind(
        district.dataSource,
        new NoonClock(day),
        district.app.get(PostNotices),
        district.app.get(WorkingDays),
      ).run()
    for (const day of ['2026-07-21', '2026-07-22', '2026-07-25', '2026-07-29', '2026-07-30', '2026-08-10'])
      await remind(day)
    const told = await district.dataSource.manager.find(NoticeEntity, {
      where: { organisationCode: 'east', title: Like('%应公开信息%') },
      order: { id: 'ASC' },
    })
    expect(told.map(({ title }) => title)).toEqual([
      '还有 7 天：1 条应公开信息尚未公开',
      '已逾期 1 天：1 条应公开信息尚未公开',
    ])
    expect(told[0]?.text).toBe('还没有公开的。截止 2026-07-29。')
  })
})
