import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import type { ReportState } from '@gongkai/shared/compiling/report/report.contract'
import { handedInBy } from '../../../factories/handed-in'
import { desk, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const WHO = ['east', 'east-editor', 'west', 'civil', 'civil-editor', 'housing', 'office', 'east-01'] as const
type Who = (typeof WHO)[number]
type Move<State extends string> = { from: State; verb: string; by: readonly Who[]; to: State }

/** The tables of docs/glossary.md (States): a move not named here is refused and changes nothing. */
const SUBMISSION_MOVES: Move<SubmissionState>[] = [
  { from: 'draft', verb: 'submit', by: ['east'], to: 'submitted' },
  { from: 'returned', verb: 'submit', by: ['east'], to: 'submitted' },
  { from: 'submitted', verb: 'recall', by: ['east'], to: 'draft' },
  { from: 'submitted', verb: 'approve', by: ['civil'], to: 'approved' },
  { from: 'submitted', verb: 'return', by: ['civil'], to: 'returned' },
  { from: 'approved', verb: 'return', by: ['civil'], to: 'returned' },
]
const REPORT_MOVES: Move<ReportState>[] = [
  { from: 'preparing', verb: 'sign', by: ['civil'], to: 'reported' },
  { from: 'returned', verb: 'sign', by: ['civil'], to: 'reported' },
  { from: 'reported', verb: 'recall', by: ['civil'], to: 'preparing' },
  { from: 'reported', verb: 'accept', by: ['office'], to: 'accepted' },
  { from: 'reported', verb: 'return', by: ['office'], to: 'returned' },
]

describe.each(databases)('every move by everybody, on $name', ({ url }) => {
  let district: District
  let id: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await handedInBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())
  const tx = () => district.dataSource.manager

  describe.each(['draft', 'submitted', 'returned', 'approved'] as const)('a submission that is %s', (from) => {
    test.each(['submit', 'recall', 'approve', 'return'] as const)('%s', async (verb) => {
      for (const who of WHO) {
        const approvedBy = from === 'approved' ? ['civil'] : []
        await tx().update(SubmissionEntity, { assignmentId: id, phase: 'inventory' }, { state: from, approvedBy })
        const of = desk(district, who)
        const { status } = await (verb === 'return' ? of.return(id, '请核对') : of[verb](id))
        const { state } = await tx().findOneByOrFail(SubmissionEntity, { assignmentId: id, phase: 'inventory' })
        const move = SUBMISSION_MOVES.find(
          (candidate) => candidate.from === from && candidate.verb === verb && candidate.by.includes(who),
        )
        expect([who, status < 300, state]).toEqual([who, move !== undefined, move?.to ?? from])
      }
    })
  })

  describe.each(['preparing', 'reported', 'returned', 'accepted'] as const)('a report that is %s', (from) => {
    test.each(['sign', 'recall', 'accept', 'return'] as const)('%s', async (verb) => {
      await tx().update(SubmissionEntity, { phase: 'inventory' }, { state: 'approved', approvedBy: ['civil'] })
      const place = { domainCode: '01', phase: 'inventory' } as const
      const report = await tx().findOneByOrFail(ReportEntity, place)
      const signedBy = from === 'reported' || from === 'accepted' ? ['civil'] : []
      const body = { sign: { exceptions: [] }, return: { assignmentIds: [], remark: '请核对' } }
      for (const who of WHO) {
        await tx().update(ReportEntity, place, { state: from, signedBy: signedBy as never })
        await tx().update(AssignmentEntity, { domainCode: '01' }, { phase: 'inventory' })
        const given = (body as Record<string, object>)[verb] ?? {}
        const { status } = await desk(district, who).onReport(report.id, verb, given)
        const { state } = await tx().findOneByOrFail(ReportEntity, place)
        const move = REPORT_MOVES.find(
          (candidate) => candidate.from === from && candidate.verb === verb && candidate.by.includes(who),
        )
        expect([who, status < 300, state]).toEqual([who, move !== undefined, move?.to ?? from])
      }
    })
  })
})

describe.each(databases)('at the same moment, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())
  const of = (account: string) => desk(district, account)
  const statuses = async (...acts: Promise<{ status: number }>[]) =>
    (await Promise.all(acts)).map(({ status }) => status).sort()

  test('two taps on 通过 count once; approval against return leaves one state', async () => {
    const { id } = await handedInBy(district, 'east', '01')
    expect(await statuses(of('civil').approve(id), of('civil').approve(id))).toEqual([200, 422])
    expect(await recorded(district, id, 'submission.approved')).toBe(1)
    expect(await statuses(of('civil').return(id, '请核对'), of('civil').return(id, '请核对'))).toEqual([200, 422])
    expect((await of('east').read(id)).remarks).toHaveLength(1)
  })

  test('both leads approve at once: both count; one approves while the other returns: no approval stands', async () => {
    const { id } = await handedInBy(district, 'east', '02')
    expect(await statuses(of('civil').approve(id), of('housing').approve(id))).toEqual([200, 200])
    expect(await of('east').read(id)).toMatchObject({
      state: 'approved',
      coSigns: [{ approved: true }, { approved: true }],
    })
    const west = (await handedInBy(district, 'west', '02')).id
    const [, returned] = await Promise.all([of('civil').approve(west), of('housing').return(west, '依据缺文号')])
    expect(returned.status).toBe(200)
    expect(await of('west').read(west)).toMatchObject({
      state: 'returned',
      coSigns: [{ approved: false }, { approved: false }],
    })
  })

  test('recall against approval: one of them; taps on 报送 and 撤回 leave one record each', async () => {
    const { id } = await handedInBy(district, 'west', '01')
    const [recall, approve] = await Promise.all([of('west').recall(id), of('civil').approve(id)])
    // approved first, there is nothing to recall any more; recalled first, what was read is no longer handed in
    expect([recall.status, approve.status]).toEqual(recall.status === 200 ? [200, 409] : [422, 200])
    const { state } = await of('west').read(id)
    expect(state).toBe(recall.status === 200 ? 'draft' : 'approved')
    if (state === 'approved') await of('civil').return(id, '请核对')
    const [submitted] = await Promise.all([of('west').submit(id), of('west').recall(id)])
    expect(submitted.status).toBe(200)
    const kinds = ['submission.submitted', 'submission.recalled'] as const
    const [handIns, recalls] = await Promise.all(kinds.map((kind) => recorded(district, id, kind)))
    const now = await of('west').read(id)
    expect(handIns).toBe(2)
    expect([now.state, now.revision]).toEqual([
      (recalls ?? 0) > (recall.status === 200 ? 1 : 0) ? 'draft' : 'submitted',
      2,
    ])
  })
})
