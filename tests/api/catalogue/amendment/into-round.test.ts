import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryHistoryItem, PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { REASON } from '../../../factories/cancelled'
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
    expect(await domain()).toMatchObject({ ready: true, changes: { added: 1, revised: 1, withdrawn: 1 }, amended: [] })
    const edition = done(await publish2027())
    expect(await publicly('01-east-0001')).toMatchObject({ timeLimit: FIVE, content: '对象名单' })
    expect(await publicly('01-east-0003')).toMatchObject({ level2: '特困供养' })
    expect((await district.call(null, 'GET', '/api/public/entries/01-east-0002')).status).toBe(410)
    for (const id of [revision, withdrawal, addition])
      expect(await of('east').read(id)).toMatchObject({ state: 'published', edition: { id: edition.id } })
    expect((await history('01-east-0001'))[0]).toMatchObject({ kind: 'revise', cause: { reason: CAUSE.reason } })
    // The round's own rows are what is published, so that they can be amended again.
    const rows = await district.dataSource.manager.findBy(EntryEntity, { assignmentId: assignment })
    expect(rows.map(({ publicNumber, fields }) => [publicNumber, fields.timeLimit === FIVE]).sort()).toEqual([
      ['01-east-0001', true],
    ])
    // An addition stands in the row that finalising made.
    expect((await of('east').revise('01-east-0003')).status).toBe(201)
    expect(await domain()).toMatchObject({ ready: false, amended: [] })
  })

  test('the later decision counts where the work was handed in before: the preview says so, its unit is told', async () => {
    await writeRow(district, assignment, '低保', { timeLimit: TEN })
    await accept()
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    expect(await domain()).toMatchObject({
      ready: true,
      amended: [
        {
          amendmentId: id,
          later: 'amendment',
          publicNumber: '01-east-0001',
          name: '低保',
          organisation: { code: 'east' },
          fields: [{ field: 'timeLimit', round: TEN, amended: FIVE }],
        },
      ],
    })
    const edition = done(await publish2027())
    expect((await publicly('01-east-0001')).timeLimit).toBe(FIVE)
    expect(await of('east').read(id)).toMatchObject({ state: 'published', edition: { id: edition.id } })
  })

  test('while the work is open, untouched fields take it over and what both changed is asked at the field', async () => {
    await writeRow(district, assignment, '低保', { timeLimit: TEN })
    await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE, content: '名单和标准' })
    const work = desk(district, 'east')
    const read = async () => (await work.read(assignment)).entries.find(({ fields }) => fields.level2 === '低保')
    const row = await read()
    expect(row).toMatchObject({
      fields: { timeLimit: TEN, content: '名单和标准' },
      item: {
        continues: { id: '01-east-0001' },
        change: 'changed',
        asked: [{ field: 'timeLimit', amended: { timeLimit: FIVE } }],
      },
    })
    const told = (await work.notices()).items.find(({ title }) => title.includes('有 1 栏需要选择'))
    expect(told).toMatchObject({ target: { page: 'entry', id: String(row?.id) } })
    expect((await work.read(assignment)).can.submit.map(({ code, at }) => `${code} at ${at}`)).toContain(
      `entry.amended-unanswered at entries/${row?.id}/timeLimit`,
    )
    const answer = (body: object, account = 'east') =>
      district.call(account, 'PUT', `/api/entries/${row?.id}/amended`, body)
    const version = row?.version ?? 0
    expect((await answer({ version: version - 1, field: 'timeLimit', take: 'row' })).status).toBe(409)
    expect(codesOf(await answer({ version, field: 'content', take: 'row' }))).toEqual(['entry.not-asked'])
    expect((await answer({ version, field: 'nothing', take: 'row' })).status).toBe(400)
    expect((await answer({ version, field: 'timeLimit', take: 'both' })).status).toBe(400)
    expect((await answer({ version, field: 'timeLimit', take: 'row' }, 'west')).status).toBe(404)
    done(await answer({ version, field: 'timeLimit', take: 'row' }))
    expect(await read()).toMatchObject({ fields: { timeLimit: TEN }, item: { asked: [] } })
    await accept()
    expect((await domain())?.amended).toMatchObject([{ later: 'amendment', fields: [{ field: 'timeLimit' }] }])
    done(await publish2027())
    expect(await publicly('01-east-0001')).toMatchObject({ timeLimit: TEN, content: '名单和标准' })
  })

  test('answered for the row in every field it ends with the edition; its unit has it back and is told', async () => {
    await writeRow(district, assignment, '低保', { timeLimit: TEN })
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    const row = (await desk(district, 'east').read(assignment)).entries.find(({ fields }) => fields.level2 === '低保')
    done(
      await district.call('east', 'PUT', `/api/entries/${row?.id}/amended`, {
        version: row?.version,
        field: 'timeLimit',
        take: 'row',
      }),
    )
    await accept()
    expect((await domain())?.amended).toMatchObject([{ amendmentId: id, later: 'round' }])
    done(await publish2027())
    expect((await publicly('01-east-0001')).timeLimit).toBe(TEN)
    expect((await history('01-east-0001'))[0]).toMatchObject({ kind: 'revise', cause: null })
    expect(await of('east').read(id)).toMatchObject({ state: 'returned', edition: null })
    const titles = (await desk(district, 'east').notices()).items.map(({ title }) => title)
    expect(titles).toContainEqual(expect.stringContaining('终止了动态调整'))
  })

  test('an item that the round cancels: of cancelling and finalising the later counts', async () => {
    const number = '01-east-0001'
    await finalised({ kind: 'revise', publicNumber: number }, { timeLimit: FIVE })
    await writeRow(district, assignment, '低保', null)
    await accept()
    const edition = done(await publish2027())
    expect((await district.call(null, 'GET', `/api/public/entries/${number}`)).status).not.toBe(200)
    expect((await history(number))[0]).toMatchObject({ kind: 'withdraw', reason: REASON, cause: null })
    expect(edition.entryCount).toBe(1)
  })

  test('a withdrawal finalised meanwhile takes an untouched row out, and asks about one that was changed', async () => {
    const untouched = await finalised({ kind: 'withdraw', publicNumber: '01-east-0002' })
    await writeRow(district, assignment, '低保', { timeLimit: TEN })
    await finalised({ kind: 'withdraw', publicNumber: '01-east-0001' })
    const work = await desk(district, 'east').read(assignment)
    expect(work.published.cancelled).toMatchObject([{ id: '01-east-0002', reason: CAUSE.reason }])
    expect(work.entries.map(({ item }) => item.asked)).toEqual([[{ field: null, amended: null }]])
    const [row] = work.entries
    const answer = (take: string) =>
      district.call('east', 'PUT', `/api/entries/${row?.id}/amended`, { version: row?.version, field: null, take })
    expect(codesOf(await answer('amendment'))).toEqual(['entry.delete-instead'])
    done(await answer('row'))
    await accept()
    done(await publish2027())
    expect((await publicly('01-east-0001')).timeLimit).toBe(TEN)
    expect(await stateOf(untouched)).toBe('published')
  })

  test('taken back, it leaves the open row as it was', async () => {
    const id = await finalised({ kind: 'revise', publicNumber: '01-east-0001' }, { timeLimit: FIVE })
    const limit = async () =>
      (await desk(district, 'east').read(assignment)).entries.find(({ fields }) => fields.level2 === '低保')?.fields
        .timeLimit
    expect(await limit()).toBe(FIVE)
    const { version } = await of('office').read(id)
    done(await of('office').call('POST', `/${id}/finalisation/recall`, { version }))
    expect(await limit()).not.toBe(FIVE)
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
    for (let step = 0; step < 60; step++) {
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
        }
      } else {
        const standing = (await district.call<{ items: PublicEntry[] }>(null, 'GET', '/api/public/entries?size=50'))
          .body
        for (const { id } of standing.items) expect(decided).toContain((await publicly(id)).timeLimit)
      }
    }
    expect(serial).toBeGreaterThan(3)
  })
})
