import type { Matrix } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { handedInBy } from '../../../factories/handed-in'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'

describe.each(databases)('the matrix on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-07-25' })
    await handedInBy(district, 'east', '01')
  })
  afterAll(() => district.close())
  const matrixOf = async (account: string) => (await district.call<Matrix>(account, 'GET', '/api/matrix')).body

  test('the office sees every domain and unit, its standing and its lateness', async () => {
    const { round, domains, rows } = await matrixOf('office')
    expect(round).toMatchObject({ code: '2026' })
    expect(domains.map(({ name }) => name)).toEqual(['社会救助', '危房改造'])
    expect(rows.map(({ name }) => name)).toEqual(['牵头单位', '第二牵头单位', '东镇人民政府', '西镇人民政府'])
    const cell = (row: number, column: number) => rows[row]?.cells[column]
    expect(cell(2, 0)).toMatchObject({
      standing: 'submitted',
      late: true,
      entryCount: 2,
      revision: 1,
      phase: 'inventory',
    })
    expect(cell(3, 0)).toMatchObject({ standing: 'empty', late: true, entryCount: 0 })
    // the leads' date is a week later; a domain with one lead has no second one
    expect(cell(0, 0)).toMatchObject({ standing: 'empty', late: false })
    expect(cell(1, 0)).toBeNull()
    expect(cell(1, 1)).toMatchObject({ standing: 'empty' })
  })

  test('a lead sees its domains only', async () => {
    expect((await matrixOf('housing')).domains.map(({ name }) => name)).toEqual(['危房改造'])
  })

  test.each(['east', 'east-01'])('%s is refused', async (account) => {
    expect((await district.call(account, 'GET', '/api/matrix')).status).toBe(403)
  })
})
