import { readTables } from '@gongkai/server/exchange/import/read/read-tables'
import exceljs from 'exceljs'
import { handedInBy } from '../../../factories/handed-in'
import { desk, done, ON_20_JULY } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict, PASSWORD } from '../../../support/district'

describe.each(databases)('留痕, on $name', ({ url }) => {
  let district: District
  let id: number
  let entry: number
  const of = (account: string) => desk(district, account)
  const sentences = async (account: string, query = '') =>
    done(await of(account).ledger(query)).items.map(({ sentence }) => sentence)
  beforeAll(async () => {
    district = await openDistrict(await url())
    const handedIn = await handedInBy(district, 'east', '01')
    id = handedIn.id
    entry = handedIn.entries[0]?.id ?? 0
    await handedInBy(district, 'west', '02')
    await district.call('civil', 'POST', `/api/assignments/${id}/return`, {
      overall: '=HYPERLINK("http://x")',
      remarks: [{ entryId: entry, field: 'content', text: '请写全' }],
    })
  })
  afterAll(() => district.close())

  test('who did what when, in plain sentences, the newest first', async () => {
    const { items, total } = done(await of('office').ledger())
    expect(total).toBe(items.length)
    expect(items[0]).toMatchObject({
      kind: 'submission.returned',
      at: expect.stringMatching(ON_20_JULY),
      person: { name: 'civil' },
      organisation: { name: '区民政局' },
      unit: { name: '东镇人民政府' },
      domain: { name: '社会救助' },
    })
    expect(items[0]?.sentence).toContain('退回')
  })

  test('filtered by unit, domain, person, entry, act and day', async () => {
    const all = done(await of('office').ledger()).total
    const count = async (query: string) => done(await of('office').ledger(query)).total
    const east = await count('?organisation=east')
    const west = await count('?organisation=west')
    expect(east + west).toBe(all)
    expect(await count('?domain=02')).toBe(west)
    expect(await count(`?entry=${entry}`)).toBeGreaterThan(0)
    expect(await count(`?entry=${entry}`)).toBeLessThan(all)
    const person = done(await of('office').ledger('?kind=submission.returned')).items[0]?.person?.id
    expect(await count(`?person=${person}`)).toBe(1)
    expect(await count('?from=2026-07-20&to=2026-07-20')).toBe(all)
    expect(await count('?from=2026-07-21')).toBe(0)
    for (const wrong of ['?from=gestern', '?page=0', '?person=x', '?organisation[]=a', '?colour=red'])
      expect((await of('office').ledger(wrong)).status).toBe(400)
  })

  test('each sees its own work and acts, whatever it asks for', async () => {
    expect((await sentences('east')).length).toBeGreaterThan(0)
    expect(await sentences('east', '?organisation=west')).toEqual([])
    expect(await sentences('civil', '?organisation=west')).toEqual([])
    expect((await sentences('civil')).length).toBe(1)
    expect(await sentences('east-01')).toEqual([])
    expect((await district.call(null, 'GET', '/api/ledger')).status).toBe(401)
    const { body } = await district.call<{ organisations: unknown[] }>('east', 'GET', '/api/ledger/choices')
    expect(body.organisations).toEqual([])
  })

  test('exported for a spreadsheet: everything that matches, and no formula in it', async () => {
    const session = await district.call<{ token: string }>(null, 'POST', '/api/session', {
      account: 'office',
      password: PASSWORD,
    })
    const headers = { authorization: `Bearer ${session.body.token}` }
    const reply = await district.app.inject({ method: 'GET', url: '/api/ledger/export?domain=01', headers })
    expect(reply.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="ledger-2026-07-20.xlsx"')
    const lines = (await readTables({ name: 'ledger.xlsx', bytes: reply.rawPayload }))[0]?.rows ?? []
    expect(lines[0]?.slice(0, 3)).toEqual(['时间', '单位', '经办人'])
    expect(lines).toHaveLength(done(await of('office').ledger('?domain=01')).total + 1)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(reply.rawPayload as never)
    const types = new Set<number>()
    workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => types.add(cell.type)))
    expect([...types]).toEqual([exceljs.ValueType.String])
    expect(lines.flat().join()).toContain('=HYPERLINK')
  })
})
