import { loadDemoMatters } from '@gongkai/server/app/demo/load-demo-matters'
import { demoMatters } from '@gongkai/server/app/regions/quangang/matters'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { MatterEntity } from '@gongkai/server/district/matter/matter.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { Refusal } from '@gongkai/shared/base/refusal'
import type { ImportMattersResponse, Matter, MatterPage } from '@gongkai/shared/district/matter/matter.contract'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

type Answer = ImportMattersResponse & { refusals: Refusal[] }

describe.each(databases)('matters on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
  })
  afterAll(() => district.close())
  beforeEach(() => district.dataSource.manager.clear(MatterEntity))

  const load = (account: string, rows: unknown, kind: unknown = 'power') =>
    district.call<Answer>(account, 'POST', '/api/matters/import', { kind, rows })
  const search = async (account: string, query = '') =>
    (await district.call<MatterPage>(account, 'GET', `/api/matters?${query}`)).body
  const codes = async (account: string, query = '') => (await search(account, query)).items.map(({ code }) => code)

  test('are imported, and found by name and by code', async () => {
    const { status, body } = await load('east', [
      { code: 'XK-0001', name: '临时救助给付' },
      { code: ' XK-0002 ', name: '最低生活保障（低保）审核确认' },
      { code: 350505003, name: '农村危房改造补助' },
    ])
    expect({ status, body }).toEqual({ status: 200, body: { added: 3, updated: 0, unchanged: 0 } })
    expect((await search('east', `q=${encodeURIComponent('低保审核')}`)).items).toEqual([
      { code: 'XK-0002', name: '最低生活保障（低保）审核确认', kind: 'power', organisationCode: 'east' },
    ] satisfies Matter[])
    expect(await codes('east', 'q=xk-0001')).toEqual(['XK-0001'])
    expect(await codes('east', `q=${encodeURIComponent('ＸＫ　救助')}`)).toEqual(['XK-0001'])
    expect(await codes('east', 'q=350505003')).toEqual(['350505003'])
    expect(await codes('east', 'q=%25')).toEqual([])
    expect(await search('east', 'kind=service')).toEqual({ total: 0, items: [] })
  })

  test('a list imported again updates names and keeps what it does not mention', async () => {
    await load('east', [
      { code: 'A1', name: '甲' },
      { code: 'A2', name: '乙' },
      { code: 'A3', name: '丙' },
    ])
    const { body } = await load('east', [
      { code: 'a1', name: '甲' },
      { code: 'A2', name: '乙（新）' },
      { code: 'A4', name: '丁' },
    ])
    expect(body).toEqual({ added: 1, updated: 1, unchanged: 1 })
    const { items } = await search('east')
    expect(items.map(({ code, name }) => `${code} ${name}`)).toEqual(['A1 甲', 'A2 乙（新）', 'A3 丙', 'A4 丁'])
    // the other list is another list
    expect((await load('east', [{ code: 'A1', name: '甲' }], 'service')).body).toMatchObject({ added: 1 })
    const event = await district.dataSource.manager.findOneOrFail(EventEntity, {
      where: { kind: 'matter.imported' },
      order: { id: 'DESC' },
    })
    expect(event.detail).toEqual({ list: 'service', added: 1, updated: 0, unchanged: 0 })
  })

  test('every fault comes at once with its row, and nothing is stored', async () => {
    const { status, body } = await load('east', [
      { code: 'A1', name: '甲' },
      { code: '', name: '乙' },
      { code: 'A 3', name: '' },
      { code: 'Ａ１', name: '丁' },
      null,
      { code: 'A'.repeat(61), name: '长'.repeat(201) },
    ])
    expect(status).toBe(422)
    expect(body.refusals.map(({ code, at }) => `${code} ${at}`)).toEqual([
      'matter.missing rows/1/code',
      'matter.malformed rows/2/code',
      'matter.missing rows/2/name',
      'matter.twice rows/3/code',
      'matter.missing rows/4/code',
      'matter.missing rows/4/name',
      'matter.too-long rows/5/code',
      'matter.too-long rows/5/name',
    ])
    expect(body.refusals[3]?.text).toBe('第4行：事项编码“A1”与第1行重复')
    expect(await district.dataSource.manager.count(MatterEntity)).toBe(0)
  })

  test('the office keeps the district’s list; others see that and their own, a village its town’s', async () => {
    await load('office', [{ code: 'D1', name: '全区事项' }])
    await load('east', [{ code: 'E1', name: '东镇事项' }])
    await load('civil', [{ code: 'C1', name: '民政事项' }])
    expect(await codes('east')).toEqual(['D1', 'E1'])
    expect(await codes('east-01')).toEqual(['D1', 'E1'])
    expect(await codes('civil')).toEqual(['C1', 'D1'])
    expect(await codes('west')).toEqual(['D1'])
    expect(await codes('office')).toEqual(['C1', 'D1', 'E1'])
    expect((await search('west')).items[0]).toMatchObject({ organisationCode: null })
  })

  test('is for approvers, of the office for administrators too; villages keep no list', async () => {
    const rows = [{ code: 'A1', name: '甲' }]
    expect((await load('east-01', rows)).status).toBe(403)
    for (const account of ['east-editor', 'office-editor']) {
      const { status, body } = await load(account, rows)
      expect({ account, status, codes: body.refusals.map(({ code }) => code) }).toEqual({
        account,
        status: 422,
        codes: ['account.role'],
      })
    }
    const { manager } = district.dataSource
    await manager.update(PersonEntity, { account: 'office-editor' }, { roles: ['admin'] })
    expect((await load('office-editor', rows)).status).toBe(200)
    await manager.update(PersonEntity, { account: 'office-editor' }, { roles: ['editor'] })
  })

  test.each([
    ['no list', undefined, 'power', 'rows'],
    ['an empty list', [], 'power', 'rows'],
    ['more than 5,000 rows', Array.from({ length: 5001 }, (_, n) => ({ code: `A${n}`, name: '甲' })), 'power', 'rows'],
    ['another kind of list', [{ code: 'A1', name: '甲' }], 'other', 'kind'],
  ])('malformed: %s', async (_, rows, kind, at) => {
    const { status, body } = await load('east', rows, kind)
    expect(status).toBe(400)
    expect(body.refusals.map((refusal) => refusal.at)).toContain(at)
  })

  test('a query that is none is refused', async () => {
    for (const query of ['kind=other', 'page=0', 'page=x', `q=${'a'.repeat(101)}`]) {
      expect((await district.call('east', 'GET', `/api/matters?${query}`)).status).toBe(400)
    }
  })

  test('5,000 rows go in, are renamed and stay as they are, and come by pages', async () => {
    const rows = (suffix: string) =>
      Array.from({ length: 5000 }, (_, n) => ({
        code: `P-${String(n).padStart(5, '0')}`,
        name: `行政事项${n}${suffix}`,
      }))
    for (const [suffix, result] of [
      ['', { added: 5000, updated: 0, unchanged: 0 }],
      ['新', { added: 0, updated: 5000, unchanged: 0 }],
      ['新', { added: 0, updated: 0, unchanged: 5000 }],
    ] as const)
      expect((await load('west', rows(suffix))).body).toEqual(result)
    const page = await search('west', 'page=250')
    expect(page.total).toBe(5000)
    expect(page.items.map(({ code }) => code).pop()).toBe('P-04999')
  })

  test('the demo’s lists load once, and not over a list that stands', async () => {
    const { manager } = district.dataSource
    await load('office', [{ code: 'S1', name: '本区服务事项' }], 'service')
    await manager.transaction(loadDemoMatters)
    await manager.transaction(loadDemoMatters)
    expect((await search('east', 'kind=power')).total).toBe(demoMatters.power.length)
    expect((await search('east', `kind=power&q=${encodeURIComponent('示例 低保')}`)).total).toBe(0)
    expect((await search('east', `q=${encodeURIComponent('最低生活保障')}`)).total).toBe(1)
    expect(await codes('east', 'kind=service')).toEqual(['S1'])
  })

  test('of two imports at once neither is lost', async () => {
    const row = (code: string) => [{ code, name: '甲' }]
    const answers = await Promise.all([load('east', row('A1')), load('east', row('A1')), load('east', row('A2'))])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await codes('east')).toEqual(['A1', 'A2'])
  })
})
