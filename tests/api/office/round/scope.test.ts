import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { deletedRounds } from '@gongkai/server/office/round/deleted-rounds.query'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type {
  DeleteRoundEffect,
  RoundDetail,
  RoundList,
  RoundProposal,
  RoundScope,
} from '@gongkai/shared/district/round/round.contract'
import type { Matrix } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { adoptedBy, handedInBy } from '../../../factories/handed-in'
import { smallDistrict } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering, ledgerOf } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

const MILESTONES = smallDistrict.rounds[0]?.milestones ?? []
const plan = (year: number) => ({
  name: `${year}年编制`,
  year,
  milestones: MILESTONES.map((milestone) => ({ ...milestone, date: milestone.date.replace('2026', String(year)) })),
})

describe.each(databases)('a round names its domains and units, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
    done(await office.post('pilot-domains', { name: '税收管理', leads: ['housing'], fillers: ['west', 'civil'] }))
    const { code, version } = done(
      await office.post<PilotDomainView>('pilot-domains', { name: '户籍管理', leads: ['housing'] }),
    )
    done(await office.post(`pilot-domains/${code}/retirement`, { version, reason: '暂不落实' }))
  })
  afterAll(() => district.close())
  const worksOf = async (roundCode: string) => {
    const works = await district.dataSource.manager.find(AssignmentEntity, {
      where: { roundCode },
      order: { id: 'ASC' },
    })
    return works.map(({ domainCode, organisationCode }) => `${domainCode}/${organisationCode}`)
  }

  test('the proposal says what it may be made of; a domain out of use is not in it', async () => {
    const proposal = done(await office.get<RoundProposal>('rounds/proposal?source=round:2026&year=2027'))
    expect(proposal.domains).toEqual([
      { code: '01', name: '社会救助', kind: 'pilot', leadCodes: ['civil'], unitCodes: ['east', 'west'] },
      { code: '02', name: '危房改造', kind: 'pilot', leadCodes: ['civil', 'housing'], unitCodes: ['east', 'west'] },
      { code: '03', name: '税收管理', kind: 'pilot', leadCodes: ['housing'], unitCodes: ['civil', 'west'] },
    ])
    expect(proposal.units.map(({ code }) => code)).toEqual(['civil', 'east', 'west'])
    expect(proposal.assignments).toBe(10)
  })

  test('refused: no domain, one that is none or out of use, a unit that fills none of them', async () => {
    const open = (scope: object) => office.post('rounds', { ...plan(2027), ...scope })
    expect(placesOf(await open({ domainCodes: [] }))).toEqual(['round.no-domain at domainCodes'])
    expect(placesOf(await open({ domainCodes: ['01', '04', '77'], unitCodes: ['east', 'civil', 'park'] }))).toEqual([
      'round.domain at domainCodes/1',
      'round.domain at domainCodes/2',
      'round.unit at unitCodes/1',
      'round.unit at unitCodes/2',
    ])
    expect((await open({ domainCodes: ['01', '01'] })).status).toBe(400)
    expect((await open({ domainCodes: '01', unitCodes: [7] })).status).toBe(400)
    expect(await worksOf('2027')).toEqual([])
  })

  test('chosen domains and units have work, and nobody else', async () => {
    const round = done(
      await office.post<RoundDetail>('rounds', {
        ...plan(2027),
        domainCodes: ['03', '01'],
        unitCodes: ['west', 'civil'],
      }),
    )
    expect(round).toMatchObject({ domainCount: 2, assignmentCount: 5 })
    expect(round.domains.map(({ code }) => code)).toEqual(['01', '03'])
    expect((await worksOf('2027')).sort()).toEqual(['01/civil', '01/west', '03/civil', '03/housing', '03/west'])
    expect(await desk(district, 'east').list()).toEqual([])
    const matrix = done(await office.get<Matrix>('matrix'))
    expect(matrix.domains.map(({ code }) => code)).toEqual(['01', '03'])
    expect(matrix.rows.map(({ code, cells }) => [code, cells.map((cell) => cell !== null)])).toEqual([
      ['lead-1', [true, true]],
      ['west', [true, true]],
      ['civil', [false, true]],
    ])
  })

  test('an agency that leads nothing there hands in by the towns’ date', async () => {
    const works = await desk(district, 'civil').list()
    expect(works.map(({ domain, dueOn }) => [domain.code, dueOn]).sort()).toEqual([
      ['01', '2027-07-31'],
      ['03', '2027-07-24'],
    ])
  })

  test('without a choice: all domains in use, and all that fill each', async () => {
    done(await office.post('rounds', plan(2028)))
    expect(await worksOf('2028')).toHaveLength(10)
  })
})

describe.each(databases)('a round opened by mistake is deleted, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const remove = async (code: string, reason = '误建，重新安排') => {
    const { version } = await office.round(code)
    return office.post<RoundList>(`rounds/${code}/deletion`, { version, reason })
  }

  test('what would be lost is said before; the units are told, the former round is worked on again', async () => {
    done(await office.post('rounds', { ...plan(2027), domainCodes: ['01'] }))
    await adoptedBy(district, 'east', '01')
    const effect = done(await office.get<DeleteRoundEffect>('rounds/2027/deletion'))
    expect(effect).toEqual({ assignments: 3, rows: 2, begun: ['东镇人民政府'], refusals: [] })
    expect(placesOf(await remove('2027', ''))).toEqual(['administration.reason at reason'])
    expect((await office.post('rounds/2027/deletion', { version: 7, reason: '误建，重新安排' })).status).toBe(409)
    const { items } = done(await remove('2027'))
    expect(items.map(({ code }) => code)).toEqual(['2026'])
    expect((await office.get('rounds/2027')).status).toBe(404)
    expect((await desk(district, 'east').list()).map(({ round }) => round.code)).toEqual(['2026', '2026'])
    const told = await desk(district, 'east').notices()
    expect(told.items[0]).toMatchObject({ title: '2027年编制已删除' })
    expect(await ledgerOf(district, 'round.deleted')).toEqual([
      {
        code: '2027',
        name: '2027年编制',
        year: 2027,
        roundKind: 'compilation',
        reason: '误建，重新安排',
        assignments: 3,
        rows: 2,
        organisationCodes: ['civil', 'east', 'west'],
      },
    ])
    // its name is free again, its code is not given twice
    expect(done(await office.post<RoundDetail>('rounds', plan(2027))).code).toBe('2027-2')
  })

  test('refused with names once anything was handed in, also after it was recalled', async () => {
    const { id } = await handedInBy(district, 'west', '01')
    done(await desk(district, 'west').recall(id))
    const refused = await remove('2027-2')
    expect(codesOf(refused)).toEqual(['round.handed-in'])
    expect(JSON.stringify(refused.body)).toContain('西镇人民政府“社会救助”')
    expect(done(await office.get<DeleteRoundEffect>('rounds/2027-2/deletion')).refusals).toHaveLength(1)
    expect((await office.get('rounds/2027-2')).status).toBe(200)
  })

  test('a deleted round of the pack is not opened again by the next start', async () => {
    done(await remove('2026'))
    await district.dataSource.manager.transaction((tx) => loadRegionPack(tx, smallDistrict))
    expect((await office.get('rounds/2026')).status).toBe(404)
    expect((await deletedRounds(district.dataSource.manager)).map(({ code }) => code)).toEqual(['2027', '2026'])
  })
})

describe.each(databases)('domains and units join a running round, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-27' })
    office = administering(district)
    done(
      await office.post('pilot-domains', { name: '户籍管理', leads: ['housing'], fillers: ['east', 'west', 'civil'] }),
    )
  })
  afterAll(() => district.close())
  const join = async (body: object) => {
    const { version } = await office.round()
    return office.post<RoundDetail>('rounds/2026/joining', { version, milestones: [], reason: '新增领域', ...body })
  }
  const own = [
    { phase: 'inventory', audience: 'towns', date: '2026-08-20' },
    { phase: 'inventory', audience: 'leads', date: '2026-08-28' },
  ]
  const datesOf = async (account: string) =>
    Object.fromEntries(
      (await desk(district, account).list()).map(({ domain, dueOn, late }) => [domain.code, [dueOn, late]]),
    )

  test('refused with every reason; dates that have passed are asked for', async () => {
    expect(placesOf(await join({ domainCodes: ['03'] }))).toEqual(['round.join-late at milestones'])
    const wrong = {
      domainCodes: ['77', '01'],
      unitCodes: ['east', 'east-01'],
      reason: '',
      milestones: [{ phase: 'inventory', audience: 'towns', date: '2026-07-20' }],
    }
    expect(placesOf(await join(wrong))).toEqual([
      'administration.reason at reason',
      'round.unit at unitCodes/1',
      'round.domain at domainCodes/0',
      'round.past at milestones/0/date',
    ])
    expect(codesOf(await join({ domainCodes: ['01'], unitCodes: ['east', 'west'] }))).toEqual(['round.join-none'])
    expect(
      codesOf(
        await join({
          domainCodes: ['03'],
          milestones: [...own].reverse().map((one, index) => ({ ...one, date: index ? '2026-08-28' : '2026-08-20' })),
        }),
      ),
    ).toEqual(['round.order'])
    expect(
      (
        await office.post('rounds/2026/joining', {
          version: 9,
          domainCodes: ['03'],
          milestones: own,
          reason: '新增领域',
        })
      ).status,
    ).toBe(409)
    expect(
      (await join({ domainCodes: ['03'], milestones: [{ phase: 'release', audience: 'towns', date: 'x' }] })).status,
    ).toBe(400)
    expect(await datesOf('east')).toEqual({ '01': ['2026-07-24', true], '02': ['2026-07-24', true] })
  })

  test('a domain joins with its lead and all that fill it, by dates of its own; they are told', async () => {
    const round = done(await join({ domainCodes: ['03'], milestones: own }))
    expect(round.domains.map(({ code }) => code)).toEqual(['01', '02', '03'])
    expect(round).toMatchObject({ domainCount: 3, assignmentCount: 11 })
    expect(await datesOf('east')).toEqual({
      '01': ['2026-07-24', true],
      '02': ['2026-07-24', true],
      '03': ['2026-08-20', false],
    })
    expect((await datesOf('civil'))['03']).toEqual(['2026-08-20', false])
    expect((await datesOf('housing'))['03']).toEqual(['2026-08-28', false])
    expect((await desk(district, 'housing').reportOf('03')).dueOn).toBe('2026-08-28')
    const { rows, domains } = done(await office.get<Matrix>('matrix'))
    expect(domains.map(({ code }) => code)).toEqual(['01', '02', '03'])
    expect(rows.find(({ code }) => code === 'east')?.cells.map((cell) => cell?.late)).toEqual([true, true, false])
    const notice = (await desk(district, 'west').notices()).items.find(({ title }) => title.includes('户籍管理'))
    expect(notice).toMatchObject({ title: '本单位增加了“户籍管理”的任务', kind: 'task' })
    expect(round.extensions.map(({ joined }) => joined)).toEqual([true, true, true, true])
  })

  test('their own date is not taken back, but may be prolonged; the round’s date moves without them', async () => {
    const { extensions } = await office.round()
    const ofEast = extensions.find(({ organisation }) => organisation.code === 'east')
    expect(codesOf(await office.post(`extensions/${ofEast?.id}/withdrawal`, { reason: '收回试试' }))).toEqual([
      'extension.joined',
    ])
    const grant = {
      phase: 'inventory',
      organisationCode: 'east',
      domainCode: '03',
      dueOn: '2026-08-25',
      reason: '台风救灾',
    }
    done(await office.post('rounds/2026/extensions', grant))
    expect((await datesOf('east'))['03']).toEqual(['2026-08-25', false])
    expect((await datesOf('west'))['03']).toEqual(['2026-08-20', false])
  })

  test('a unit joins a domain of the round, also one that does not fill it otherwise; reminders follow its own date', async () => {
    const towns = [{ phase: 'inventory', audience: 'towns', date: '2026-08-03' }]
    done(
      await join({
        domainCodes: ['01'],
        unitCodes: ['park', 'housing', 'east'],
        milestones: towns,
        reason: '园区参加',
      }),
    )
    expect(await datesOf('park')).toEqual({ '01': ['2026-08-03', false] })
    expect((await datesOf('housing'))['01']).toEqual(['2026-08-03', false])
    expect((await datesOf('east'))['01']).toEqual(['2026-07-24', true])
    const remind = (day: string) =>
      new Remind(
        district.dataSource,
        new NoonClock(day),
        district.app.get(PostNotices),
        district.app.get(WorkingDays),
      ).run()
    await remind('2026-07-27')
    await remind('2026-08-03')
    const notices = await district.dataSource.manager.find(NoticeEntity, {
      where: { organisationCode: 'park', kind: 'reminder' },
      order: { id: 'ASC' },
    })
    expect(notices.map(({ title }) => title)).toEqual(['还有 7 天：1 个领域尚未报送', '今天截止：1 个领域尚未报送'])
  })

  test('nobody joins a domain that was reported, or one whose phase is closed; what there is says so', async () => {
    const { version } = await office.round()
    done(await office.post('rounds/2026/phases/inventory/closure', { version, reason: '清单阶段结束' }))
    expect(codesOf(await join({ domainCodes: ['02'], unitCodes: ['park'], milestones: own }))).toEqual([
      'round.join-closed',
    ])
    const scope = done(await office.get<RoundScope>('rounds/2026/scope'))
    expect(scope.domains.map(({ code, inRound, closed }) => [code, inRound.length, closed !== ''])).toEqual([
      ['01', 5, true],
      ['02', 4, true],
      ['03', 4, true],
    ])
    expect(scope.units.map(({ code }) => code)).toEqual(['civil', 'east', 'housing', 'park', 'west'])
  })
})
