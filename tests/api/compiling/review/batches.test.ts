import { ApplyBatches } from '@gongkai/server/compiling/review/apply-batches'
import { ReviewBatchEntity } from '@gongkai/server/compiling/review/review-batch.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { Clock } from '@gongkai/server/platform/clock'
import { handedInBy } from '../../../factories/handed-in'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('one verdict for many, on $name', ({ url }) => {
  let district: District
  let east: number
  let west: number
  let eastTwo: number
  const of = (account: string) => desk(district, account)
  const stateOf = async (account: string, id: number) => (await of(account).read(id)).state
  const one = (assignmentId: number, revision = 1) => ({ assignmentId, revision })
  beforeAll(async () => {
    district = await openDistrict(await url())
    east = (await handedInBy(district, 'east', '01')).id
    west = (await handedInBy(district, 'west', '01')).id
    eastTwo = (await handedInBy(district, 'east', '02')).id
  })
  afterAll(() => district.close())

  /** As if the 10 s had gone by. */
  async function timeGoesBy(id: number): Promise<void> {
    await district.dataSource.manager.update(
      ReviewBatchEntity,
      { id },
      { effectiveAt: new Date('2026-01-01T00:00:00Z') },
    )
    const apply = district.app.get(ApplyBatches)
    await Promise.all([apply.run(), apply.run()])
  }

  /** As if hardly any of the 10 s went by, however long the machine takes. */
  async function timeStandsStill(id: number): Promise<void> {
    await district.dataSource.manager.update(
      ReviewBatchEntity,
      { id },
      { effectiveAt: new Date(district.app.get(Clock).now().getTime() + 3_600_000) },
    )
  }

  test('an approval is not in force for 10 s: taken back in time it never was', async () => {
    const batch = done(await of('civil').startBatch({ act: 'approve', assignments: [one(east), one(west)] }))
    expect(batch).toMatchObject({ state: 'waiting', items: [{ outcome: null }, { outcome: null }] })
    expect(batch.remainingMs).toBeGreaterThan(8000)
    expect(batch.remainingMs).toBeLessThanOrEqual(10_000)
    await timeStandsStill(batch.id)
    expect(await stateOf('east', east)).toBe('submitted')
    expect((await of('civil').queue()).map(({ id, batchId }) => [id, batchId])).toEqual(
      expect.arrayContaining([
        [east, batch.id],
        [west, batch.id],
        [eastTwo, null],
      ]),
    )
    await district.app.get(ApplyBatches).run()
    expect(await stateOf('east', east)).toBe('submitted')
    expect(done(await of('civil-editor').cancelBatch(batch.id)).state).toBe('cancelled')
    await timeGoesBy(batch.id)
    expect(await stateOf('east', east)).toBe('submitted')
    expect(await recorded(district, east, 'submission.approved')).toBe(0)
  })

  test('what is waiting cannot be put into another one; a second tap is told so', async () => {
    const request = { act: 'return', overall: '请核对公开时限', assignments: [one(east), one(west)] }
    const answers = await Promise.all([of('civil').startBatch(request), of('civil').startBatch(request)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    const refused = answers.find(({ status }) => status === 422)
    expect(refused && codesOf(refused)).toEqual(['review.batch-waiting'])
    const batch = answers.find(({ status }) => status === 201)?.body.id ?? 0
    expect((await of('housing').readBatch(batch)).status).toBe(404)
    expect((await of('housing').cancelBatch(batch)).status).toBe(404)
    done(await of('civil').cancelBatch(batch))
  })

  test('in force, each on its own: what changed meanwhile is refused and says why, the others are done once', async () => {
    const batch = done(
      await of('civil').startBatch({ act: 'return', overall: '请核对公开时限', assignments: [one(east), one(west)] }),
    )
    await timeStandsStill(batch.id)
    done(await of('west').recall(west))
    done(await of('west').submit(west))
    await timeGoesBy(batch.id)
    expect(done(await of('civil').readBatch(batch.id))).toMatchObject({
      state: 'done',
      remainingMs: 0,
      items: [
        { assignmentId: east, outcome: 'done', reason: '' },
        {
          assignmentId: west,
          outcome: 'refused',
          reason: '西镇人民政府“社会救助”在您看过之后撤回或重新报送了，没有办理；请查看最新内容，再决定是否办理',
        },
      ],
    })
    expect(await stateOf('east', east)).toBe('returned')
    expect((await of('east').read(east)).remarks.map(({ text }) => text)).toEqual(['请核对公开时限'])
    expect(await recorded(district, east, 'submission.returned')).toBe(1)
    expect(await stateOf('west', west)).toBe('submitted')
    expect(codesOf(await of('civil').cancelBatch(batch.id))).toEqual(['review.batch-done'])
  })

  test('with two leads the bulk approval of one is one of two', async () => {
    const batch = done(await of('civil').startBatch({ act: 'approve', assignments: [one(eastTwo), one(west, 2)] }))
    await timeGoesBy(batch.id)
    expect(await stateOf('west', west)).toBe('approved')
    expect(await stateOf('east', eastTwo)).toBe('submitted')
    const waiting = (await of('housing').queue()).find(({ id }) => id === eastTwo)
    expect(waiting?.approvedBy).toEqual(['区民政局'])
  })

  test('refused whole: no remark, not in review, another revision, an editor, a foreign domain', async () => {
    expect(
      placesOf(await of('civil').startBatch({ act: 'return', overall: ' ', assignments: [one(east), one(eastTwo)] })),
    ).toEqual(['review.no-reason at overall', `submission.state at assignments/${east}`])
    expect((await of('housing').startBatch({ act: 'approve', assignments: [one(eastTwo, 7)] })).status).toBe(409)
    expect(codesOf(await of('housing-editor').startBatch({ act: 'approve', assignments: [one(eastTwo)] }))).toEqual([
      'account.role',
    ])
    expect((await of('housing').startBatch({ act: 'approve', assignments: [one(east)] })).status).toBe(404)
    for (const wrong of [
      { act: 'approve', assignments: [] },
      { act: 'perhaps', assignments: [one(eastTwo)] },
      { act: 'approve', assignments: [one(eastTwo), one(eastTwo)] },
    ])
      expect((await of('housing').startBatch(wrong)).status).toBe(400)
    expect((await of('office').startBatch({ act: 'approve', assignments: [one(eastTwo)] })).status).toBe(403)
    expect((await of('housing').readBatch(999_999)).status).toBe(404)
  })

  test.each([
    ['no longer an 审签人', { roles: ['editor' as const] }],
    ['deactivated', { active: false }],
  ])('who asked is %s before it takes effect: nothing is judged, and it says why', async (what, change) => {
    const fresh = await openDistrict(await url())
    const { id } = await handedInBy(fresh, 'east', '01')
    const lead = desk(fresh, 'civil')
    const batch = done(await lead.startBatch({ act: 'approve', assignments: [{ assignmentId: id, revision: 1 }] }))
    const { manager } = fresh.dataSource
    await manager.update(PersonEntity, { account: 'civil' }, change)
    await manager.update(ReviewBatchEntity, { id: batch.id }, { effectiveAt: new Date('2026-01-01T00:00:00Z') })
    await fresh.app.get(ApplyBatches).run()
    const { items } = done(await desk(fresh, 'civil-editor').readBatch(batch.id))
    expect(items).toMatchObject([{ outcome: 'refused' }])
    expect(items[0]?.reason).toMatch(what === 'deactivated' ? /停用/ : /审签人/)
    expect((await desk(fresh, 'east').read(id)).state).toBe('submitted')
    await fresh.close()
  })
})
