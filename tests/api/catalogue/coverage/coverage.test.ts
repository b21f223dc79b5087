import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { WorkingDays } from '@gongkai/server/district/round/working-days.service'
import { NoticeEntity } from '@gongkai/server/oversight/notification/notice.entity'
import { PostNotices } from '@gongkai/server/oversight/notification/post-notices'
import { Remind } from '@gongkai/server/oversight/notification/remind'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { CoverageLine, CoveragePage } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import type { EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { LedgerPage } from '@gongkai/shared/oversight/audit/audit.contract'
import { publishedFirst } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { NoonClock } from '../../../support/noon-clock'

describe.each(databases)('覆盖情况, on $name', ({ url }) => {
  let district: District
  let open: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    await publishedFirst(district)
    open = await desk(district, 'east').idIn('02')
    const rows = (...names: string[]) => names.map((name, index) => ({ code: `M-${index + 1}`, name }))
    done(
      await call('east', 'POST', 'matters/import', { kind: 'power', rows: rows('宅基地审批', '临时救助', '危房鉴定') }),
    )
    done(await call('office', 'POST', 'matters/import', { kind: 'service', rows: [{ code: 'D-1', name: '婚姻登记' }] }))
    done(
      await desk(district, 'east').add(open, {
        level1: '危房',
        level2: '危房鉴定公告',
        matterCode: 'm-3',
        stages: ['decision'],
      }),
    )
  })
  afterAll(() => district.close())

  const call = <Body>(account: string, method: string, path: string, body?: object) =>
    district.call<Body>(account, method, `/api/${path}`, body)
  const page = async (account: string, query = '') => done(await call<CoveragePage>(account, 'GET', `coverage${query}`))
  const titles = ({ items }: CoveragePage) => items.map(({ unit, title }) => `${unit?.code ?? '全区'} ${title}`)
  const mark = (account: string, line: CoverageLine, part: object = {}) =>
    district.send<CoverageLine>(account, 'PUT', '/api/coverage/marks', {
      kind: line.kind,
      organisationCode: line.unit?.code ?? '',
      key: line.key,
      version: line.version,
      reason: '本镇没有这项权力',
      ...part,
    })

  test('matters of a list without an entry: neither by code nor by name', async () => {
    expect(titles(await page('office', '?kind=matter'))).toEqual(['全区 婚姻登记', 'east 宅基地审批'])
    const [line] = (await page('east', '?kind=matter')).items
    expect(line).toMatchObject({
      unit: { code: 'east' },
      matter: { kind: 'power', code: 'M-1', name: '宅基地审批' },
      can: { mark: [], start: [] },
    })
    expect(line?.can.reassess).not.toEqual([])
  })

  test('stages over standing items and open rows: 决策 without 结果', async () => {
    const [line] = (await page('east', '?kind=stage')).items
    expect(line).toMatchObject({
      title: '危房鉴定',
      text: expect.stringContaining('有决策，没有结果'),
      entryOpen: true,
    })
    expect(line?.entryId).toBeGreaterThan(0)
    done(
      await desk(district, 'east').add(open, {
        level1: '危房',
        level2: '危房鉴定结果',
        matterCode: 'M-3',
        stages: ['result'],
      }),
    )
    expect((await page('east', '?kind=stage')).items).toEqual([])
  })

  test('kinds of 条例 art. 20 and 21, each with its clause; what an item is recognised as is not missing', async () => {
    const towns = (await page('office', '?kind=obligatory&unit=west')).items
    expect(towns).toHaveLength(8)
    expect(towns[0]).toMatchObject({ title: '贯彻落实农业农村政策', text: expect.stringContaining('条例第二十一条') })
    expect(titles(await page('office', '?kind=obligatory&unit=east'))).not.toContain('east 社会救助')
    const ofDistrict = titles(await page('office', '?kind=obligatory&unit=district'))
    expect(ofDistrict).toContain('全区 财政预算、决算信息')
    expect(ofDistrict).not.toContain('全区 社会救助')
    // a town without tasks owes nothing by itself
    expect((await page('office', '?unit=park')).total).toBe(0)
  })

  test('a unit sees its own, a lead its domains and what the district owes, the office all; a village nothing', async () => {
    expect(new Set((await page('west')).items.map(({ unit }) => unit?.code))).toEqual(new Set(['west']))
    expect((await page('west')).units.map(({ code }) => code)).toEqual(['west'])
    const leads = (await page('civil')).items
    expect(leads.every(({ unit, domain }) => unit === null || domain !== null)).toBe(true)
    expect((await page('office')).units.map(({ code }) => code)).toEqual(['district', 'east', 'west'])
    expect((await call('east-01', 'GET', 'coverage')).status).toBe(403)
    expect((await call('east', 'GET', 'coverage?kind=nothing&page=0')).status).toBe(400)
  })

  test('标为不适用 keeps the reason, is taken back, and names what was seen', async () => {
    const [line] = (await page('east', '?kind=matter')).items as [CoverageLine]
    expect((await mark('civil', line)).status).toBe(404)
    expect((await mark('west', line)).status).toBe(404)
    expect((await mark('east', { ...line, key: 'power/NONE' })).status).toBe(404)
    expect((await mark('east', line, { kind: 'reassess' })).status).toBe(400)
    const marked = done(await mark('east', line))
    expect(marked).toMatchObject({ version: 1, marked: { reason: '本镇没有这项权力', by: '东镇人民政府 east' } })
    expect((await page('east', '?kind=matter')).items).toEqual([])
    expect((await page('east', '?marked=1')).items.map(({ key }) => key)).toEqual([line.key])
    const late = await mark('office', line, { reason: '另一个理由' })
    expect({ status: late.status, codes: codesOf(late) }).toEqual({ status: 409, codes: ['coverage.conflict'] })
    const ledger = done(await call<LedgerPage>('office', 'GET', 'ledger'))
    expect(ledger.items[0]?.sentence).toContain('在覆盖情况里把“宅基地审批”标为不适用：本镇没有这项权力')
    done(await mark('east', marked, { reason: '' }))
    expect(titles(await page('east', '?kind=matter'))).toEqual(['east 宅基地审批'])
  })

  test('exported as a table of what one may see', async () => {
    const { view, reply } = await exporter(district, 'office').made({ kind: 'coverage', format: 'xlsx' })
    const all = await page('office')
    expect(view).toMatchObject({ rowCount: all.total, name: expect.stringContaining('政务公开事项覆盖情况') })
    expect(reply.rawPayload.byteLength).toBeGreaterThan(1000)
    const own = await exporter(district, 'west').made({ kind: 'coverage', format: 'xlsx' })
    expect(own.view.rowCount).toBe((await page('west')).total)
    expect((await exporter(district, 'east-01').ask({ kind: 'coverage', format: 'xlsx' })).status).toBe(403)
  })
})

describe.each(databases)('不予公开 is looked at again (条例第十八条), on $name', ({ url }) => {
  let district: District
  let row: EntryDetail
  const call = <Body>(account: string, method: string, path: string, body?: object) =>
    district.send<Body>(account, method, `/api/${path}`, body)
  const due = async (account: string) => done(await call<CoveragePage>(account, 'GET', 'coverage?kind=reassess')).items
  const reassess = (account: string, part: object = {}, id = row.id) =>
    call<CoverageLine | null>(account, 'PUT', `entries/${id}/reassessment`, {
      version: row.version,
      reassessOn: '2027-07-01',
      reason: '仍属个人隐私',
      ...part,
    })
  const withheld: Partial<EntryFields> = {
    level1: '救助',
    level2: '申请人银行账号',
    stages: ['management'],
    attribute: 'withheld',
    withholdGround: 'article15',
    reassessOn: '2026-08-10',
  }
  beforeEach(async () => {
    district = await openDistrict(await url(), { today: '2026-07-20' })
    const east = desk(district, 'east')
    row = done(await east.add(await east.idIn('01'), withheld))
  })
  afterEach(() => district.close())
  /** The list was accepted: the row drops out of the catalogue, and nobody edits it any more. */
  const accepted = async () => {
    const tx = district.dataSource.manager
    const id = row.assignment.id
    await tx.update(SubmissionEntity, { assignmentId: id }, { state: 'approved' })
    await tx.update(AssignmentEntity, { id }, { phase: 'catalogue' })
  }
  const remind = (day: string) =>
    new Remind(
      district.dataSource,
      new NoonClock(day),
      district.app.get(PostNotices),
      district.app.get(WorkingDays),
    ).run()
  const reminded = async () =>
    (await district.dataSource.manager.findBy(NoticeEntity, { organisationCode: 'east', page: 'coverage' })).map(
      ({ title }) => title,
    )

  test('the row is listed from thirty days before, also once it has dropped out of the catalogue phase', async () => {
    await accepted()
    expect(await due('east')).toMatchObject([
      { title: '救助 · 申请人银行账号', dueOn: '2026-08-10', entryOpen: false, entryId: row.id, can: { reassess: [] } },
    ])
    expect(await due('civil')).toHaveLength(1)
    expect(await due('west')).toEqual([])
  })

  test('its unit is told once, thirty days before', async () => {
    await accepted()
    await remind('2026-07-10')
    expect(await reminded()).toEqual([])
    await remind('2026-07-11')
    await remind('2026-07-12')
    await remind('2026-08-12')
    expect(await reminded()).toEqual(['还有 30 天：1 个不予公开的事项要重新评估'])
  })

  test('继续不予公开: a new date and the reason, which the ledger keeps; the next date is told anew', async () => {
    await accepted()
    await remind('2026-07-20')
    expect(placesOf(await reassess('east', { reassessOn: '2026-07-20', reason: ' ' }))).toEqual([
      'reassess.date at reassessOn',
      'reassess.reason at reason',
    ])
    expect((await reassess('west')).status).toBe(404)
    expect((await reassess('office')).status).toBe(403)
    expect(codesOf(await reassess('east-editor'))).toEqual(['account.role'])
    expect(await reassess('east', { version: 9 })).toMatchObject({ status: 409 })
    expect(done(await reassess('east'))).toBeNull()
    const stored = await district.dataSource.manager.findOneByOrFail(EntryEntity, { id: row.id })
    expect(stored).toMatchObject({ version: row.version + 1, fields: { reassessOn: '2027-07-01' } })
    expect(await due('east')).toEqual([])
    expect((await reassess('east')).status).toBe(409)
    const ledger = done(await call<LedgerPage>('office', 'GET', 'ledger'))
    expect(ledger.items[0]?.sentence).toContain('继续不予公开，下次评估 2027-07-01：仍属个人隐私')
    await remind('2027-06-02')
    expect(await reminded()).toHaveLength(2)
  })

  test('made public in the open task, it is due no more; a public row cannot be reassessed', async () => {
    const east = desk(district, 'east')
    expect(await due('east')).toMatchObject([{ entryOpen: true }])
    row = done(await east.save(row.id, row.version, { ...row.fields, attribute: 'onRequest' }))
    expect(await due('east')).toEqual([])
    expect(codesOf(await reassess('east'))).toEqual(['reassess.public'])
  })

  test('a public row of the same names has taken its place', async () => {
    await accepted()
    const assignmentId = row.assignment.id
    const { id, ...rest } = await district.dataSource.manager.findOneByOrFail(EntryEntity, { id: row.id })
    expect(id).toBe(row.id)
    await district.dataSource.manager.insert(EntryEntity, {
      ...rest,
      assignmentId,
      addId: null,
      fields: { ...rest.fields, attribute: 'proactive' },
    } as never)
    expect(await due('east')).toEqual([])
  })

  test('one without a date is due as well', async () => {
    const east = desk(district, 'east')
    row = done(await east.save(row.id, row.version, { ...row.fields, reassessOn: '' }))
    expect(await due('east')).toMatchObject([{ dueOn: '', text: '不予公开，没有写重新评估的日期' }])
  })
})
