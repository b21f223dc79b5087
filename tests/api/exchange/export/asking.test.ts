import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createApp } from '@gongkai/server/app/create-app'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { ExportEntity } from '@gongkai/server/exchange/export/export.entity'
import { MakeExports } from '@gongkai/server/exchange/export/make-exports'
import { SweepExports } from '@gongkai/server/exchange/export/sweep-exports'
import { FileStore } from '@gongkai/server/platform/files/file-store'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { MOST_WAITING } from '@gongkai/shared/exchange/export/export-policy'
import { adoptedBy } from '../../../factories/handed-in'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { NoonClock } from '../../../support/noon-clock'

const STANDING: Partial<ExportRequest> = { kind: 'catalogue', format: 'csv', source: 'standing' }
const DRAFT: Partial<ExportRequest> = { kind: 'catalogue', format: 'csv', source: 'draft' }
const HOUR = 3600_000

describe.each(databases)('asking for documents on $name', ({ url }) => {
  let district: District
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'west'])
    await publishedNow(district, '01')
  })
  afterEach(() => district.close())

  const as = (account: string | null) => exporter(district, account)
  const jobs = () => district.dataSource.getRepository(ExportEntity)
  const files = async () => {
    const { folder } = district.app.get(FileStore)
    const folders = await readdir(folder).catch(() => [])
    return (await Promise.all(folders.map((candidate) => readdir(join(folder, candidate))))).flat()
  }
  const textOf = async (account: string, request: Partial<ExportRequest>) =>
    (await as(account).made(request)).reply.rawPayload.toString()
  /** A job as a process left it that is not there any more. */
  const leftBehind = async (account: string, changed: Partial<ExportEntity>) => {
    const person = await district.dataSource.getRepository(PersonEntity).findOneByOrFail({ account })
    const ago = new Date(Date.now() - 365 * 24 * HOUR)
    const { identifiers } = await jobs().insert({
      personId: person.id,
      organisationCode: person.organisationCode,
      kind: 'catalogue',
      format: 'csv',
      request: STANDING as never,
      scope: { all: false, domainCodes: [], organisationCode: person.organisationCode } as never,
      editions: [],
      dataKey: 'unknown',
      state: 'making',
      name: '目录.csv',
      progress: 40,
      tries: 1,
      askedAt: ago,
      touchedAt: ago,
      expiresAt: null,
      refusals: null,
      ...changed,
    })
    return Number(identifiers[0]?.id)
  }

  test('it goes from 排队中 to 可下载, for 24 hours, and stands in the 留痕', async () => {
    const asked = done(await as('east').ask(STANDING))
    expect(asked).toMatchObject({
      kind: 'catalogue',
      format: 'csv',
      name: '青溪区政务公开事项标准目录（2026年第1版）.csv',
    })
    expect(['waiting', 'making']).toContain(asked.state)
    const view = await as('east').settled(asked.id)
    expect(view).toMatchObject({ state: 'ready', rowCount: 4, progress: 100, refusals: [] })
    const kept = Date.parse(view.expiresAt ?? '') - Date.parse(view.askedAt)
    expect(kept).toBeGreaterThanOrEqual(24 * HOUR)
    expect(kept).toBeLessThan(24 * HOUR + 60_000)
    expect(done(await as('east').list())).toEqual([view])
    const { reply } = await as('east').made(STANDING)
    expect(reply.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-length': String(view.size),
    })
    const [event] = await district.dataSource.getRepository(EventEntity).findBy({ kind: 'export.asked' })
    expect(event).toMatchObject({ organisationCode: 'east', detail: { exportId: view.id, document: 'catalogue' } })
    expect(
      done(await desk(district, 'office').ledger('?kind=export.asked')).items.map(({ sentence }) => sentence),
    ).toEqual(['东镇人民政府 east 导出了《青溪区政务公开事项标准目录（2026年第1版）.csv》'])
  })

  test('the same of the same data is made once; when the data changes it is another', async () => {
    const { view: first } = await as('east').made(DRAFT)
    expect((await as('east').made(DRAFT)).view.id).toBe(first.id)
    // Somebody else of the same unit has an entry of their own, and the same file.
    const { view: other } = await as('east-editor').made(DRAFT)
    expect(other.id).not.toBe(first.id)
    expect(other.sha256).toBe(first.sha256)
    expect(await files()).toEqual([first.sha256])
    await adoptedBy(district, 'east', '02')
    const { view: changed } = await as('east').made(DRAFT)
    expect(changed.id).not.toBe(first.id)
    expect(changed.rowCount).toBe(3)
  })

  test('whose drafts one gets: the office all, a lead its domains, a town its own', async () => {
    await adoptedBy(district, 'east', '02')
    const east = await textOf('east', DRAFT)
    expect(east).toContain('东镇人民政府')
    expect(east).toContain('危房改造补助')
    expect(east).not.toContain('西镇人民政府')
    const office = await textOf('office', DRAFT)
    for (const words of ['东镇人民政府', '西镇人民政府', '危房改造补助']) expect(office).toContain(words)
    const housing = await textOf('housing', DRAFT)
    expect(housing).toContain('危房改造补助')
    expect(housing).not.toContain('低保')
    for (const narrowed of [
      { organisation: 'west' },
      { domain: '01', organisation: 'west' },
      { organisation: 'nobody' },
    ])
      expect((await as('east').ask({ ...DRAFT, ...narrowed })).status).toBe(404)
    expect((await as('east-01').ask(DRAFT)).status).toBe(404)
  })

  test('what is 不予公开 is in no document', async () => {
    const town = desk(district, 'east')
    const { id } = await adoptedBy(district, 'east', '02')
    const { entries } = await town.read(id)
    const [entry] = entries
    if (!entry) throw new Error('no entry')
    const { fields, version } = done(await town.entry(entry.id))
    done(await town.save(entry.id, version, { ...fields, attribute: 'withheld' }))
    expect(await textOf('east', DRAFT)).not.toContain('危房改造补助')
  })

  test('who may not', async () => {
    expect((await as(null).ask(STANDING)).status).toBe(401)
    expect((await as(null).list()).status).toBe(401)
    expect((await as(null).read(1)).status).toBe(401)
    expect((await as(null).file(1)).statusCode).toBe(401)
    expect((await as(null).remove(1)).status).toBe(401)
    for (const account of ['east', 'east-01'])
      for (const request of [
        { kind: 'situation', phase: 'inventory', format: 'xlsx' },
        { kind: 'website', format: 'zip' },
      ])
        expect((await as(account).ask(request as ExportRequest)).status).toBe(403)
    expect((await as('civil').ask({ kind: 'website', format: 'zip' })).status).toBe(403)
    const { view } = await as('office').made(STANDING)
    for (const account of ['office-editor', 'civil', 'east']) {
      expect((await as(account).read(view.id)).status).toBe(404)
      expect((await as(account).file(view.id)).statusCode).toBe(404)
      expect((await as(account).remove(view.id)).status).toBe(404)
    }
    expect((await as('office').file(view.id)).statusCode).toBe(200)
  })

  test('who has moved to another unit does not fetch what the former one may see', async () => {
    const { view } = await as('east-editor').made(DRAFT)
    await district.dataSource
      .getRepository(PersonEntity)
      .update({ account: 'east-editor' }, { organisationCode: 'west' })
    expect((await as('east-editor').file(view.id)).statusCode).toBe(404)
  })

  test('who has moved asks anew for what everybody may have', async () => {
    const { view } = await as('east-editor').made(STANDING)
    await district.dataSource
      .getRepository(PersonEntity)
      .update({ account: 'east-editor' }, { organisationCode: 'west' })
    const { view: again } = await as('east-editor').made(STANDING)
    expect(again.id).not.toBe(view.id)
    expect((await as('east-editor').file(again.id)).statusCode).toBe(200)
  })

  test.each<[string, object, string[]]>([
    ['no such kind', { kind: 'poster', format: 'pdf' }, ['kind']],
    ['no such format', { kind: 'tasks', format: 'exe' }, ['format']],
    ['no such source', { ...STANDING, source: { edition: '1; DROP' } }, ['source']],
    ['a source with more in it', { ...STANDING, source: { edition: 1, all: true } }, ['source']],
    ['a long code', { ...STANDING, domain: 'x'.repeat(11) }, ['domain']],
    ['something unknown', { ...STANDING, all: true }, ['all']],
  ])('malformed: %s', async (_, request, places) => {
    const answer = await as('office').ask(request as ExportRequest)
    expect(answer.status).toBe(400)
    expect((answer.body as unknown as { refusals: { at: string }[] }).refusals.map(({ at }) => at)).toEqual(places)
  })

  test('all that is wrong with a request is said at once', async () => {
    const answer = await as('office').ask({ kind: 'catalogue', format: 'zip', phase: 'inventory', since: 1 })
    expect(answer.status).toBe(422)
    expect(placesOf(answer)).toEqual([
      'export.format at format',
      'export.source at source',
      'export.superfluous at phase',
      'export.superfluous at since',
    ])
    expect((await as('office').ask({ ...STANDING, domain: '02' })).status).toBe(422)
    expect((await as('office').ask({ ...STANDING, source: { edition: 99 } })).status).toBe(404)
  })

  test(`at most ${MOST_WAITING} of one person wait at once`, async () => {
    for (let count = 0; count < MOST_WAITING; count++)
      await leftBehind('east', { touchedAt: new Date(Date.now() + HOUR), dataKey: `other-${count}` })
    const answer = await as('east').ask(STANDING)
    expect(answer.status).toBe(422)
    expect(codesOf(answer)).toEqual(['export.too-many'])
    expect((await as('east-editor').ask(STANDING)).status).toBe(201)
  })

  test('one in the making has no file yet; one that was deleted is nowhere', async () => {
    const id = await leftBehind('east', { touchedAt: new Date(Date.now() + HOUR) })
    const reply = await as('east').file(id)
    expect(reply.statusCode).toBe(409)
    expect((await as('east').remove(id)).status).toBe(204)
    expect((await as('east').read(id)).status).toBe(404)
    expect((await as('east').remove(id)).status).toBe(404)
  })

  test('an expired one says so, and its file is taken away', async () => {
    const { view } = await as('east').made(STANDING)
    await jobs().update({ id: view.id }, { expiresAt: new Date(Date.now() - 365 * 24 * HOUR) })
    const reply = await as('east').file(view.id)
    expect(reply.statusCode).toBe(410)
    expect(reply.json().refusals).toEqual([{ code: 'export.gone', at: '', text: '文件已过期，请重新导出' }])
    expect(done(await as('east').read(view.id)).state).toBe('gone')
    expect(await files()).toEqual([view.sha256])
    await district.app.get(SweepExports).run(0)
    expect(await files()).toEqual([])
    expect(done(await as('east').list()).map(({ state }) => state)).toEqual(['gone'])
    // Asked for anew it is made anew, with the same bytes.
    const { view: anew } = await as('east').made(STANDING)
    expect(anew.id).not.toBe(view.id)
    expect(anew.sha256).toBe(view.sha256)
  })

  test('what must not be read any more is not fetched either', async () => {
    const { view } = await as('east').made(STANDING)
    const [edition] = await editionIds()
    done(
      await district.call('office', 'POST', `/api/editions/${edition}/withdrawal`, {
        explanation: '含有不应公开的内容',
        conceal: true,
      }),
    )
    expect((await as('east').file(view.id)).statusCode).toBe(410)
    expect((await as('east').ask({ ...STANDING, source: { edition } as never })).status).toBe(404)
    await district.app.get(SweepExports).run(0)
    expect(await files()).toEqual([])
  })
  const editionIds = async () =>
    done(await district.call<{ id: number }[]>(null, 'GET', '/api/public/editions')).map(({ id }) => id)

  test('one whose process died in mid-job is taken up; what fells the process each time is given up', async () => {
    const id = await leftBehind('east', {})
    const alive = await leftBehind('east', { touchedAt: new Date(Date.now() + HOUR), dataKey: 'elsewhere' })
    const hopeless = await leftBehind('east', { tries: 3 })
    district.app.get(MakeExports).wake()
    const view = await as('east').settled(id)
    expect(view).toMatchObject({ state: 'ready', rowCount: 4, name: '青溪区政务公开事项标准目录（2026年第1版）.csv' })
    expect((await as('east').file(id)).rawPayload.toString()).toContain('临时救助')
    const failed = await as('east').settled(hopeless)
    expect(failed).toMatchObject({ state: 'failed', refusals: [{ code: 'export.too-heavy' }] })
    // A document that another process still works on is left to that process.
    expect(done(await as('east').read(alive)).state).toBe('making')
  })

  test('two server processes share the work: each document is made by one of them', async () => {
    const other = await createApp(
      {
        dataSource: district.dataSource,
        clock: new NoonClock('2026-07-20'),
        files: district.app.get(FileStore).folder,
      },
      true,
    )
    await other.init()
    try {
      const accounts = ['office', 'civil', 'east', 'west', 'east-editor', 'west-editor']
      const asked = await Promise.all(
        accounts.map(async (account) => ({ account, id: done(await as(account).ask(STANDING)).id })),
      )
      other.get(MakeExports).wake()
      const sums = new Set<string>()
      for (const { account, id } of asked) sums.add((await as(account).settled(id)).sha256)
      expect(sums.size).toBe(1)
      expect((await jobs().find()).map(({ state, tries }) => [state, tries])).toEqual(asked.map(() => ['ready', 1]))
    } finally {
      await other.close()
    }
  })

  test('nothing half-written is ever fetched: a stopped server leaves the job waiting', async () => {
    const making = district.app.get(MakeExports)
    await making.onModuleDestroy()
    const { id } = done(await as('east').ask(STANDING))
    expect(done(await as('east').read(id)).state).toBe('waiting')
    expect(await files()).toEqual([])
    expect((await as('east').file(id)).statusCode).toBe(409)
  })
})
