import { SubmissionRevisionEntity } from '@gongkai/server/compiling/submission/submission-revision.entity'
import { adoptedBy } from '../../../factories/handed-in'
import { desk, done, ON_20_JULY, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('every hand-in is kept as it was, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = (await adoptedBy(district, 'east', '01')).id
  })
  afterAll(() => district.close())
  const kept = () =>
    district.dataSource.manager
      .createQueryBuilder(SubmissionRevisionEntity, 'r')
      .addSelect('r.entries')
      .orderBy('r.revision')
      .getMany()

  test('two taps on 报送 are one revision; the second is told so', async () => {
    const { version, revisions: before } = await of('east').read(id)
    expect(before).toEqual([])
    // Both taps are upon one page, which the first of them makes old.
    const tap = () => district.send('east', 'POST', `/api/assignments/${id}/submission`, { version })
    const answers = await Promise.all([tap(), tap()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await recorded(district, id, 'submission.submitted')).toBe(1)
    const { revisions, revision } = await of('east').read(id)
    expect(revision).toBe(1)
    expect(revisions).toEqual([
      { revision: 1, submittedAt: expect.stringMatching(ON_20_JULY), by: '东镇人民政府 east', entryCount: 2 },
    ])
  })

  test('a later hand-in has its own; what the earlier held stays, also what was changed or deleted since', async () => {
    done(await of('civil').return(id, '名称请写全称'))
    const [first, second] = (await of('east').read(id)).entries
    if (!first || !second) throw new Error('two entries expected')
    done(await of('east').save(first.id, first.version, { ...first.fields, level2: '最低生活保障' }))
    done(await of('east').remove(second.id, second.version))
    done(await of('east').decline(id, { guidelineItemId: second.guidelineItemId ?? 0, reason: '由区级部门办理' }))
    done(await of('east').submit(id))
    done(await of('east').recall(id))
    done(await of('east').submit(id))
    expect((await of('civil').read(id)).revisions.map(({ revision, entryCount }) => [revision, entryCount])).toEqual([
      [3, 1],
      [2, 1],
      [1, 2],
    ])
    const snapshots = await kept()
    expect(snapshots.map(({ entries }) => entries.map(({ fields }) => fields.level2))).toEqual([
      ['低保', '临时救助'],
      ['最低生活保障'],
      ['最低生活保障'],
    ])
    expect(snapshots[0]?.entries[0]).toEqual({
      id: first.id,
      position: 1,
      guidelineItemId: first.guidelineItemId,
      originCode: null,
      fields: first.fields,
    })
    const { remarks } = await of('east').read(id)
    expect(remarks).toMatchObject([{ revision: 1, text: '名称请写全称' }])
  })
})
