import { DisclosureEntity, OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import type { ExportRequest } from '@gongkai/shared/exchange/export/export.contract'
import { publishedFirst } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { sheetsOf } from '../../../support/official-files'
import { statements } from '../../../support/statements'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'
const HEAD_ROWS = 3

describe.each(databases)('公开台账, on $name', ({ url }) => {
  let district: District
  const as = (account: string) => discloser(district, account)
  const request = (part: Partial<ExportRequest> = {}): Partial<ExportRequest> => ({
    ...{ kind: 'disclosure-ledger', format: 'xlsx', period: '2026Q3' },
    ...part,
  })
  const sheets = async (account: string, part: Partial<ExportRequest> = {}) =>
    sheetsOf((await exporter(district, account).made(request(part))).reply.rawPayload)
  const lines = async (account: string, part: Partial<ExportRequest> = {}) =>
    (await sheets(account, part)).map(({ name, rows }) => [name, rows.slice(HEAD_ROWS)] as const)

  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-10-20' })
    await publishedFirst(district)
    const [low] = done(await as('east').record({ publicNumbers: [LOW], formedOn: '2026-07-01' }))
    done(await as('east').add(low as never, onSite('2026-07-12', { channels: ['newMedia'], url: '' })))
    done(await as('east').record({ publicNumbers: [LOW], title: '6月产生、7月公开', formedOn: '2026-06-20' }))
    done(await as('east').record({ publicNumbers: [LOW], title: '=未公开', formedOn: '2026-09-25', disclosure: null }))
    done(await as('east').record({ publicNumbers: [LOW], title: '四季度', formedOn: '2026-10-02', disclosure: null }))
    done(await as('east').sign('2026Q3', RELIEF))
  })
  afterAll(() => district.close())

  test('what came into being or was published in the quarter, a row for each record, and what was signed', async () => {
    const [table, signed] = await sheets('office')
    expect([table?.name, signed?.name, table?.frozen, table?.repeated, table?.landscape]).toEqual([
      ...['社会救助', '本期无新增', HEAD_ROWS, '1:3', true],
    ])
    const titled = table?.rows.slice(HEAD_ROWS).map((row) => [row[0], row[1], row[4], row[5], row[7], row[14]])
    expect(titled).toEqual([
      ['1', LOW, '6月产生、7月公开', '2026-06-20', '2026-07-10', '按时'],
      ['2', LOW, '2026年6月低保对象名单', '2026-07-01', '2026-07-10', '按时'],
      ['3', LOW, '2026年6月低保对象名单', '2026-07-01', '2026-07-12', '按时'],
      ['4', LOW, '=未公开', '2026-09-25', '', expect.any(String)],
    ])
    expect(signed?.rows.slice(HEAD_ROWS).map((row) => [row[1], row[4]])).toEqual([[RELIEF, '2026年第三季度']])
    expect((await lines('office', { period: '2026' }))[0]?.[1]).toHaveLength(5)
  })

  test('a unit reads its own, a lead its domains; others nothing', async () => {
    const own = await lines('east')
    expect(own[0]?.[1]).toHaveLength(4)
    expect(await lines('civil')).toEqual(own)
    for (const account of ['west', 'housing'])
      expect((await exporter(district, account).ask(request())).status).toBe(422)
    expect(placesOf(await exporter(district, 'office').ask(request({ period: '2026Q5' })))).toEqual([
      expect.stringContaining('period'),
    ])
    expect((await exporter(district, 'office').ask(request({ kind: 'tasks' }))).status).toBe(422)
  })

  test('portions: so many more facts, so many more portions; what is 紧急下线 is not in it, nor in a file made before', async () => {
    const { manager } = district.dataSource
    const one = await manager.findOneByOrFail(OccurrenceEntity, { title: '=未公开' })
    const { id: _id, intent: _intent, ...same } = one
    const many = Array.from({ length: 1200 }, (_, n) => ({
      ...same,
      intent: null,
      title: `第${n}件`,
      formedOn: '2026-08-01',
    }))
    for (let at = 0; at < many.length; at += 100) await manager.insert(OccurrenceEntity, many.slice(at, at + 100))
    const added = await manager.findBy(OccurrenceEntity, { formedOn: '2026-08-01' })
    const { id: _record, ...record } = await manager.findOneByOrFail(DisclosureEntity, { publishedOn: '2026-07-10' })
    const records = added.map(({ id }) => ({ ...record, intent: null, occurrenceId: id, publishedOn: '2026-08-03' }))
    for (let at = 0; at < records.length; at += 100) await manager.insert(DisclosureEntity, records.slice(at, at + 100))
    const asked = async () => (await exporter(district, 'office').made(request({ domain: '01' }))).view
    let rowCount = 0
    const count = await statements(
      district,
      async () => {
        rowCount = (await asked()).rowCount
      },
      /FROM [`"](?:occurrence|disclosure)[`"]/,
    )
    expect(rowCount).toBe(1204)
    // Three portions to know them by, when it is asked for, made and ready, and three of two statements to write.
    expect(count).toBeLessThan(30)
    const { id } = await asked()

    done(
      await district.call('office', 'POST', '/api/takedowns', {
        ...{ subjectKind: 'entry', subject: LOW, kind: 'personal', reason: '名单里有身份证号' },
      }),
    )
    expect((await exporter(district, 'office').file(id)).statusCode).toBe(410)
    const left = await lines('office')
    expect(left.map(([name]) => name)).toEqual(['本期无新增'])
  })
})
