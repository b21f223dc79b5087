import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { CannedRemarkEntity } from '@gongkai/server/compiling/review/canned-remark.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { LawEntity } from '@gongkai/server/district/law/law.entity'
import { MatterEntity } from '@gongkai/server/district/matter/matter.entity'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { ImportEntity } from '@gongkai/server/exchange/import/import.entity'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import type { FeedbackPage, FeedbackReceipt } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type {
  DeactivationEffect,
  MergeEffect,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { In, IsNull } from 'typeorm'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { administering } from '../../../support/administering'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('a unit that ends leaves nothing open behind, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  const tx = () => district.dataSource.manager
  beforeAll(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterAll(() => district.close())
  const complain = async (organisationCode: string, text: string) =>
    done(
      await district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', {
        kind: 'missing',
        text,
        organisationCode,
      }),
    )
  const open = async (account: string) =>
    done(await district.call<FeedbackPage>(account, 'GET', '/api/feedback?standing=open')).items
  const deactivate = async (code: string, more: object = {}) =>
    office.post<OrganisationDetail>(`organisations/${code}/deactivation`, {
      version: (await office.unit(code)).version,
      reason: '机构撤销',
      ...more,
    })
  const merge = async (code: string, into: string) =>
    office.post<OrganisationDetail>(`organisations/${code}/merge`, {
      version: (await office.unit(code)).version,
      into,
      reason: '机构改革',
    })
  const agency = async (code: string) => {
    done(
      await office.post('organisations', { kind: 'agency', code, name: `区${code}指挥部`, parent: null, fills: false }),
    )
    const passwordHash = (await tx().findOneByOrFail(PersonEntity, { account: 'civil' })).passwordHash
    await tx().insert(PersonEntity, {
      account: code,
      name: code,
      organisationCode: code,
      roles: ['editor', 'approver'],
      passwordHash,
    })
  }

  test('a merger takes the complaint, the lists, the remarks and the news along, and says so before', async () => {
    await agency('flood')
    const { trackingCode } = await complain('flood', '防汛物资的发放名单没有看到')
    await desk(district, 'office').notices()
    const own = { organisationCode: 'flood' }
    const law = { title: '防汛预案', documentNumber: '', status: 'current', replacedBy: '', note: '' } as const
    await tx().insert(LawEntity, { ...law, ...own, searchKey: '防汛预案' } as never)
    await tx().insert(LawEntity, { ...law, ...own, title: '共有预案', searchKey: '共有预案' } as never)
    await tx().insert(LawEntity, {
      ...law,
      organisationCode: 'housing',
      title: '共有预案',
      searchKey: '共有预案',
    } as never)
    await tx().insert(MatterEntity, {
      ...own,
      kind: 'power',
      code: 'F-1',
      name: '防汛检查',
      searchKey: '防汛检查',
    } as never)
    await tx().insert(CannedRemarkEntity, [
      { ...own, position: 0, text: '请写明物资名称' },
      { organisationCode: 'housing', position: 0, text: '请写明危房等级' },
    ])

    const effect = done(await office.get<MergeEffect>('organisations/flood/merge?into=housing'))
    expect(effect).toMatchObject({
      refusals: [],
      accounts: 1,
      open: { feedback: 1, laws: 2, matters: 1, amendments: 0 },
    })
    done(await merge('flood', 'housing'))

    expect(await open('housing')).toMatchObject([
      { text: '防汛物资的发放名单没有看到', organisation: { code: 'housing' }, can: { answer: [] } },
    ])
    expect((await desk(district, 'housing').notices()).items.map(({ title }) => title).join()).toContain('群众反馈')
    const standing = await district.call<{ organisation: string }>(null, 'GET', `/api/public/feedback/${trackingCode}`)
    expect(done(standing).organisation).toBe('区住建局')
    expect(
      (await tx().findBy(LawEntity, { organisationCode: 'housing' })).map(({ searchKey }) => searchKey).sort(),
    ).toEqual(['共有预案', '防汛预案'].sort())
    expect(await tx().countBy(MatterEntity, { organisationCode: 'housing' })).toBe(1)
    const remarks = await tx().find(CannedRemarkEntity, {
      where: { organisationCode: 'housing' },
      order: { position: 'ASC' },
    })
    expect(remarks.map(({ text }) => text)).toEqual(['请写明危房等级', '请写明物资名称'])
    // feedback to the old unit is read by its people where they are now, and no news to the heir's
    expect((await desk(district, 'flood').notices()).items.some(({ read }) => !read)).toBe(true)
  })

  test('a complaint about what was merged twice over reaches the last heir', async () => {
    await agency('storm')
    await agency('typhoon')
    done(await merge('storm', 'typhoon'))
    done(await merge('typhoon', 'housing'))
    expect((await complain('storm', '台风避灾点的位置没有公布')).organisation).toBe('区住建局')
  })

  test('who has no people gets no complaint: neither a new one nor one that goes over', async () => {
    await agency('fire')
    await agency('smoke')
    await tx().update(PersonEntity, { organisationCode: In(['fire', 'smoke']) }, { active: false })
    expect((await complain('fire', '消防检查的结果没有看到公开')).organisation).toBe('区信息公开办')
    await tx().update(PersonEntity, { organisationCode: 'smoke' }, { active: true })
    await complain('smoke', '禁烟场所的名单没有看到公开')
    await tx().update(PersonEntity, { organisationCode: 'smoke' }, { active: false })
    done(await merge('smoke', 'fire'))
    expect((await open('office')).map(({ organisation }) => organisation.code)).toContain('office')
    expect(await tx().countBy(FeedbackEntity, { organisationCode: In(['fire', 'smoke']), answeredAt: IsNull() })).toBe(
      0,
    )
  })

  test('putting a unit out of use says before what hangs on it; an open complaint needs somebody', async () => {
    await complain('west', '西镇的救助名单没有看到公开')
    const look = async (query = '') =>
      done(await office.get<DeactivationEffect>(`organisations/west/deactivation${query}`))
    for (const { code } of await tx().findBy(OrganisationEntity, { parentCode: 'west' })) done(await deactivate(code))
    const effect = await look()
    expect(effect).toMatchObject({ accounts: 2, open: { feedback: 1 } })
    expect(effect.assignments.map(({ domain }) => domain)).toEqual(['社会救助', '危房改造'])
    expect(effect.refusals.map(({ code }) => code)).toEqual(['organisation.feedback'])

    expect(placesOf(await deactivate('west', { reason: '' }))).toEqual([
      'organisation.feedback at feedbackTo',
      'administration.reason at reason',
    ])
    for (const [feedbackTo, code] of [
      ['nowhere', 'organisation.unknown'],
      ['west', 'organisation.feedback-to'],
      ['east-01', 'organisation.feedback-to'],
      ['flood', 'organisation.feedback-to'],
    ] as const) {
      expect(codesOf(await deactivate('west', { feedbackTo }))).toEqual([code])
      expect((await look(`?feedbackTo=${feedbackTo}`)).refusals.map((refusal) => refusal.code)).toEqual([code])
    }
    expect((await deactivate('west', { feedbackTo: 5 })).status).toBe(400)
    expect(await open('west')).toHaveLength(1)
    expect((await office.unit('west')).active).toBe(true)

    expect((await look('?feedbackTo=civil')).refusals).toEqual([])
    done(await deactivate('west', { feedbackTo: 'civil' }))
    expect((await open('civil')).map(({ text }) => text)).toContain('西镇的救助名单没有看到公开')
    expect((await desk(district, 'civil').notices()).items.map(({ kind }) => kind)).toContain('feedback')
    expect((await district.call('civil', 'GET', '/api/organisations/west/deactivation')).status).toBe(403)
  })

  test('nothing open stands with a unit that is gone', async () => {
    const gone = (await tx().findBy(OrganisationEntity, { active: false }))
      .filter(({ mergedInto }) => mergedInto !== null)
      .map(({ code }) => code)
    expect(gone.length).toBeGreaterThan(3)
    const own = { organisationCode: In(gone) }
    expect({
      feedback: await tx().countBy(FeedbackEntity, { ...own, answeredAt: IsNull() }),
      amendments: await tx().countBy(AmendmentEntity, { ...own, editionId: IsNull() }),
      assignments: await tx().countBy(AssignmentEntity, own),
      people: await tx().countBy(PersonEntity, own),
      imports: await tx().countBy(ImportEntity, own),
      matters: await tx().countBy(MatterEntity, own),
      notices: await tx().countBy(NoticeEntity, own),
    }).toEqual({ feedback: 0, amendments: 0, assignments: 0, people: 0, imports: 0, matters: 0, notices: 0 })
  })
})
