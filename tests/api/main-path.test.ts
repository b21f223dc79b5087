import type { Refusal } from '@gongkai/shared/base/refusal'
import type {
  PublicDomain,
  PublicEntryPage,
} from '@gongkai/shared/catalogue/public-catalogue/public-catalogue.contract'
import type {
  AssignmentDetail,
  AssignmentSummary,
  EntryDetail,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { publish } from '../factories/published'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

type Refused = { refusals: Refusal[] }

describe.each(databases)('the main path on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  const assignmentOf = async (account: string, domain: string): Promise<AssignmentSummary> => {
    const { body } = await district.call<AssignmentSummary[]>(account, 'GET', '/api/assignments')
    const found = body.find((assignment) => assignment.domain.code === domain)
    if (!found) throw new Error(`${account} has no assignment in ${domain}`)
    return found
  }
  const reportOf = async (account: string, domain: string, phase: string): Promise<ReportView> => {
    const { body } = await district.call<ReportView[]>(account, 'GET', '/api/reports')
    const found = body.find((report) => report.domain.code === domain && report.phase === phase)
    if (!found) throw new Error(`${account} has no report of ${domain}`)
    return found
  }
  const done = <Body>({ status, body }: { status: number; body: Body }): Body => {
    if (status >= 300) throw new Error(`refused ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const adoptAll = async (account: string, id: number) => {
    const items = done(await district.call<{ id: number }[]>(account, 'GET', `/api/assignments/${id}/guideline`))
    return done(
      await district.call<AssignmentDetail>(account, 'POST', `/api/assignments/${id}/adoptions`, {
        guidelineItemIds: items.map((item) => item.id),
      }),
    )
  }
  const submit = (account: string, id: number) =>
    district.call<AssignmentDetail>(account, 'POST', `/api/assignments/${id}/submission`)
  const approve = (account: string, id: number) =>
    district.call<AssignmentDetail>(account, 'POST', `/api/assignments/${id}/approval`)

  test('one lead: fill, return, fix, approve, report, accept, both phases, publish, read', async () => {
    const east = await assignmentOf('east', '01')
    expect(east).toMatchObject({ phase: 'inventory', state: 'draft', dueOn: '2026-07-24', daysLeft: 4, late: false })

    const empty = await district.call<Refused>('east', 'POST', `/api/assignments/${east.id}/submission`)
    expect(empty.status).toBe(422)
    expect(empty.body.refusals.map(({ code }) => code)).toEqual([
      'submission.empty',
      'guideline.unanswered',
      'guideline.unanswered',
    ])

    const adopted = await adoptAll('east', east.id)
    expect(adopted.entries.map(({ fields }) => fields.level2)).toEqual(['低保', '临时救助'])
    expect(adopted.entries[0]?.fields.subjects).toEqual(['东镇人民政府'])

    const entryId = adopted.entries[0]?.id ?? 0
    const entry = done(await district.call<EntryDetail>('east', 'GET', `/api/entries/${entryId}`))
    done(
      await district.call('east', 'PUT', `/api/entries/${entryId}`, {
        version: entry.version,
        fields: { ...entry.fields, stages: [] },
      }),
    )
    const incomplete = await district.call<Refused>('east', 'POST', `/api/assignments/${east.id}/submission`)
    expect(incomplete.body.refusals).toEqual([
      { code: 'entry.missing', at: `entries/${entryId}/stages`, text: '“低保”：请填写“五公开”阶段' },
    ])
    done(
      await district.call('east', 'PUT', `/api/entries/${entryId}`, {
        version: entry.version + 1,
        fields: entry.fields,
      }),
    )

    expect(done(await submit('east', east.id))).toMatchObject({ state: 'submitted', revision: 1 })
    const queue = done(await district.call<AssignmentSummary[]>('civil', 'GET', '/api/reviews'))
    expect(queue.map(({ id }) => id)).toEqual([east.id])

    const returned = done(
      await district.call<AssignmentDetail>('civil', 'POST', `/api/assignments/${east.id}/return`, {
        overall: '',
        remarks: [{ entryId, field: 'level2', text: '名称请写全称' }],
      }),
    )
    expect(returned).toMatchObject({ state: 'returned', remark: '名称请写全称' })
    const again = done(await district.call<EntryDetail>('east', 'GET', `/api/entries/${entryId}`))
    expect(again.remarks).toMatchObject([{ field: 'level2', text: '名称请写全称', revision: 1, by: '区民政局' }])
    done(
      await district.call('east', 'PUT', `/api/entries/${entryId}`, {
        version: again.version,
        fields: { ...again.fields, level2: '最低生活保障' },
      }),
    )
    expect(done(await submit('east', east.id))).toMatchObject({ state: 'submitted', revision: 2 })
    expect(done(await approve('civil', east.id))).toMatchObject({ state: 'approved', coSigns: [{ approved: true }] })

    // the lead's own level: a domain it leads alone needs no other reviewer
    const own = await assignmentOf('civil', '01')
    await adoptAll('civil', own.id)
    expect(done(await submit('civil', own.id))).toMatchObject({ state: 'approved' })

    const report = await reportOf('civil', '01', 'inventory')
    const open = await district.call<Refused>('civil', 'POST', `/api/reports/${report.id}/sign`, { exceptions: [] })
    expect(open.status).toBe(422)
    expect(open.body.refusals[0]).toMatchObject({ code: 'report.open' })
    const west = await assignmentOf('west', '01')
    const signed = done(
      await district.call<ReportView>('civil', 'POST', `/api/reports/${report.id}/sign`, {
        exceptions: [{ assignmentId: west.id, reason: '逾期未报，已催办两次' }],
      }),
    )
    expect(signed.state).toBe('reported')
    expect(signed.situation.find(({ assignmentId }) => assignmentId === west.id)?.exception).toBe(
      '逾期未报，已催办两次',
    )
    expect((await approve('civil', east.id)).status).toBe(422)
    expect(done(await district.call<ReportView>('office', 'POST', `/api/reports/${report.id}/accept`)).state).toBe(
      'accepted',
    )

    expect(await assignmentOf('east', '01')).toMatchObject({
      phase: 'catalogue',
      state: 'draft',
      entryCount: 2,
      dueOn: '2026-09-30',
    })
    done(await submit('east', east.id))
    done(await approve('civil', east.id))
    done(await submit('civil', own.id))
    const catalogue = await reportOf('civil', '01', 'catalogue')
    const early = await district.call<Refused>('office', 'POST', '/api/editions', {
      roundCode: '2026',
      domainCodes: ['01'],
      note: '',
    })
    expect(early.body.refusals[0]).toMatchObject({ code: 'edition.not-ready' })
    done(
      await district.call('civil', 'POST', `/api/reports/${catalogue.id}/sign`, {
        exceptions: [{ assignmentId: west.id, reason: '逾期未报' }],
      }),
    )
    done(await district.call('office', 'POST', `/api/reports/${catalogue.id}/accept`))

    expect(done(await district.call<PublicEntryPage>(null, 'GET', '/api/public/entries')).total).toBe(0)
    const edition = done(await publish(district))
    expect(edition).toMatchObject({ name: '2026年第1版', entryCount: 4 })
    expect(edition.contentHash).toMatch(/^[0-9a-f]{64}$/)

    const domains = done(await district.call<PublicDomain[]>(null, 'GET', '/api/public/pilot-domains'))
    expect(domains).toEqual([{ code: '01', name: '社会救助', leads: ['区民政局'], entryCount: 4, sign: '' }])
    const found = done(
      await district.call<PublicEntryPage>(null, 'GET', `/api/public/entries?q=${encodeURIComponent('最低生活保障')}`),
    )
    // as it was asked before what people say instead
    expect(found.items.map(({ id }) => id)).toEqual(['01-east-0001', '01-civil-0001'])
    const one = done(await district.call<PublicEntry>(null, 'GET', '/api/public/entries/01-east-0001'))
    expect(one).toMatchObject({ level2: '最低生活保障', edition: { name: '2026年第1版' } })
    expect(one).not.toHaveProperty('attribute')
  })

  test('two leads: both approve, a return clears the other, both sign', async () => {
    const east = await assignmentOf('east', '02')
    await adoptAll('east', east.id)
    done(await submit('east', east.id))
    expect(done(await approve('civil', east.id))).toMatchObject({ state: 'submitted' })
    expect((await approve('civil', east.id)).status).toBe(422)
    const recall = await district.call<Refused>('east', 'POST', `/api/assignments/${east.id}/recall`)
    expect(recall.body.refusals[0]).toMatchObject({ code: 'submission.acted' })
    const returned = done(
      await district.call<AssignmentDetail>('housing', 'POST', `/api/assignments/${east.id}/return`, {
        overall: '依据缺文号',
        remarks: [],
      }),
    )
    expect(returned).toMatchObject({ state: 'returned', coSigns: [{ approved: false }, { approved: false }] })
    done(await submit('east', east.id))
    done(await approve('housing', east.id))
    expect(done(await approve('civil', east.id))).toMatchObject({ state: 'approved', revision: 2 })

    for (const lead of ['civil', 'housing']) {
      const own = await assignmentOf(lead, '02')
      await adoptAll(lead, own.id)
      expect(done(await submit(lead, own.id)).state).toBe('submitted')
      const self = await district.call<Refused>(lead, 'POST', `/api/assignments/${own.id}/approval`)
      expect(self.body.refusals[0]).toMatchObject({ code: 'review.own' })
      expect(done(await approve(lead === 'civil' ? 'housing' : 'civil', own.id)).state).toBe('approved')
    }
    const tooEarly = await reportOf('civil', '02', 'catalogue')
    expect(tooEarly.can.sign.map(({ code }) => code)).toContain('report.phase')
    const report = await reportOf('civil', '02', 'inventory')
    const exceptions = [{ assignmentId: (await assignmentOf('west', '02')).id, reason: '逾期未报' }]
    expect(
      done(await district.call<ReportView>('civil', 'POST', `/api/reports/${report.id}/sign`, { exceptions })).state,
    ).toBe('preparing')
    expect(
      done(await district.call<ReportView>('housing', 'POST', `/api/reports/${report.id}/sign`, { exceptions: [] }))
        .state,
    ).toBe('reported')

    const back = done(
      await district.call<ReportView>('office', 'POST', `/api/reports/${report.id}/return`, {
        assignmentIds: [east.id],
        remark: '请核对名称',
      }),
    )
    expect(back).toMatchObject({ state: 'returned', leads: [{ signed: false }, { signed: false }] })
    expect(await assignmentOf('east', '02')).toMatchObject({ state: 'returned', remark: '请核对名称' })
  })

  test('two people on one entry: the second is shown what the first changed, nothing is lost', async () => {
    const west = await assignmentOf('west', '02')
    const { entries } = await adoptAll('west', west.id)
    const entry = entries[0]
    if (!entry) throw new Error('nothing adopted')
    const first = { ...entry.fields, content: '第一个人写的' }
    done(await district.call('west', 'PUT', `/api/entries/${entry.id}`, { version: entry.version, fields: first }))
    const second = await district.call<Refused & { current: EntryDetail }>(
      'west-editor',
      'PUT',
      `/api/entries/${entry.id}`,
      {
        version: entry.version,
        fields: { ...entry.fields, content: '第二个人写的' },
      },
    )
    expect(second.status).toBe(409)
    expect(second.body.refusals[0]?.code).toBe('entry.conflict')
    expect(second.body.current).toMatchObject({ version: entry.version + 1, fields: { content: '第一个人写的' } })
  })
})
