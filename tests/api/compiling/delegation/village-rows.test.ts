import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { codesOf, desk, done, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a village hands in to its town, on $name', ({ url }) => {
  let district: District
  let town: number
  let work: number
  const of = (account: string) => desk(district, account)
  const named = ({ entries }: AssignmentDetail) => entries.map(({ fields, origin }) => [fields.level2, origin?.name])
  beforeAll(async () => {
    district = await openDistrict(await url())
    town = await of('east').idIn('01')
    done(await of('east').delegate(town, 'east-01', 'east-02'))
    work = await of('east-01').idIn('01')
  })
  afterAll(() => district.close())

  test('it starts from model rows as 乡级 in its own name, and answers only for what it fills', async () => {
    const [first] = await of('east-01').rows(work)
    expect(first?.fields).toMatchObject({ subjects: ['东镇一村'], levels: ['town'] })
    const { entries } = done(await of('east-01').adopt(work, [first?.id ?? 0]))
    expect(entries[0]).toMatchObject({ departures: [], warnings: [], origin: null })
    done(
      await of('east-01').add(work, { level1: '救助', level2: '村级公示', stages: ['result'], attribute: 'proactive' }),
    )
    expect((await of('east-01').read(work)).can.submit).toEqual([])
  })

  test('twice at once is one hand-in; it waits for the town, which sees it in its queue and on its card', async () => {
    const answers = await Promise.all([of('east-01').submit(work), of('east-01').submit(work)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await recorded(district, work, 'submission.submitted')).toBe(1)
    expect((await of('east-01').read(work)).coSigns).toEqual([
      { organisation: { code: 'east', name: '东镇人民政府' }, approved: false },
    ])
    expect((await of('east').queue()).map((reviewQueueItem) => reviewQueueItem.id)).toEqual([work])
    expect((await of('civil').queue()).map((candidate) => candidate.id)).toEqual([])
    expect(await of('west').queue()).toEqual([])
    expect((await of('east').list()).find((assignment) => assignment.id === town)).toMatchObject({ villagesWaiting: 1 })
    expect(await of('east').read(town)).toMatchObject({
      villagesWaiting: 1,
      villages: [{ state: 'submitted', entryCount: 2 }, { state: 'draft' }],
    })
    expect((await of('office').read(work)).can.approve.map(({ code }) => code)).toContain('review.not-lead')
  })

  test('only the town’s approver judges', async () => {
    expect(codesOf(await of('east-01').approve(work))).toEqual(['review.own'])
    expect(codesOf(await of('east-editor').approve(work))).toEqual(['account.role'])
    expect(codesOf(await of('office').approve(work))).toEqual(['review.not-lead'])
    for (const account of ['civil', 'west', 'east-02']) {
      expect((await of(account).approve(work)).status).toBe(404)
      expect((await of(account).return(work, '退回')).status).toBe(404)
    }
  })

  test('the town returns with remarks; the village mends and hands in again', async () => {
    expect(done(await of('east').return(work, '请写全称'))).toMatchObject({ state: 'returned', remark: '请写全称' })
    expect((await of('east-01').list())[0]).toMatchObject({ state: 'returned', remark: '请写全称' })
    const entry = (await of('east-01').read(work)).entries[1]
    if (!entry) throw new Error('two rows expected')
    done(await of('east-01').save(entry.id, 1, { ...entry.fields, level2: '村级救助公示', levels: ['district'] }))
    expect(done(await of('east-01').submit(work)).revisions.map(({ revision }) => revision)).toEqual([2, 1])
  })

  test('approved, its rows are the town’s own, with their origin and as 乡级; twice at once is once', async () => {
    const answers = await Promise.all([of('east').approve(work), of('east').approve(work)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    const detail = await of('east').read(town)
    expect(named(detail)).toEqual([
      ['低保', '东镇一村'],
      ['村级救助公示', '东镇一村'],
    ])
    expect(detail.entries.map(({ fields }) => fields.levels)).toEqual([['town'], ['town']])
    expect(detail.entries[0]).toMatchObject({ departures: [], warnings: [], origin: { code: 'east-01' } })
    expect(detail).toMatchObject({ villagesWaiting: 0, coverage: { answered: 1, total: 2 } })
    expect(await recorded(district, town, 'entry.accepted')).toBe(1)
    expect(codesOf(await of('east-01').add(work, {}))).toEqual(['submission.state'])
  })

  test('taken back and approved again they are brought up to date, not doubled; what the village deleted goes', async () => {
    done(await of('east').return(work, '请补充内容'))
    const [first, second] = (await of('east-01').read(work)).entries
    if (!first || !second) throw new Error('two rows expected')
    done(await of('east-01').save(first.id, first.version, { ...first.fields, content: '名单、标准、时间' }))
    done(await of('east-01').remove(second.id, second.version))
    done(
      await of('east-01').add(work, {
        level1: '救助',
        level2: '临时救助公示',
        stages: ['result'],
        attribute: 'onRequest',
      }),
    )
    done(await of('east-01').submit(work))
    const [old] = (await of('east').read(town)).entries
    done(await of('east').approve(work))
    const detail = await of('east').read(town)
    expect(named(detail)).toEqual([
      ['低保', '东镇一村'],
      ['临时救助公示', '东镇一村'],
    ])
    expect(detail.entries[0]).toMatchObject({
      id: old?.id,
      version: (old?.version ?? 0) + 1,
      fields: { content: '名单、标准、时间' },
      departures: ['content'],
    })
  })

  test('a town hands in while a village waits, and is warned; then nothing of a village comes any more', async () => {
    const other = await of('east-02').idIn('01')
    done(
      await of('east-02').add(other, {
        level1: '救助',
        level2: '二村公示',
        stages: ['result'],
        attribute: 'proactive',
      }),
    )
    done(await of('east-02').submit(other))
    const [, second] = await of('east').rows(town)
    done(await of('east').decline(town, { guidelineItemId: second?.id ?? 0, reason: '由区级部门办理' }))
    expect(await of('east').read(town)).toMatchObject({ villagesWaiting: 1, can: { submit: [] } })
    done(await of('east').submit(town))

    expect(codesOf(await of('east').approve(other))).toEqual(['review.town-sent'])
    expect(codesOf(await of('east').return(work, '再改'))).toEqual(['review.town-sent'])
    // what only waits may go back, but not come again
    done(await of('east').return(other, '下次再报'))
    expect(codesOf(await of('east-02').submit(other))).toEqual(['submission.town-sent'])
    expect((await of('east-02').read(other)).can.submit.map(({ code }) => code)).toEqual(['submission.town-sent'])

    // returned by the lead, the town is open again, and so are its villages
    done(await of('civil').return(town, '请补充二村'))
    done(await of('east-02').submit(other))
    done(await of('east').approve(other))
    expect(named(await of('east').read(town))).toContainEqual(['二村公示', '东镇二村'])
  })

  test('a town that declared 无此职责 has delegated to nobody, and takes nothing over', async () => {
    const west = await of('west').idIn('01')
    done(await of('west').delegate(west, 'west-01'))
    expect(codesOf(await of('west').noDuty(west, '本镇没有此项职责'))).toEqual(['no-duty.villages'])
  })
})
