import { LawEntity } from '@gongkai/server/district/law/law.entity'
import { loadLaws } from '@gongkai/server/district/law/load-laws'
import { OrganisationEntity } from '@gongkai/server/district/organisation/organisation.entity'
import { PilotDomainEntity } from '@gongkai/server/district/pilot-domain/pilot-domain.entity'
import type { MatterPage } from '@gongkai/shared/district/matter/matter.contract'
import type { ImportChoices } from '@gongkai/shared/exchange/import/import.contract'
import { codesOf, desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { nextPhase } from '../../../support/guiding'
import { copied, importer } from '../../../support/importing'

const MODEL = ['领域', '一级事项', '二级事项', '公开内容', '公开时限']

describe.each(databases)('the other kinds of table, on $name', ({ url }) => {
  let district: District
  const of = (account: string) => importer(district, account)
  const get = async <Body>(account: string, path: string) =>
    done(await district.call<Body>(account, 'GET', `/api/${path}`))
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())

  test('model rows: of domains that one leads, as a version that waits for the next phase and can be undone', async () => {
    const text = copied(
      MODEL,
      ['社会救助', '救助', '低保', '更全的内容', ''],
      ['社会救助', '救助', '孤儿救助', '名单', '20个工作日内'],
    )
    const view = await of('civil').bring('guideline', text)
    expect(view.counts).toMatchObject({ rows: 2, new: 1, update: 1, chosen: 2 })
    expect((await of('civil').rows(view.id))[0]?.changes).toEqual([
      { field: 'content', before: '对象名单、标准、发放情况', after: '更全的内容' },
    ])
    expect(done(await of('civil').apply(view.id)).outcome).toEqual({ added: 1, updated: 1 })
    const east = desk(district, 'east')
    const work = await east.idIn('01')
    const contents = async () => (await east.rows(work)).map(({ fields }) => `${fields.level2} ${fields.content}`)
    const before = ['低保 对象名单、标准、发放情况', '临时救助 对象名单、标准、发放情况']
    expect(await contents()).toEqual(before)
    done(await of('civil').undo(view.id))

    const again = await of('civil').bring('guideline', text)
    done(await of('civil').apply(again.id))
    await nextPhase(district, '01')
    expect(await contents()).toEqual(['低保 更全的内容', '临时救助 对象名单、标准、发放情况', '孤儿救助 名单'])
    // A unit that leads the domain no more leaves its model rows alone.
    const domains = district.dataSource.getRepository(PilotDomainEntity)
    await domains.update({ code: '01' }, { leadCodes: ['housing'] })
    expect(codesOf(await of('civil').undo(again.id))).toEqual(['match.not-lead'])
    await domains.update({ code: '01' }, { leadCodes: ['civil'] })
    done(await of('civil').undo(again.id))
    expect(await contents()).toEqual(before)
    // housing leads the other domain only
    const foreign = await of('housing').bring('guideline', text)
    expect(foreign.counts).toMatchObject({ faulty: 2, chosen: 0 })
    expect((await of('housing').rows(foreign.id))[0]?.faults.map(({ code }) => code)).toEqual(['match.not-lead'])
  })

  test.each(['power', 'service'] as const)(
    'matters of the list %s: by code, undone while none is used',
    async (kind) => {
      const first = await of('east').bring(
        kind,
        copied(['编码', '名称'], ['A1', '甲'], ['A2', '乙'], ['', '丙'], ['a1', '丁']),
      )
      expect(first.counts).toMatchObject({ rows: 4, new: 4, faulty: 2, chosen: 2 })
      const faults = (await of('east').rows(first.id, 'faulty')).map(
        ({ faults: [fault] }) => `${fault?.code} ${fault?.at}`,
      )
      expect(faults).toEqual(['match.matter.missing code', 'match.again code'])
      done(await of('east').apply(first.id))
      const second = await of('east').bring(
        kind,
        copied(['编码', '名称'], ['A1', '甲'], ['A2', '乙（新）'], ['A3', '丙']),
      )
      expect(second.counts).toMatchObject({ new: 1, update: 1, identical: 1 })
      const [, renamed] = await of('east').rows(second.id)
      expect(renamed?.changes).toEqual([{ field: 'name', before: '乙', after: '乙（新）' }])
      expect(done(await of('east').apply(second.id)).outcome).toEqual({ added: 1, updated: 1 })
      const listed = async () =>
        (await get<MatterPage>('east', `matters?kind=${kind}`)).items.map(({ code, name }) => `${code} ${name}`)
      expect(await listed()).toEqual(['A1 甲', 'A2 乙（新）', 'A3 丙'])
      done(await of('east').undo(second.id))
      expect(await listed()).toEqual(['A1 甲', 'A2 乙'])
      const work = await desk(district, 'east').idIn('01')
      done(await desk(district, 'east').add(work, { level1: '救助', level2: `用 ${kind}`, matterCode: 'A2' }))
      const refused = await of('east').undo(first.id)
      expect([refused.status, codesOf(refused)]).toEqual([422, ['undo.built-on']])
    },
  )

  test('laws: into the library by the office, into one’s own by a unit', async () => {
    const heads = ['名称', '文号', '效力', '替代的规定', '说明']
    const table = copied(
      heads,
      ['《青溪区救助办法》', '青政〔2026〕1号', '有效', '', ''],
      ['青溪区旧办法', '', '已废止', '《青溪区救助办法》', ''],
    )
    const view = await of('east').bring('laws', table)
    expect(view.counts).toMatchObject({ rows: 2, new: 2, chosen: 2 })
    done(await of('east').apply(view.id))
    const stored = () => district.dataSource.manager.findBy(LawEntity, { organisationCode: 'east' })
    expect(await stored()).toMatchObject([
      { title: '青溪区救助办法', documentNumber: '青政〔2026〕1号', status: 'effective' },
      { title: '青溪区旧办法', status: 'repealed', replacedBy: '青溪区救助办法' },
    ])
    const again = await of('east').bring(
      'laws',
      copied(heads, ['青溪区救助办法', '青政〔2026〕1号', '', '', '2026年起施行']),
    )
    expect(again.counts).toMatchObject({ update: 1 })
    done(await of('east').apply(again.id))
    const early = await of('east').undo(view.id)
    expect([early.status, codesOf(early)]).toEqual([422, ['undo.changed']])
    done(await of('east').undo(again.id))
    done(await of('east').undo(view.id))
    expect(await stored()).toEqual([])

    const library = await of('office').bring('laws', table)
    done(await of('office').apply(library.id))
    const now = await of('east').bring('laws', table)
    expect(now.counts).toMatchObject({ identical: 2, chosen: 0 })
  })

  test('laws that came with the product: the office changes them too, and takes it back; a unit does not', async () => {
    const heads = ['名称', '文号', '效力', '替代的规定']
    const [title, number] = ['中华人民共和国政府信息公开条例', '国务院令第711号']
    const looks = async (account: string, id: number) =>
      (await of(account).rows(id)).map(({ match, chosen, faults: found }) => [
        match,
        chosen,
        ...found.map(({ code, at }) => `${code} at ${at}`),
      ])
    const twice = await of('office').bring(
      'laws',
      copied(heads, [title, number, '', ''], [title, number, '已废止', '']),
    )
    expect(await looks('office', twice.id)).toEqual([
      ['identical', false],
      ['update', false, 'match.again at title'],
    ])
    const stored = () => district.dataSource.manager.findOneByOrFail(LawEntity, { title })
    const before = await stored()
    const ended = await of('office').bring('laws', copied(heads, [`《${title}》`, '', '废止', '《新的公开条例》']))
    done(await of('office').apply(ended.id))
    expect(await stored()).toMatchObject({
      documentNumber: number,
      status: 'repealed',
      replacedBy: '新的公开条例',
      replacements: [{ title: '新的公开条例', documentNumber: '', articles: [] }],
      version: before.version + 1,
    })
    await district.dataSource.manager.transaction((tx) => loadLaws(tx))
    expect((await stored()).status).toBe('repealed')
    done(await of('office').undo(ended.id))
    expect(await stored()).toEqual({ ...before, version: before.version + 2, shippedHash: expect.any(String) })
    const own = await of('east').bring('laws', copied(heads, [title, number, '已废止', '']))
    expect(await looks('east', own.id)).toEqual([['identical', false]])
  })

  test('units: no more than 1,000 at once', async () => {
    const rows = Array.from({ length: 1001 }, (_, at) => [`第${at + 1}局`, '部门'])
    const { id, counts } = await of('office').bring('organisations', copied(['单位名称', '类别'], ...rows))
    expect(counts).toMatchObject({ rows: 1001, new: 1001, faulty: 1, chosen: 1000 })
    expect(await of('office').rows(id, 'faulty')).toMatchObject([
      { place: '第 1002 行', chosen: false, faults: [{ code: 'match.too-many', at: 'name' }] },
    ])
    expect((await of('office').remove(id)).status).toBe(204)
  })

  test('units: a village and its town in one table, all or none', async () => {
    const heads = ['单位名称', '类别', '上级单位', '单位代码']
    const table = copied(
      heads,
      ['南镇人民政府', '镇（街道）', '', ''],
      ['南镇一村', '', '南镇人民政府', ''],
      ['东镇人民政府', '', '', ''],
    )
    const view = await of('office').bring('organisations', table)
    expect(view.counts).toMatchObject({ rows: 3, new: 2, identical: 1, chosen: 2, doubtful: 2, faulty: 0 })
    const [town, village] = await of('office').rows(view.id)
    // the village without its town is refused as a whole
    done(await of('office').choose(view.id, { rowIds: [town?.id], chosen: false }))
    const refused = await of('office').apply(view.id)
    expect(refused.status).toBe(422)
    expect((await of('office').view(view.id)).state).toBe('ready')
    done(await of('office').choose(view.id, { rowIds: [town?.id, village?.id], chosen: true }))
    expect(done(await of('office').apply(view.id)).outcome).toEqual({ added: 2, updated: 0 })
    const units = async () => (await district.dataSource.manager.find(OrganisationEntity)).map(({ name }) => name)
    expect(await units()).toEqual(expect.arrayContaining(['南镇人民政府', '南镇一村']))
    done(await of('office').undo(view.id))
    expect(await units()).not.toContain('南镇人民政府')

    const again = await of('office').bring('organisations', table)
    done(await of('office').apply(again.id))
    const added = await district.dataSource.manager.findOneByOrFail(OrganisationEntity, { name: '南镇一村' })
    const { code, version } = added
    const renamed = { version, name: '南镇第一村', fills: false }
    done(await district.call('office', 'PUT', `/api/organisations/${code}`, renamed))
    const late = await of('office').undo(again.id)
    expect([late.status, codesOf(late)[0]]).toEqual([422, 'undo.changed'])
    expect(await units()).toContain('南镇人民政府')
  })

  test('who may import what is said before anything is brought', async () => {
    const choices = async (account: string) => get<ImportChoices>(account, 'imports/choices')
    expect(await choices('office')).toMatchObject({ kinds: ['guideline', 'power', 'service', 'laws', 'organisations'] })
    expect(await choices('civil')).toMatchObject({
      kinds: ['entries', 'guideline', 'power', 'service', 'laws', 'disclosures'],
    })
    expect(await choices('east')).toEqual({
      kinds: ['entries', 'power', 'service', 'laws', 'disclosures'],
      domains: [
        { code: '01', name: '社会救助' },
        { code: '02', name: '危房改造' },
      ],
    })
    expect((await choices('east-01')).kinds).toEqual(['entries', 'laws', 'disclosures'])
    const text = copied(MODEL, ['社会救助', '救助', '甲', '', ''])
    for (const [account, kind] of [
      ['office', 'entries'],
      ['east', 'guideline'],
      ['east', 'organisations'],
      ['east-01', 'power'],
    ] as const)
      expect({ account, kind, status: (await of(account).pasted(kind, text)).status }).toEqual({
        account,
        kind,
        status: 403,
      })
    expect(codesOf(await of('civil-editor').pasted('guideline', text))).toEqual(['account.role'])
    expect(codesOf(await of('office-editor').pasted('organisations', text)).length).toBe(1)
  })
})
