import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { DeclinedItemEntity } from '@gongkai/server/compiling/guideline/declined-item.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { RoundEntity } from '@gongkai/server/district/round/round.entity'
import { openRound } from '@gongkai/server/office/round/open-round'
import type { RoundDetail, RoundList, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import type { Statistics } from '@gongkai/shared/oversight/statistics/statistics.contract'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { acceptRenewal, confirmAll, lineOf, openRenewal, publishedAll } from '../../../factories/renewal'
import { districtWithTowns } from '../../../factories/small-district'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { statements } from '../../../support/statements'

/** The names and numbers of a unit's rows in a round. */
async function rowsOf(district: District, roundCode: string, organisationCode: string): Promise<string[]> {
  const tx = district.dataSource.manager
  const works = await tx.find(AssignmentEntity, {
    where: { roundCode, organisationCode },
    order: { domainCode: 'ASC' },
  })
  const rows: string[] = []
  for (const { id } of works)
    for (const { publicNumber, fields, position } of await tx.find(EntryEntity, {
      where: { assignmentId: id },
      order: { position: 'ASC' },
    }))
      rows.push(`${publicNumber ?? fields.attribute} ${position} ${fields.level2}`)
  return rows
}

describe.each(databases)('a yearly renewal on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())

  test('is offered once something stands, and refused before', async () => {
    expect(done(await office.get<RoundList>('rounds')).offered).toBe('compilation')
    const milestones = [
      { phase: 'catalogue', audience: 'towns', date: '2027-06-30', title: '' },
      { phase: 'catalogue', audience: 'leads', date: '2027-07-31', title: '' },
    ]
    const wanted = { name: '2027年更新', kind: 'renewal', year: 2027, milestones }
    expect(placesOf(await office.post('rounds', wanted))).toEqual(['round.nothing-stands at kind'])
    expect((await office.post('rounds', { ...wanted, kind: 'yearly' })).status).toBe(400)
    expect((await office.get('rounds/proposal?source=round:2026&year=2027&kind=yearly')).status).toBe(400)

    await acceptedOf(district, ['01', '02'], ['east'])
    const west = desk(district, 'west')
    const id = await west.idIn('01')
    const [first, second] = await west.rows(id)
    done(await west.adopt(id, [first?.id ?? 0]))
    done(await west.decline(id, { guidelineItemId: second?.id ?? 0, reason: '由区级部门办理' }))
    done(await west.noDuty(await west.idIn('02'), '本镇没有危房'))
    const tx = district.dataSource.manager
    for (const domain of ['01', '02'])
      await tx.update(
        SubmissionEntity,
        { assignmentId: await west.idIn(domain), phase: 'catalogue' },
        { state: 'approved' },
      )
    const held = (await west.read(id)).entries[0]
    await tx.insert(EntryEntity, {
      ...(await tx.findOneByOrFail(EntryEntity, { id: held?.id ?? 0 })),
      id: undefined,
      position: 2,
      guidelineItemId: null,
      fields: {
        ...held?.fields,
        level2: '核查线索',
        attribute: 'withheld',
        withholdGround: 'article16',
        reassessOn: '2027-03-01',
      },
    } as never)
    await publishedNow(district, '01', '02')
    expect(done(await office.get<RoundList>('rounds')).offered).toBe('renewal')
  })

  test('the plan has no dates of the 事项清单; an older client still gets a compilation', async () => {
    const offered = done(await office.get<RoundProposal>('rounds/proposal?source=round:2026&year=2027&kind=renewal'))
    expect(offered).toMatchObject({ name: '2027年更新', kind: 'renewal', assignments: 7 })
    expect(offered.milestones.map(({ phase, date }) => `${phase} ${date}`)).toEqual([
      'catalogue 2027-09-30',
      'catalogue 2027-10-31',
    ])
    const older = done(await office.get<RoundProposal>('rounds/proposal?source=round:2026&year=2027'))
    expect([older.name, older.kind, older.milestones.length]).toEqual(['2027年编制', 'compilation', 4])
    const mixed = { ...offered, milestones: older.milestones }
    const { name, kind, year, milestones } = mixed
    expect(placesOf(await office.post('rounds', { name, kind, year, milestones }))).toEqual([
      'round.no-phase at milestones/0',
      'round.no-phase at milestones/1',
    ])
    expect(codesOf(await office.post('rounds', { name, year, milestones: offered.milestones }))).toContain(
      'round.missing',
    )
  })

  test('opens in the catalogue with every standing item, and with what was answered before', async () => {
    const round = await openRenewal(district)
    expect(round).toMatchObject({ code: '2027', name: '2027年更新', kind: 'renewal', assignmentCount: 7 })
    const tx = district.dataSource.manager
    expect(await rowsOf(district, '2027', 'east')).toEqual([
      '01-east-0001 1 低保',
      '01-east-0002 2 临时救助',
      '02-east-0001 1 危房改造补助',
    ])
    expect(await rowsOf(district, '2027', 'west')).toEqual(['01-west-0001 1 低保', 'withheld 2 核查线索'])
    const works = await tx.findBy(AssignmentEntity, { roundCode: '2027' })
    expect(new Set(works.map(({ phase }) => phase))).toEqual(new Set(['catalogue']))
    const west = works.filter(({ organisationCode }) => organisationCode === 'west')
    expect(west.find(({ domainCode }) => domainCode === '02')?.noDutyReason).toBe('本镇没有危房')
    const declined = await tx.findBy(DeclinedItemEntity, { assignmentId: west[0]?.id ?? 0 })
    expect(declined.map(({ reason, by }) => [reason, by])).toEqual([['由区级部门办理', '西镇人民政府 west']])
    expect((await tx.findBy(ReportEntity, { roundCode: '2027' })).map(({ phase }) => phase)).toEqual([
      'catalogue',
      'catalogue',
    ])
    expect(await tx.countBy(SubmissionEntity, { assignmentId: works[0]?.id ?? 0 })).toBe(1)
    expect(await lineOf(district, 'west', '01')).toMatchObject({ rows: 1, open: 1, unanswered: 0, kept: 0 })
    expect(await lineOf(district, 'civil', '01')).toMatchObject({ rows: 0, unanswered: 2 })
  })

  test('the 事项清单 can be neither closed nor extended in it; dates move, statistics know the catalogue only', async () => {
    const close = await office.post('rounds/2027/phases/inventory/closure', { version: 1, reason: '本阶段已经结束' })
    expect(placesOf(close)).toEqual(['round.no-phase at phase'])
    const extension = {
      version: 1,
      phase: 'inventory',
      organisationCode: 'east',
      domainCode: null,
      dueOn: '2027-10-10',
      reason: '台风停工',
    }
    expect(placesOf(await office.post('rounds/2027/extensions', extension))).toEqual(['round.no-phase at phase'])
    const move = { version: 1, phase: 'catalogue', audience: 'towns', date: '2027-10-08', reason: '国庆顺延' }
    expect(done(await office.put<RoundDetail>('rounds/2027/milestones', move)).version).toBe(2)
    const { phases } = done(await office.get<Statistics>('statistics'))
    expect(phases.map(({ phase }) => phase)).toEqual(['catalogue'])
    const east = desk(district, 'east')
    expect((await east.list()).map(({ phase, dueOn }) => `${phase} ${dueOn}`)).toEqual([
      'catalogue 2027-10-08',
      'catalogue 2027-10-08',
    ])
    expect((await desk(district, 'civil').reportOf('01', 'catalogue')).can.accept).not.toEqual([])
  })

  test('a second renewal begins with what the first one published', async () => {
    const east = desk(district, 'east')
    const id = await east.idIn('01')
    const [first] = (await east.read(id)).entries
    if (first) done(await east.save(first.id, first.version, { ...first.fields, content: '对象名单、标准' }))
    for (const unit of ['east', 'west']) done(await confirmAll(district, unit, ['01']))
    expect((await east.read(id)).state).toBe('submitted')
    await acceptRenewal(district, '2027', ['01'])
    done(await publish(district, { roundCode: '2027', note: '年度更新' }))
    await openRenewal(district, 2028, '2027')
    expect(await rowsOf(district, '2028', 'east')).toEqual([
      '01-east-0001 1 低保',
      '01-east-0002 2 临时救助',
      '02-east-0001 1 危房改造补助',
    ])
    expect(await rowsOf(district, '2028', 'west')).toEqual(['01-west-0001 1 低保', 'withheld 2 核查线索'])
    expect(await lineOf(district, 'east', '01')).toMatchObject({ open: 2, confirmed: 0, changed: 0, added: 0 })
  })
})

/** The tables that a renewal is made of. */
const OWN = /entry|declined|assignment|submission|report|edition/

describe.each(databases)('opening a renewal on $name', ({ url }) => {
  test('the items of a merged unit go to its heir, under their numbers', async () => {
    const district = await openDistrict(await url())
    try {
      await publishedAll(district)
      await district.dataSource.manager.update(
        OrganisationEntity,
        { code: 'west' },
        { active: false, mergedInto: 'east' },
      )
      await openRenewal(district)
      expect(await rowsOf(district, '2027', 'east')).toEqual([
        '01-east-0001 1 低保',
        '01-east-0002 2 临时救助',
        '01-west-0001 3 低保',
        '01-west-0002 4 临时救助',
        '02-east-0001 1 危房改造补助',
        '02-west-0001 2 危房改造补助',
      ])
    } finally {
      await district.close()
    }
  })

  test('a row whose source is gone is made of what is published; what was decided since goes on', async () => {
    const district = await openDistrict(await url())
    try {
      await publishedAll(district)
      const tx = district.dataSource.manager
      await tx.delete(EntryEntity, { publicNumber: '01-east-0001' })
      const east = desk(district, 'east')
      const draft = done(
        await district.call<{ id: number; version: number; fields: object }>('east', 'POST', '/api/amendments', {
          kind: 'revise',
          publicNumber: '01-east-0002',
        }),
      )
      await tx.query("UPDATE amendment SET state = 'finalised', fields_after = ? WHERE id = ?", [
        JSON.stringify({ ...draft.fields, timeLimit: '信息形成之日起5个工作日内' }),
        draft.id,
      ])
      await openRenewal(district)
      const { entries, renewal } = await east.read(await east.idIn('01'))
      expect(entries.map(({ fields }) => [fields.level2, fields.timeLimit])).toEqual([
        ['低保', '信息形成或者变更之日起20个工作日内'],
        ['临时救助', '信息形成之日起5个工作日内'],
      ])
      expect(renewal?.rows.map(({ change }) => change)).toEqual(['same', 'changed'])
    } finally {
      await district.close()
    }
  })

  test('takes as many statements for 40 towns as for two, and leaves nothing where it stops in the middle', async () => {
    const opened = async (towns: number) => {
      const pack = districtWithTowns(towns)
      const district = await openDistrict(await url(), { pack })
      const units = pack.organisations.filter(({ kind, fills }) => kind === 'town' && fills !== false)
      await publishedAll(
        district,
        units.map(({ code }) => code),
      )
      const { manager } = district.dataSource
      const renew = (stop = false) =>
        manager.transaction(async (tx) => {
          await openRound(tx, { code: '2027', name: '2027年更新', kind: 'renewal', year: 2027, milestones: [] })
          if (stop) throw new Error('killed')
        })
      await expect(renew(true)).rejects.toThrow('killed')
      expect(await manager.countBy(RoundEntity, { code: '2027' })).toBe(0)
      // The server works by itself now and then: the fewest of a few times.
      const counts: number[] = []
      for (let time = 0; time < 4; time++)
        counts.push(await statements(district, () => expect(renew(true)).rejects.toThrow('killed'), OWN))
      const before = await manager.count(EntryEntity)
      await renew()
      const rows = (await manager.count(EntryEntity)) - before
      const made = Math.min(...counts)
      await district.close()
      return { made, rows }
    }
    const [few, many] = [await opened(2), await opened(40)]
    expect([few.rows, many.rows]).toEqual([6, 120])
    expect(many.made).toBe(few.made)
  })
})
