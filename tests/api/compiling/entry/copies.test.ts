import { planEdition } from '@gongkai/server/catalogue/publication/plan-edition'
import { publish } from '@gongkai/server/catalogue/publication/publish-edition'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { RoundEntity } from '@gongkai/server/district/round/round.entity'
import { openRound } from '@gongkai/server/office/round/open-round'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('copying from the last round, on $name', ({ url }) => {
  let district: District
  let id: number
  let before: number
  const of = (account: string) => desk(district, account)
  const inRound = async (roundCode: string, organisationCode = 'east', domainCode = '01') =>
    (await district.dataSource.manager.findOneByOrFail(AssignmentEntity, { roundCode, domainCode, organisationCode }))
      .id
  const approve = async (assignmentId: number) => {
    const { manager } = district.dataSource
    await manager.update(AssignmentEntity, { id: assignmentId }, { phase: 'catalogue' })
    await manager.update(SubmissionEntity, { assignmentId }, { state: 'approved' })
  }
  const publishRound = (code: string) =>
    district.dataSource.manager.transaction(async (tx) => {
      const round = await tx.findOneByOrFail(RoundEntity, { code })
      await tx.update(ReportEntity, { roundCode: code }, { state: 'accepted' })
      const plan = (await planEdition(tx, round)).filter((domain) => domain.code === '01')
      return publish(tx, round, plan, { note: '', effectiveOn: `${round.year}-12-01` }, new Date(`${round.year}-12-01`))
    })
  const numbers = async (assignmentId: number) =>
    (await district.dataSource.manager.find(EntryEntity, { where: { assignmentId }, order: { position: 'ASC' } })).map(
      ({ publicNumber, fields }) => `${publicNumber} ${fields.level2}`,
    )
  beforeAll(async () => {
    district = await openDistrict(await url())
    for (const code of ['2024', '2025'])
      await district.dataSource.manager.transaction((tx) =>
        openRound(tx, { code, name: `${code}年编制`, year: Number(code), milestones: [] }),
      )
    id = await of('east').idIn('01')
    // 2025 is empty for west; 2024 is not
    const old = await inRound('2024', 'west')
    done(await of('west').add(old, { level1: '救助', level2: '旧事项' }))
    before = await inRound('2025')
    const rows = await of('east').rows(before)
    done(
      await of('east').adopt(
        before,
        rows.map((row) => row.id),
      ),
    )
    done(await of('east').add(before, { level1: '救助', level2: '本镇特色', attribute: 'proactive' }))
    await approve(before)
    await publishRound('2025')
  })
  afterAll(() => district.close())

  test('the round before is offered; a unit without one is told so', async () => {
    expect((await of('east').read(id)).lastRound).toEqual({ name: '2025年编制', entryCount: 3 })
    // the newest earlier round that holds anything
    expect((await of('west').read(await of('west').idIn('01'))).lastRound).toEqual({
      name: '2024年编制',
      entryCount: 1,
    })
    const other = await of('east').idIn('02')
    expect((await of('east').read(other)).lastRound).toBeNull()
    expect(codesOf(await of('east').copy(other))).toEqual(['copy.nothing'])
    // it is the unit's own affair
    expect((await of('civil').read(id)).lastRound).toBeNull()
  })

  test('what stands under the same names is skipped, the rest comes with model row and public number', async () => {
    const [first, second] = await of('east').rows(id)
    done(await of('east').decline(id, { guidelineItemId: second?.id ?? 0, reason: '由区级部门办理' }))
    done(await of('east').adopt(id, [first?.id ?? 0]))
    const twice = await Promise.all([of('east-editor').copy(id), of('east-editor').copy(id)])
    for (const answer of twice) {
      expect(done(answer)).toMatchObject({ entryCount: 3, coverage: { answered: 2, total: 2 } })
      expect(done(answer).entries.map(({ fields, guidelineItemId }) => [fields.level2, guidelineItemId])).toEqual([
        ['低保', first?.id],
        ['临时救助', second?.id],
        ['本镇特色', null],
      ])
    }
    expect(await recorded(district, id, 'entry.copied')).toBe(1)
    expect((await of('east').rows(id))[1]).toMatchObject({ adopted: true, declinedReason: '' })
    expect(await numbers(id)).toEqual(['01-east-0001 低保', '01-east-0002 临时救助', '01-east-0003 本镇特色'])
  })

  test('renamed here it is not copied again: a number stands once in a round, also after an undo', async () => {
    const entry = (await of('east').read(id)).entries[2]
    if (!entry) throw new Error('three entries expected')
    done(await of('east').save(entry.id, 1, { ...entry.fields, level2: '改名后' }))
    expect(done(await of('east').copy(id)).entryCount).toBe(3)
    done(await of('east').remove(entry.id, 2, '职责已经划出'))
    expect(done(await of('east').copy(id)).entryCount).toBe(3)
    expect(done(await of('east').restore(entry.id)).entryCount).toBe(4)
    expect((await numbers(id)).sort()).toEqual([
      '01-east-0001 低保',
      '01-east-0002 临时救助',
      '01-east-0003 本镇特色',
      'null 改名后',
    ])
  })

  test('the number stays for life: the next edition keeps it, new entries get new ones', async () => {
    await approve(id)
    await publishRound('2026')
    expect((await numbers(id)).sort()).toEqual([
      '01-east-0001 低保',
      '01-east-0002 临时救助',
      '01-east-0003 本镇特色',
      '01-east-0004 改名后',
    ])
    expect(await numbers(before)).toEqual(['01-east-0001 低保', '01-east-0002 临时救助', '01-east-0003 本镇特色'])
  })

  test('nothing is copied into what is handed in', async () => {
    expect(codesOf(await of('east').copy(id))).toEqual(['submission.state'])
  })
})
