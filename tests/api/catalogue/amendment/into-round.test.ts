import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryHistoryItem, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { ReportView } from '@gongkai/shared/compiling/report/report.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { acceptedOf, publish, publishedNow } from '../../../factories/published'
import { acceptSecondRound, copiedBy, openSecondRound, writeRow } from '../../../factories/second-round'
import { codesOf, desk, done } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

const FIVE = '信息形成之日起5个工作日内'
const TEN = '信息形成之日起10个工作日内'

describe.each(databases)('what was finalised meets a newer round, on $name', ({ url }) => {
  let district: District
  let assignment: number
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    await publishedNow(district, '01')
    await openSecondRound(district)
    assignment = await copiedBy(district, 'east', '01')
  })
  afterEach(() => district.close())

  const of = (account: string) => amending(district, account)
  const finalised = async (request: object, fields: Partial<EntryFields> = {}) => {
    const { id } = done(await of('east').draft(request))
    done(await of('east').save(id, CAUSE, fields))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    return id
  }
  const accept = () => acceptSecondRound(district, '01', ['east'])
  const publish2027 = () => publish(district, { roundCode: '2027', note: '' })
  const domain = async () => {
    const preview = done(await district.call<PublicationPreview>('office', 'GET', '/api/publication'))
    return preview.domains.find(({ code }) => code === '01')
  }
  const publicly = async (number: string) =>
    (await district.call<PublicEntry>(null, 'GET', `/api/public/entries/${number}`)).body
  const history = async (number: string) =>
    done(await district.call<EntryHistoryItem[]>(null, 'GET', `/api/public/entries/${number}/history`))
  const stateOf = async (id: number) => (await of('east').read(id)).state

  test('carried where the round left the row as it stood: a revision, an addition, a withdrawal', async () => {
    const revision = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    const withdrawal = await finalised({ kind: 'withdraw', publicNumber: '01-east-0002' })
    const like = await publicly('01-east-0001')
    const { level1, stages, bases, subjects, channels, audiences, ways, levels, timeLimit } = like
    const addition = await finalised(
      { kind: 'add', domainCode: '01' },
      {
        level1,
        stages,
        bases,
        subjects,
        channels,
        audiences,
        ways,
        levels,
        timeLimit,
        level2: '特困供养',
        content: '名单',
        attribute: 'proactive',
      },
    )
    await writeRow(district, assignment, '低保', { content: '对象名单' })
    await accept()
    expect(await domain()).toMatchObject({ ready: true, changes: { added: 1, revised: 1, withdrawn: 1 }, lost: [] })
    const edition = done(await publish2027())
    expect(await publicly('01-east-0001')).toMatchObject({ timeLimit: FIVE, content: '对象名单' })
    expect(await publicly('01-east-0003')).toMatchObject({ level2: '特困供养' })
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0002')).status).toBe(404)
    for (const id of [revision, withdrawal, addition])
      expect(await of('east').read(id)).toMatchObject({ state: 'published', edition: { id: edition.id } })
    expect((await history('01-east-0001'))[0]).toMatchObject({ kind: 'revise', cause: { reason: CAUSE.reason } })
    // The round's own rows are what is published, so that they can be amended again.
    const rows = await district.dataSource.manager.findBy(EntryEntity, { assignmentId: assignment })
    expect(rows.map(({ publicNumber, fields }) => [publicNumber, fields.timeLimit === FIVE]).sort()).toEqual([
      ['01-east-0001', true],
      ['01-east-0003', false],
    ])
    expect((await of('east').revise('01-east-0003')).status).toBe(201)
    expect(await domain()).toMatchObject({ ready: false, lost: [] })
  })

  test('refused with its list where the round says otherwise; ended with a reason, its unit told', async () => {
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    await writeRow(district, assignment, '低保', { timeLimit: TEN })
    await accept()
    expect(await domain()).toMatchObject({
      ready: false,
      lost: [
        {
          amendmentId: id,
          publicNumber: '01-east-0001',
          name: '低保',
          organisation: { code: 'east' },
          fields: [{ field: 'timeLimit', round: TEN, amended: FIVE }],
        },
      ],
    })
    const refused = await publish2027()
    expect(refused.status).toBe(422)
    expect(codesOf(refused)).toEqual(['edition.not-ready', 'edition.amendment-lost'])
    const [, list] = (refused.body as unknown as { refusals: Refusal[] }).refusals
    expect(list).toMatchObject({ at: `domainCodes/01/amendments/${id}` })
    expect(list?.text).toContain('东镇人民政府“低保”')

    const { version } = await of('office').read(id)
    const end = (account: string, remark: string) => of(account).call('POST', `/${id}/end`, { version, remark })
    expect(codesOf(await end('office', ' '))).toEqual(['amendment.remark'])
    expect(codesOf(await end('civil', '改由新一轮决定'))).toEqual(['amendment.not-office'])
    expect(codesOf(await end('office-editor', '改由新一轮决定'))).toEqual(['account.role'])
    expect((await of('office').call('POST', `/${id}/end`, { version: version - 1, remark: '旧' })).status).toBe(409)
    expect(await stateOf(id)).toBe('finalised')
    expect(done(await end('office', '新一轮已改为10个工作日'))).toMatchObject({ state: 'returned' })
    expect(codesOf(await of('office').call('POST', `/${id}/end`, { version: version + 1, remark: '再' }))).toEqual([
      'amendment.state',
    ])
    const [notice] = (await desk(district, 'east').notices()).items
    expect(notice).toMatchObject({ title: expect.stringContaining('终止了动态调整'), target: { page: 'amendment' } })
    expect(notice?.text).toContain('新一轮已改为10个工作日')
    done(await publish2027())
    expect((await publicly('01-east-0001')).timeLimit).toBe(TEN)
    // The round changed it, not the 动态调整.
    expect((await history('01-east-0001'))[0]).toMatchObject({ kind: 'revise', cause: null })
  })

  test('refused where the round has dropped the item; the office reopens what it accepted, and its unit takes it in', async () => {
    await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    await writeRow(district, assignment, '低保', null)
    await accept()
    expect((await domain())?.lost).toHaveLength(1)
    expect((await publish2027()).status).toBe(422)
    const reports = done(await district.call<ReportView[]>('office', 'GET', '/api/reports'))
    const report = reports.find((candidate) => candidate.domain.code === '01' && candidate.phase === 'catalogue')
    const returned = await desk(district, 'office').onReport(report?.id ?? 0, 'return', {
      assignmentIds: [assignment],
      remark: '请列入已审定的修改',
    })
    expect(done(returned).state).toBe('returned')
    await district.dataSource.manager.restore(EntryEntity, { assignmentId: assignment })
    await writeRow(district, assignment, '低保', { timeLimit: FIVE })
    await accept()
    expect(await domain()).toMatchObject({ ready: true, lost: [] })
    done(await publish2027())
    expect((await publicly('01-east-0001')).timeLimit).toBe(FIVE)
    // A published report is not reopened.
    const again = await desk(district, 'office').onReport(report?.id ?? 0, 'return', { assignmentIds: [], remark: 'x' })
    expect(codesOf(again)).toEqual(['report.state'])
  })

  test('a withdrawn edition gives back what it carried, and the next carries it again', async () => {
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    await accept()
    const edition = done(await publish2027())
    done(
      await district.call('office', 'POST', `/api/editions/${edition.id}/withdrawal`, {
        explanation: '误发',
        conceal: false,
      }),
    )
    expect(await stateOf(id)).toBe('finalised')
    done(await publish2027())
    expect(await stateOf(id)).toBe('published')
    expect((await publicly('01-east-0001')).timeLimit).toBe(FIVE)
  })

  test('at any moment of a round: no edition leaves a finalised one behind, and nothing is published that nobody decided', async () => {
    // Minimal standard generator (Park and Miller): the same course on every run.
    let seed = 20261128
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    const decided = new Set<string>()
    const tx = district.dataSource.manager
    for (const { fields } of await tx.find(EntryEntity)) decided.add(fields.timeLimit)
    let serial = 0
    const limit = () => {
      const text = `信息形成之日起${++serial + 30}个工作日内`
      decided.add(text)
      return text
    }
    const open: number[] = []
    await accept()
    for (let step = 0; step < 24; step++) {
      const act = random(5)
      if (act === 0) {
        const number = `01-east-000${1 + random(3)}`
        const drafted = await of('east').draft({ kind: random(4) === 0 ? 'withdraw' : 'revise', publicNumber: number })
        if (drafted.status < 300) open.push(drafted.body.id)
      } else if (act === 1 && open.length > 0) {
        const id = open.splice(random(open.length), 1)[0] as number
        done(await of('east').save(id, CAUSE, { timeLimit: limit() }))
        if ((await of('east').propose(id)).status < 300 && (await of('civil').approve(id)).status < 300)
          await of('office').finalise(id)
      } else if (act === 2) {
        const rows = await tx.findBy(EntryEntity, { assignmentId: assignment })
        const row = rows[random(Math.max(1, rows.length))]
        // Until it is published, the round's rows may be written anew.
        const standing = await tx.countBy(AmendmentEntity, { assignmentId: assignment })
        if (row && standing === 0)
          await tx.update(EntryEntity, { id: row.id }, { fields: { ...row.fields, timeLimit: limit() } })
      } else if (act === 3) {
        const reply = await publish2027()
        if (reply.status < 300) {
          const left = await tx.findBy(AmendmentEntity, { state: 'finalised', domainCode: '01' })
          expect(left.map(({ id }) => id)).toEqual([])
          for (const amendment of await tx.findBy(AmendmentEntity, { editionId: reply.body.id, kind: 'revise' }))
            expect((await publicly(amendment.publicNumber ?? '')).timeLimit).toBe(amendment.fields?.timeLimit)
        } else if (codesOf(reply).includes('edition.amendment-lost'))
          for (const { id, version } of await tx.findBy(AmendmentEntity, { state: 'finalised' }))
            if (random(2) === 0) await of('office').call('POST', `/${id}/end`, { version, remark: '由新一轮决定' })
      } else {
        const standing = (await district.call<{ items: PublicEntry[] }>(null, 'GET', '/api/public/entries?size=50'))
          .body
        for (const { id } of standing.items) expect(decided).toContain((await publicly(id)).timeLimit)
      }
    }
    expect(serial).toBeGreaterThan(3)
  })
})
