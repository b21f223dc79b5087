import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a town delegates a domain to its villages, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = await of('east').idIn('01')
  })
  afterAll(() => district.close())

  test('its villages are offered, nothing is delegated yet', async () => {
    expect((await of('east').read(id)).villages).toEqual(
      [
        { code: 'east-01', name: '东镇一村' },
        { code: 'east-02', name: '东镇二村' },
      ].map((organisation) => ({ organisation, assignmentId: null, state: null, entryCount: 0 })),
    )
    expect((await of('east').read(id)).can.delegate).toEqual([])
    expect(await of('east-01').list()).toEqual([])
  })

  test('only its approver, only its own villages: all reasons at once', async () => {
    const refused = await of('east-editor').delegate(id, 'east-01', 'west-01', 'nowhere')
    expect(placesOf(refused)).toEqual([
      'account.role at submission',
      'delegation.unknown at villageCodes/1',
      'delegation.unknown at villageCodes/2',
    ])
    expect((await of('east-editor').read(id)).can.delegate.map(({ code }) => code)).toEqual(['account.role'])
    expect((await of('east').delegate(id, 'east-01', 'east-01')).status).toBe(400)
    expect(await district.dataSource.manager.countBy(AssignmentEntity, { parentId: id })).toBe(0)
  })

  test('leads, the office, other towns and villages delegate nothing', async () => {
    const own = await of('civil').idIn('01')
    expect(codesOf(await of('civil').delegate(own, 'east-01'))).toEqual(['delegation.unknown'])
    for (const account of ['civil', 'office'])
      expect(codesOf(await of(account).delegate(id, 'east-01'))).toContain('submission.not-yours')
    for (const account of ['west', 'east-01']) expect((await of(account).delegate(id, 'east-01')).status).toBe(404)
  })

  test('twice at once is once; the village sees its work, in the town’s phase and by the town’s date', async () => {
    const both = await Promise.all([of('east').delegate(id, 'east-01'), of('east').delegate(id, 'east-01')])
    for (const answer of both)
      expect(done(answer).villages[0]).toMatchObject({
        assignmentId: expect.any(Number),
        state: 'draft',
        entryCount: 0,
      })
    expect(await recorded(district, id, 'submission.delegated')).toBe(1)
    const [assignment, ...more] = await of('east-01').list()
    expect(more).toEqual([])
    expect(assignment).toMatchObject({
      parentId: id,
      phase: 'inventory',
      state: 'draft',
      dueOn: '2026-07-24',
      domain: { code: '01' },
      coverage: { answered: 0, total: 0 },
    })
    expect(await of('east-02').list()).toEqual([])
  })

  test('a village may not delegate further, its editor may not hand in', async () => {
    const work = await of('east-01').idIn('01')
    expect(codesOf(await of('east-01').delegate(work, 'east-02'))).toContain('delegation.not-town')
    expect((await of('east-01').read(work)).can.delegate.map(({ code }) => code)).toContain('delegation.not-town')
    expect(codesOf(await of('east-01-editor').submit(work))).toEqual(['account.role', 'submission.empty'])
  })

  test('the village, its town and the office see the work; the leads and everybody else do not', async () => {
    const work = await of('east-01').idIn('01')
    for (const account of ['east-01', 'east', 'office']) expect((await of(account).open(work)).status).toBe(200)
    for (const account of ['civil', 'housing', 'west', 'east-02', 'west-01'])
      expect((await of(account).open(work)).status).toBe(404)
    expect((await of('civil').read(id)).villages).toEqual([])
    expect((await of('office').read(id)).villages).toHaveLength(2)
    // the town sees, but does not write in its village's name
    expect(codesOf(await of('east').add(work, {}))).toEqual(['submission.not-yours'])
  })

  test('what a village has begun is not taken from it; what it has not, is', async () => {
    const work = await of('east-01').idIn('01')
    const entry = done(await of('east-01').add(work, { level1: '救助' }))
    expect(placesOf(await of('east').delegate(id, 'east-02'))).toEqual(['delegation.begun at villages/east-01'])
    expect(await of('east-02').list()).toEqual([])
    done(await of('east-01').remove(entry.id, 1))
    expect(done(await of('east').delegate(id, 'east-02')).villages.map(({ state }) => state)).toEqual([null, 'draft'])
    expect(await of('east-01').list()).toEqual([])
    expect((await of('east-01').open(work)).status).toBe(404)
    expect((await of('east-01').restore(entry.id)).status).toBe(404)
    expect(await district.dataSource.manager.countBy(SubmissionEntity, { assignmentId: work })).toBe(0)
    // and can be given again
    expect(done(await of('east').delegate(id, 'east-01', 'east-02')).villages.map(({ state }) => state)).toEqual([
      'draft',
      'draft',
    ])
  })

  test('what was handed in stays, also after it was recalled', async () => {
    const work = await of('east-01').idIn('01')
    done(await of('east-01').noDuty(work, '本村没有救助对象'))
    done(await of('east-01').submit(work))
    for (let time = 0; time < 2; time++) {
      expect(placesOf(await of('east').delegate(id, 'east-02'))).toEqual(['delegation.handed-in at villages/east-01'])
      if (time === 0) done(await of('east-01').recall(work))
    }
  })

  test('a town that has handed in delegates no more', async () => {
    const west = await of('west').idIn('02')
    done(
      await of('west').adopt(
        west,
        (await of('west').rows(west)).map((row) => row.id),
      ),
    )
    done(await of('west').submit(west))
    expect(codesOf(await of('west').delegate(west, 'west-01'))).toEqual(['submission.state'])
  })
})
