import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import { publish } from '../../../factories/published'
import { codesOf, desk, done, placesOf, recorded } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('本镇无此职责 for a whole domain, on $name', ({ url }) => {
  let district: District
  let id: number
  const of = (account: string) => desk(district, account)
  beforeAll(async () => {
    district = await openDistrict(await url())
    id = await of('east').idIn('01')
  })
  afterAll(() => district.close())
  const reason = '本镇没有此项职责'

  test('needs a reason that says something', async () => {
    expect(placesOf(await of('east-editor').noDuty(id, '没有'))).toEqual(['reason.too-short at reason'])
    expect((await of('east').noDuty(id, '字'.repeat(201))).status).toBe(400)
    expect((await of('east').read(id)).noDutyReason).toBe('')
  })

  test('is refused while there are entries, or villages that fill', async () => {
    const entry = done(await of('east').add(id, { level1: '救助' }))
    done(await of('east').delegate(id, 'east-01'))
    expect(codesOf(await of('east').noDuty(id, reason))).toEqual(['no-duty.entries', 'no-duty.villages'])
    done(await of('east').remove(entry.id, 1))
    done(await of('east').delegate(id))
    const twice = await Promise.all([of('east-editor').noDuty(id, reason), of('east-editor').noDuty(id, reason)])
    for (const answer of twice) expect(done(answer)).toMatchObject({ noDutyReason: reason, entryCount: 0 })
    expect(await recorded(district, id, 'submission.no-duty')).toBe(1)
    expect(codesOf(await of('east').restore(entry.id))).toEqual(['submission.no-duty'])
  })

  test('nothing is filled beside it: adopting, adding, copying and delegating wait until it is taken back', async () => {
    const [row] = await of('east').rows(id)
    for (const answer of [
      await of('east').adopt(id, [row?.id ?? 0]),
      await of('east').add(id, {}),
      await of('east').copy(id),
      await of('east').delegate(id, 'east-01'),
    ])
      expect(codesOf(answer)).toContain('submission.no-duty')
    expect(done(await of('east').noDuty(id, ''))).toMatchObject({ noDutyReason: '' })
    expect(codesOf(await of('east').submit(id))).toContain('submission.empty')
    done(await of('east').noDuty(id, reason))
  })

  test('others may not declare it', async () => {
    for (const account of ['civil', 'office'])
      expect(codesOf(await of(account).noDuty(id, reason))).toContain('submission.not-yours')
    for (const account of ['west', 'housing', 'east-01'])
      expect((await of(account).noDuty(id, reason)).status).toBe(404)
  })

  test('is handed in without entries; the lead sees the reason, returns or approves it', async () => {
    expect(codesOf(await of('east-editor').submit(id))).toEqual(['account.role'])
    expect(done(await of('east').submit(id))).toMatchObject({ state: 'submitted', revisions: [{ entryCount: 0 }] })
    expect(codesOf(await of('east').noDuty(id, ''))).toEqual(['submission.state'])
    expect((await of('civil').queue()).find((reviewQueueItem) => reviewQueueItem.id === id)?.noDutyReason).toBe(reason)
    done(await of('civil').return(id, '请说明由谁办理'))
    done(await of('east').noDuty(id, '该职责由区民政局直接办理'))
    done(await of('east').submit(id))
    expect(done(await of('civil').approve(id))).toMatchObject({
      state: 'approved',
      noDutyReason: '该职责由区民政局直接办理',
    })
  })

  test('the situation table says it; after both phases nothing of it is published', async () => {
    const own = await of('civil').idIn('01')
    const rows = await of('civil').rows(own)
    done(
      await of('civil').adopt(
        own,
        rows.map((row) => row.id),
      ),
    )
    const west = await of('west').idIn('01')
    const exceptions = [{ assignmentId: west, reason: '逾期未报' }]
    for (const phase of ['inventory', 'catalogue']) {
      if (phase === 'catalogue') {
        // 无此职责 holds for the round; it is handed in for each phase
        done(await of('east').submit(id))
        done(await of('civil').approve(id))
      }
      done(await of('civil').submit(own))
      const reports = done(await district.call<ReportView[]>('civil', 'GET', '/api/reports'))
      const report = reports.find((candidate) => candidate.domain.code === '01' && candidate.phase === phase)
      expect(report?.situation.find(({ assignmentId }) => assignmentId === id)).toMatchObject({
        state: 'approved',
        entryCount: 0,
        exception: '无此职责：该职责由区民政局直接办理',
      })
      done(await district.call('civil', 'POST', `/api/reports/${report?.id}/sign`, { exceptions }))
      done(await district.call('office', 'POST', `/api/reports/${report?.id}/accept`))
    }
    const edition = { roundCode: '2026', domainCodes: ['01'], note: '' }
    expect(done(await publish(district, edition))).toMatchObject({ entryCount: 2 })
    const { body } = await district.call<{ items: { organisation: { code: string } }[] }>(
      null,
      'GET',
      '/api/public/entries',
    )
    expect(new Set(body.items.map(({ organisation }) => organisation.code))).toEqual(new Set(['civil']))
  })
})
