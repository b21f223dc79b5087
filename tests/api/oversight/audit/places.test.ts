import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import { Ledger, OPERATOR } from '@gongkai/server/platform/ledger/ledger'
import type { EventKind } from '@gongkai/shared/base/ledger/event'
import type { FeedbackPage } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { AccountView } from '@gongkai/shared/district/account/account.contract'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import type { EntityManager } from 'typeorm'
import { handedInBy } from '../../../factories/handed-in'
import { publishedFirst } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { administering, personOf } from '../../../support/administering'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { copied, importer } from '../../../support/importing'
import { fewestStatements } from '../../../support/statements'

type At = [assignmentId: number | null, unitCode: string | null, domainCode: string | null]
const NOWHERE: At = [null, null, null]

describe.each(databases)('whose work in which domain an act concerns, on $name', ({ url }) => {
  let district: District
  let office: ReturnType<typeof administering>
  beforeEach(async () => {
    district = await openDistrict(await url())
    office = administering(district)
  })
  afterEach(() => district.close())
  const of = (account: string) => desk(district, account)
  const tx = () => district.dataSource.manager
  /** The places of the acts of one kind, in their order. */
  const placesOf = async (kind: EventKind): Promise<At[]> =>
    (await tx().find(EventEntity, { where: { kind }, order: { id: 'ASC' } })).map(
      ({ assignmentId, unitCode, domainCode }) => [assignmentId, unitCode, domainCode],
    )

  test('work: the one who fills it, also where a lead, the town above or the office acts', async () => {
    const [town, west, own] = [await of('east').idIn('01'), await of('west').idIn('01'), await of('civil').idIn('01')]
    const inEast: At = [town, 'east', '01']
    done(await of('east').delegate(town, 'east-01'))
    const { id: village } = await handedInBy(district, 'east-01', '01')
    done(await of('east').approve(village))
    const [entry] = (await of('east').read(town)).entries
    if (!entry) throw new Error('nothing was taken from the village')
    done(await of('civil').nudge([west]))
    const { id: report } = await of('civil').reportOf('01')
    done(await of('office').nudge([], '请汇总上报', [report]))
    done(await of('civil').comment(entry.id, '请写明标准'))
    done(await of('east').submit(town))
    done(await of('civil').return(town, '请补充'))
    done(await of('east').submit(town))
    done(await of('civil').approve(town))
    const exceptions = [west, own].map((assignmentId) => ({ assignmentId, reason: '逾期未报' }))
    for (const verb of ['sign', 'recall', 'sign'])
      done(await of('civil').onReport(report, verb, verb === 'sign' ? { exceptions } : {}))
    done(await of('office').onReport(report, 'return', { assignmentIds: [town], remark: '请核对' }))
    done(await of('east').submit(town))
    done(await of('civil').approve(town))
    done(await of('civil').onReport(report, 'sign', { exceptions }))
    done(await of('office').onReport(report, 'accept'))

    expect(await placesOf('submission.delegated')).toEqual([inEast])
    expect(await placesOf('entry.adopted')).toEqual([[village, 'east-01', '01']])
    expect(await placesOf('entry.accepted')).toEqual([inEast])
    expect(await placesOf('nudge.sent')).toEqual([
      [west, 'west', '01'],
      [null, 'civil', '01'],
    ])
    expect(await placesOf('comment.added')).toEqual([inEast])
    expect(await placesOf('submission.submitted')).toEqual([[village, 'east-01', '01'], inEast, inEast, inEast])
    expect(await placesOf('submission.approved')).toEqual([[village, 'east-01', '01'], inEast, inEast])
    for (const kind of ['submission.returned', 'submission.reopened'] as const)
      expect(await placesOf(kind)).toEqual([inEast])
    const opened = await placesOf('submission.opened')
    expect(opened).toHaveLength(4)
    expect(opened).toEqual(
      expect.arrayContaining([inEast, [west, 'west', '01'], [own, 'civil', '01'], [village, 'east-01', '01']]),
    )
    const ofReport: At = [null, null, '01']
    expect(await placesOf('report.signed')).toEqual([ofReport, ofReport, ofReport])
    for (const kind of ['report.recalled', 'report.returned', 'report.accepted'] as const)
      expect(await placesOf(kind)).toEqual([ofReport])
  })

  test('at a merger open work stands with the heir; finished work with its old unit, whoever amends it now', async () => {
    await publishedFirst(district)
    const assignments = await tx().findBy(AssignmentEntity, { organisationCode: 'east' })
    const idIn = (code: string) => assignments.find(({ domainCode }) => domainCode === code)?.id ?? 0
    const feedback = { kind: 'missing', text: '公示栏上没有看到低保名单' }
    const give = (about: object) => district.call(null, 'POST', '/api/public/feedback', { ...feedback, ...about })
    done(await give({ entryId: '01-east-0001' }))
    // a form whose domain nobody chose
    done(await give({ organisationCode: 'west', domainCode: '' }))
    const { id: amendment } = done(await amending(district, 'east').revise('01-east-0001'))
    const { version } = await office.unit('east')
    done(await office.post('organisations/east/merge', { version, into: 'park', reason: '行政区划调整' }))
    done(await amending(district, 'east').save(amendment, CAUSE, { content: '对象名单' }))
    done(await amending(district, 'east').propose(amendment))
    const [open] = done(await district.call<FeedbackPage>('west', 'GET', '/api/feedback')).items
    done(
      await district.call('west', 'POST', `/api/feedback/${open?.id}/answer`, {
        version: open?.version,
        answer: '名单已于今日张贴，请查看。',
      }),
    )

    expect(await placesOf('edition.published')).toEqual([NOWHERE])
    expect(await placesOf('feedback.received')).toEqual([
      [null, 'east', '01'],
      [null, 'west', null],
    ])
    expect(await placesOf('feedback.transferred')).toEqual([[null, 'park', '01']])
    expect(await placesOf('feedback.answered')).toEqual([[null, 'west', null]])
    expect(await placesOf('submission.transferred')).toEqual([[idIn('02'), 'park', '02']])
    expect(await placesOf('organisation.merged')).toEqual([[null, 'east', null]])
    expect(await tx().findOneByOrFail(AmendmentEntity, { id: amendment })).toMatchObject({ organisationCode: 'park' })
    for (const kind of ['amendment.drafted', 'amendment.saved', 'amendment.proposed'] as const)
      expect(await placesOf(kind)).toEqual([[idIn('01'), 'east', '01']])
  })

  test('administration: the unit or the domain it is about, after what was done to it', async () => {
    const water = { kind: 'agency', name: '区水利局', code: 'water', fills: false }
    done(await office.post('organisations', water))
    const roles = ['editor', 'approver']
    done(await office.post('accounts', { account: 'water', name: '水利', organisationCode: 'water', roles }))
    const { id: person } = await personOf(district, 'east-editor')
    const { version } = done(await office.get<AccountView>(`accounts/${person}`))
    done(await office.put(`accounts/${person}`, { version, name: '新名', organisationCode: 'west', roles: ['editor'] }))
    done(await district.call('west-editor', 'DELETE', '/api/session'))

    const { id: sent } = await handedInBy(district, 'west', '02')
    done(await of('civil').approve(sent))
    const own = await of('housing').idIn('02')
    for (const leads of [['civil', 'water'], ['civil']]) {
      const domain = done(await office.get<PilotDomainView>('pilot-domains/02'))
      done(await office.put('pilot-domains/02/leads', { version: domain.version, leads, reason: '机构职能调整' }))
    }
    const { version: named } = done(await office.get<PilotDomainView>('pilot-domains/01'))
    done(await office.put('pilot-domains/01', { version: named, name: '社会救助和福利', aliases: [] }))

    done(await office.put('rounds/2026', { version: 1, name: '二〇二六年编制' }))
    const extension = { phase: 'inventory', organisationCode: 'west', reason: '台风救灾' }
    for (const [domainCode, dueOn] of [
      [null, '2026-08-03'],
      ['01', '2026-08-04'],
    ])
      done(await office.post('rounds/2026/extensions', { ...extension, domainCode, dueOn }))
    done(await office.put('calendar', { from: '2026-07-21', to: '2026-07-22', working: false, note: '台风停工' }))
    done(await district.call('east', 'POST', '/api/laws', { title: '东镇村务公开办法', documentNumber: '' }))
    const matter = { code: 'XK-0001', name: '临时救助给付' }
    done(await district.call('east', 'POST', '/api/matters/import', { kind: 'power', rows: [matter] }))

    expect(await placesOf('organisation.created')).toEqual([[null, 'water', null]])
    expect(await placesOf('account.created')).toEqual([[null, 'water', null]])
    expect(await placesOf('account.edited')).toEqual([[null, 'west', null]])
    expect(await placesOf('submission.transferred')).toEqual([[own, 'water', '02']])
    expect(await placesOf('submission.settled')).toEqual([[sent, 'west', '02']])
    const led: At = [null, null, '02']
    expect(await placesOf('pilot-domain.leads-changed')).toEqual([led, led])
    expect(await placesOf('pilot-domain.edited')).toEqual([[null, null, '01']])
    expect(await placesOf('extension.granted')).toEqual([
      [null, 'west', null],
      [null, 'west', '01'],
    ])
    for (const kind of ['account.signed-out', 'round.renamed', 'calendar.set', 'law.added', 'matter.imported'] as const)
      expect(await placesOf(kind)).toEqual([NOWHERE])
  })

  test('files: the work rows went into, else the list’s unit or domain; the domain a document is of', async () => {
    const east = importer(district, 'east')
    const row = ['社会救助', '救助', '孤儿救助', '名单', '20个工作日内', '东镇人民政府']
    const table = copied(['领域', '一级事项', '二级事项', '公开内容', '公开时限', '公开主体'], row)
    const entries = await east.bring('entries', table)
    done(await east.apply(entries.id))
    done(await east.undo(entries.id))
    const matters = await east.bring('power', copied(['事项编码', '事项名称'], ['XK-0001', '临时救助给付']))
    done(await east.apply(matters.id))
    const draft = { kind: 'catalogue', format: 'csv', source: 'draft' } as const
    await handedInBy(district, 'east', '01')
    done(await exporter(district, 'east').ask({ ...draft, domain: '01' }))
    done(await exporter(district, 'office').ask(draft))

    const work: At = [await of('east').idIn('01'), 'east', '01']
    expect(await placesOf('import.applied')).toEqual([work, [null, 'east', null]])
    expect(await placesOf('import.undone')).toEqual([work])
    expect(await placesOf('export.asked')).toEqual([[null, null, '01'], NOWHERE])
  })

  test('is recorded by one statement, and one more for the entries', async () => {
    const ledger = district.app.get(Ledger)
    // taken back, since a commit wakes the delivery, which asks as well
    const takenBack = (run: (within: EntityManager) => Promise<void>) =>
      fewestStatements(district, async () => {
        const runner = district.dataSource.createQueryRunner()
        await runner.startTransaction()
        await run(runner.manager)
        await runner.rollbackTransaction()
        await runner.release()
      })
    const none = await takenBack(async () => {})
    const place = { assignmentId: await of('east').idIn('01'), unitCode: 'east', domainCode: '01' }
    const record = (detail: Record<string, unknown>) =>
      takenBack((within) => ledger.record(within, OPERATOR, { kind: 'entry.saved', place, detail }))
    expect(await record({ reportId: 1, organisationCode: 'west' })).toBe(none + 1)
    expect(await record({ entryIds: [1, 2] })).toBe(none + 2)
  })
})
