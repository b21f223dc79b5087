import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ApplyBatches } from '@gongkai/server/compiling/review/apply-batches'
import { ReviewBatchEntity } from '@gongkai/server/compiling/review/review-batch.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { FeedbackPage, FeedbackReceipt } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { handedInBy } from '../../../factories/handed-in'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { answer, IDENTITY, MASKED_IDENTITY, MOBILE, rowNamed, toAnswer, writeRow } from '../../../support/guarding'
import { keeper } from '../../../support/guiding'

const SAID = `救助对象身份证号${IDENTITY}`
const MASKED = `救助对象身份证号${MASKED_IDENTITY}`

describe.each(databases)('the gates against personal data, on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
  })
  afterEach(() => district.close())

  /** Writes past every gate, as a release before them did. */
  async function slip(id: number, fields: Partial<EntryFields>): Promise<void> {
    const { manager } = district.dataSource
    const entry = await manager.findOneByOrFail(EntryEntity, { id })
    await manager.update(EntryEntity, { id }, { fields: { ...entry.fields, ...fields } as never })
  }

  test('通过: one by one, all at once, and when a verdict on many comes into force', async () => {
    const work = await handedInBy(district, 'east', '01')
    const { id: entryId } = rowNamed(work, '低保')
    const civil = desk(district, 'civil')
    const items = [{ assignmentId: work.id, revision: 1 }]
    const queued = done(await civil.startBatch({ act: 'approve', assignments: items }))
    await slip(entryId, { content: SAID })
    expect(placesOf(await civil.approve(work.id))).toEqual([`personal.block at entries/${entryId}/fields/content`])
    await district.dataSource.manager.update(
      ReviewBatchEntity,
      { id: queued.id },
      { effectiveAt: district.clock.now() },
    )
    await district.app.get(ApplyBatches).run()
    const [outcome] = done(await civil.readBatch(queued.id)).items
    expect(outcome).toMatchObject({ outcome: 'refused', reason: expect.stringContaining(MASKED_IDENTITY) })
    const refused = await civil.startBatch({ act: 'approve', assignments: items })
    expect(placesOf(refused)).toEqual([`personal.block at assignments/${work.id}`])
    expect((await civil.read(work.id)).can.approve.map(({ code }) => code)).toEqual(['personal.block'])
    expect((await civil.read(work.id)).state).toBe('submitted')
    await slip(entryId, { content: MASKED })
    done(await civil.approve(work.id))
  })

  test('汇总上报 and 接收: each place with its unit', async () => {
    const work = await handedInBy(district, 'east', '01')
    const { id: entryId } = rowNamed(work, '低保')
    const [civil, office] = [desk(district, 'civil'), desk(district, 'office')]
    done(await civil.approve(work.id))
    const { id, situation } = await civil.reportOf('01')
    const exceptions = situation
      .filter(({ state }) => state !== 'approved')
      .map(({ assignmentId }) => ({ assignmentId, reason: '逾期未报' }))
    await slip(entryId, { content: SAID })
    const refused = await civil.onReport(id, 'sign', { exceptions })
    expect(placesOf(refused)).toEqual([`personal.block at entries/${entryId}/fields/content`])
    expect(JSON.stringify(refused.body)).toContain('东镇人民政府第1行“低保”的公开内容')
    const page = done(await district.call<ReportView>('office', 'GET', `/api/reports/${id}`))
    const found = page.situation.filter((row) => row.findings)
    expect(found).toMatchObject([{ assignmentId: work.id, findings: { block: 1, ask: 0, answered: 0 } }])
    expect((await civil.reportOf('01')).state).toBe('preparing')
    await slip(entryId, { content: MASKED })
    done(await civil.onReport(id, 'sign', { exceptions }))
    await slip(entryId, { content: SAID })
    expect(codesOf(await office.onReport(id, 'accept'))).toEqual(['personal.block'])
    expect((await office.reportOf('01')).state).toBe('reported')
    await slip(entryId, { content: MASKED })
    done(await office.onReport(id, 'accept'))
  })

  test('a village hands in by the same gate, and its town need not answer again what it has answered', async () => {
    const [east, village] = [desk(district, 'east'), desk(district, 'east-01')]
    const townWork = await east.idIn('01')
    done(await east.delegate(townWork, 'east-01'))
    const work = await village.idIn('01')
    const rows = await village.rows(work)
    done(
      await village.adopt(
        work,
        rows.map((row) => row.id),
      ),
    )
    const { id: entryId } = rowNamed(await village.read(work), '低保')
    await writeRow(district, 'east-01', entryId, { content: SAID })
    expect(codesOf(await village.submit(work))).toEqual(['personal.block'])
    await writeRow(district, 'east-01', entryId, { content: `村委会办事窗口 ${MOBILE}` })
    expect(codesOf(await village.submit(work))).toEqual(['personal.ask'])
    const [asked] = rowNamed(await village.read(work), '低保').findings ?? []
    if (!asked) throw new Error('nothing was found')
    done(await answer(district, 'east-01', toAnswer(`entry/${entryId}`, asked)))
    done(await village.submit(work))
    done(await east.approve(work))
    const open = await east.rows(townWork)
    const left = open.filter(({ id }) => !rows.some((row) => row.id === id))
    for (const { id } of left) done(await east.decline(townWork, { guidelineItemId: id, reason: '本镇没有这项职责' }))
    const taken = rowNamed(await east.read(townWork), '低保')
    expect(taken.findings).toMatchObject([{ kind: 'mobile', answered: { answer: 'not-personal' } }])
    done(await east.submit(townWork))
  })

  test('动态调整: saved and marked, stopped at 提出, 通过 and 审定, one by one and many at once', async () => {
    await publishedFirst(district)
    const [east, civil, office] = ['east', 'civil', 'office'].map((account) => amending(district, account)) as [
      ReturnType<typeof amending>,
      ReturnType<typeof amending>,
      ReturnType<typeof amending>,
    ]
    const { id } = done(await east.revise('01-east-0001'))
    const saved = done(await east.save(id, { ...CAUSE, reason: `据${IDENTITY}反映` }, { content: SAID }))
    expect(saved.findings?.map(({ part, gravity }) => `${part} ${gravity}`)).toEqual(['content block', 'reason block'])
    expect(saved.can.propose.map(({ at }) => at)).toEqual(['fields/content', 'reason'])
    expect(placesOf(await east.propose(id))).toEqual(['personal.block at fields/content', 'personal.block at reason'])
    const many = async (who: typeof east, verb: string) => who.call('POST', `/${verb}`, { items: await who.many([id]) })
    expect(placesOf(await many(east, 'proposals'))).toEqual([
      `personal.block at items/${id}/fields/content`,
      `personal.block at items/${id}/reason`,
    ])
    const clean = done(await east.save(id, CAUSE, { content: MASKED }))
    expect(clean.findings).toBeUndefined()
    done(await east.propose(id))

    const { manager } = district.dataSource
    const { fields } = await manager.findOneByOrFail(AmendmentEntity, { id })
    const say = (content: string) =>
      manager.update(AmendmentEntity, { id }, { fields: { ...fields, content } as never })
    await say(SAID)
    expect(codesOf(await civil.approve(id))).toEqual(['personal.block'])
    expect(codesOf(await many(civil, 'approvals'))).toEqual(['personal.block'])
    await say(MASKED)
    done(await civil.approve(id))
    await say(SAID)
    expect(codesOf(await office.finalise(id))).toEqual(['personal.block'])
    expect(codesOf(await many(office, 'finalisations'))).toEqual(['personal.block'])
    expect((await office.read(id)).state).toBe('approved')
    await say(MASKED)
    done(await office.finalise(id))
  })

  test('标准指引: a draft is kept and marked, its announcement refused; what is announced takes no datum', async () => {
    const civil = keeper(district, 'civil')
    const row = { level1: '救助', level2: '孤儿补贴', levels: ['town' as const], content: SAID }
    const { id, changes } = done(await civil.add('01', row))
    const [change] = changes
    expect(change?.findings).toMatchObject([{ part: 'content', gravity: 'block' }])
    const refused = await civil.announce(id)
    expect(placesOf(refused)).toEqual([`personal.block at changes/${change?.id}/fields/content`])
    done(await civil.editChange(id, change?.id ?? 0, { ...row, content: MASKED }))
    done(await civil.announce(id, '2026-08-01'))
    expect(placesOf(await civil.editChange(id, change?.id ?? 0, row))).toEqual(['personal.block at fields/content'])
    expect(placesOf(await civil.add('01', { ...row, level2: '临时价补' }, id))).toEqual([
      'personal.block at fields/content',
    ])
    expect(done(await civil.version(id)).changes).toMatchObject([{ after: { content: MASKED } }])
  })

  test('a resident’s words are masked, the answer to them is refused with its place', async () => {
    await publishedFirst(district)
    const said = { kind: 'missing', text: `没看到${SAID}的名单`, entryId: '01-east-0001' }
    done(await district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', said))
    const [feedback] = done(await district.call<FeedbackPage>('east', 'GET', '/api/feedback')).items
    expect(feedback?.text).toBe(`没看到${MASKED}的名单`)
    const reply = (text: string) =>
      district.send('east', 'POST', `/api/feedback/${feedback?.id}/answer`, {
        version: feedback?.version,
        answer: text,
      })
    const refused = await reply(`已经为${SAID}办理`)
    expect([refused.status, placesOf(refused)]).toEqual([422, ['personal.block at answer']])
    const [stored] = await district.dataSource.manager.find(FeedbackEntity)
    expect(stored?.answer ?? '').toBe('')
    expect((await reply(`已经为${MASKED}办理`)).status).toBe(200)
  })
})
