import { DisclosureEntity, OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import type { ImportRowView } from '@gongkai/shared/exchange/import/import.contract'
import exceljs from 'exceljs'
import { publishedFirst } from '../../../factories/published'
import { done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { IDENTITY, MASKED_IDENTITY } from '../../../support/guarding'
import { importer } from '../../../support/importing'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'
const HEAD_ROW = 4

/** Cells by their head, in the row of a sheet as a spreadsheet program has it. */
function rowsOf(sheet: exceljs.Worksheet) {
  const heads = (sheet.getRow(HEAD_ROW).values as string[]).slice(1)
  const at = (head: string) => heads.findIndex((one) => one.startsWith(head)) + 1
  const numbers = Array.from({ length: sheet.rowCount - HEAD_ROW }, (_, index) => HEAD_ROW + 1 + index)
  return {
    heads,
    numbers,
    text: (row: number, head: string) => String(sheet.getCell(row, at(head)).value ?? ''),
    set: (row: number, cells: Record<string, exceljs.CellValue>, format = '') => {
      for (const [head, value] of Object.entries(cells)) {
        const cell = sheet.getCell(row, at(head))
        cell.value = value
        if (format && value instanceof Date) cell.numFmt = format
      }
    },
  }
}

describe.each(databases)('待公开清单, on $name', ({ url }) => {
  let district: District
  let listed: Buffer
  const as = (account: string) => discloser(district, account)
  const brought = () => importer(district, 'east')
  const stored = async () => [
    await district.dataSource.manager.count(OccurrenceEntity),
    await district.dataSource.manager.count(DisclosureEntity),
  ]
  const download = async (account = 'east') =>
    (await exporter(district, account).made({ kind: 'disclosure-list', format: 'xlsx' })).reply.rawPayload
  const bookOf = async (bytes: Buffer) => {
    const book = new exceljs.Workbook()
    await book.xlsx.load(bytes as never)
    return { book, sheet: book.worksheets[0] as exceljs.Worksheet }
  }
  /** The list with cells filled in, read by the server. */
  const filled = async (bytes: Buffer, fill: (rows: ReturnType<typeof rowsOf>) => void) => {
    const { book, sheet } = await bookOf(bytes)
    fill(rowsOf(sheet))
    const buffer = Buffer.from(await book.xlsx.writeBuffer())
    return brought().read(done(await brought().file('disclosures', buffer, '待公开清单.xlsx')))
  }
  const facts = (rows: readonly ImportRowView[]) =>
    rows.map(({ match, chosen, faults }) => [match, chosen, ...faults.map(({ at, text }) => `${at}: ${text}`)])

  beforeAll(async () => {
    district = await openDistrict(await url(), { today: '2026-09-20' })
    await publishedFirst(district)
    done(
      await as('east').record({
        publicNumbers: [LOW],
        title: '=9月低保名单',
        formedOn: '2026-09-01',
        disclosure: null,
      }),
    )
    done(await as('east').record({ publicNumbers: [LOW], formedOn: '2026-09-01', disclosure: onSite('2026-09-02') }))
    listed = await download()
  })
  afterAll(() => district.close())

  test('what is open stands first, then an empty row for each item; text is no formula', async () => {
    const { sheet } = await bookOf(listed)
    const { heads, numbers, text } = rowsOf(sheet)
    expect(heads).toEqual([
      ...[
        '序号',
        '事项编号',
        '公开事项',
        '适用内容',
        '标题',
        '形成日期',
        '应公开日期',
        '网页链接',
        '公开日期',
        '公开渠道',
      ],
      ...['保密审查人', '登记号（请勿改动）'],
    ])
    const rows = numbers.map((row) => ['事项编号', '标题', '形成日期', '登记号'].map((head) => text(row, head)))
    expect(rows[0]).toEqual([LOW, '=9月低保名单', '2026-09-01', expect.stringMatching(/^D\d+-1$/)])
    // Partly published, if its item promises more than the two channels; the empty ones have no number.
    expect(rows.filter(([, title]) => !title).map(([number]) => number)).toEqual([LOW, RELIEF])
    expect(sheet.getCell(HEAD_ROW + 1, 5).type).toBe(exceljs.ValueType.String)
    expect((await exporter(district, 'office').ask({ kind: 'disclosure-list', format: 'xlsx' })).status).toBe(403)
    expect((await exporter(district, 'west').ask({ kind: 'disclosure-list', format: 'xlsx' })).status).toBe(422)
  })

  test('handed in as it is, nothing changes; the empty rows are said to be so', async () => {
    const view = await filled(listed, () => undefined)
    expect(view).toMatchObject({ state: 'ready', counts: { new: 0, update: 0, faulty: 0, chosen: 0 } })
    expect((await brought().rows(view.id, 'left')).map(({ said }) => said)).toContain('没有填写')
    expect((await brought().apply(view.id)).status).toBe(422)
  })

  test('each cell that cannot be stored is named, and nothing is stored', async () => {
    const before = await stored()
    const view = await filled(listed, ({ numbers, set }) => {
      const [open, , ...empty] = numbers as [number, number, ...number[]]
      const last = numbers.at(-1) as number
      set(open, { 网页链接: '点这里', 公开日期: '9月3日', 保密审查人: '王主任' })
      set(last, { 标题: `救助${IDENTITY}`, 形成日期: '2026年2月30日', 公开渠道: '飞鸽传书' })
      set(last + 1, { 事项编号: LOW, 公开事项: '别的事项', 标题: '甲', 形成日期: '2026/9/3' })
      set(last + 2, { 事项编号: '99-x-1', 标题: '乙', 形成日期: '2026/9/3', 登记号: 'D99999-1' })
      expect(empty.length).toBeGreaterThan(0)
    })
    const rows = await brought().rows(view.id)
    const marked = rows.map(({ faults }) => faults.map(({ at }) => at).sort())
    expect(marked.filter((places) => places.length > 0)).toEqual([
      ['publishedOn', 'url'],
      ['channels', 'formedOn', 'title'],
      ['name'],
      ['publicNumber', 'registered'],
    ])
    const texts = rows.flatMap(({ faults }) => faults.map(({ text }) => text)).join('\n')
    expect(texts).toContain('没有写年份')
    expect(texts).toContain('请核对是否错行')
    expect(texts).not.toContain(IDENTITY)
    expect(view.counts).toMatchObject({ chosen: 0, personal: 1 })
    expect(await stored()).toEqual(before)

    // 个人信息 is masked where it stands, and the rest of the row corrected.
    const row = rows.find(({ personal }) => personal.length > 0) as ImportRowView
    const [found] = row.personal
    expect(found).toMatchObject({ field: 'title', part: 'title', gravity: 'block' })
    const masked = done(
      await brought().call<ImportRowView>('PUT', `/${view.id}/rows/${row.id}/mask`, {
        ...{ version: row.version, part: 'title', from: found?.from, to: found?.to },
      }),
    )
    expect([masked.values?.title, masked.personal]).toEqual([`救助${MASKED_IDENTITY}`, []])
    expect(JSON.stringify(masked)).not.toContain(IDENTITY)
    const mended = done(
      await brought().edit(view.id, masked, { values: { formedOn: '2026-09-10', channels: '政府网站' } }),
    )
    expect(facts([mended])).toEqual([['new', true]])
    expect((await brought().remove(view.id)).status).toBe(204)
  })

  test('dates as Excel keeps them, links with blanks: looked at, taken over once, and undone', async () => {
    const before = await stored()
    const fill = ({ numbers, set }: ReturnType<typeof rowsOf>) => {
      const last = numbers.at(-1) as number
      const site = { 公开渠道: '政府网站', 保密审查人: '王主任' }
      // A day that is shown without its year has one all the same.
      set(
        numbers[0] as number,
        { ...site, 网页链接: ' https://www.qingxi.gov.cn/1 a.html ', 公开日期: new Date('2026-09-03') },
        'm"月"d"日"',
      )
      set(last, {
        ...site,
        标题: '临时救助',
        形成日期: 46268,
        公开日期: '2026年9月18日',
        网页链接: 'https://www.qingxi.gov.cn/2.html',
      })
      set(last + 1, { 公开事项: '不在目录', 标题: '' })
      set(last + 2, { 事项编号: LOW, 标题: '=HYPERLINK("x")', 形成日期: '20260910' })
    }
    const view = await filled(listed, fill)
    const rows = (await brought().rows(view.id)).filter(({ match }) => match !== 'identical')
    expect(facts(rows)).toEqual([
      ['update', true],
      ['new', true],
      ['new', true],
    ])
    expect(rows[0]?.changes.map(({ field, after }) => [field, after])).toEqual([
      ['publishedOn', '2026-09-03'],
      ['url', 'https://www.qingxi.gov.cn/1%20a.html'],
      ['channels', '政府网站'],
      ['reviewedBy', '王主任'],
    ])
    expect(rows[0]?.doubts.map(({ at }) => at)).toEqual(['url'])
    expect(await stored()).toEqual(before)

    const twin = await filled(listed, fill)
    expect(done(await brought().apply(view.id)).outcome).toMatchObject({ added: 2, updated: 1 })
    expect(await stored()).toEqual([Number(before[0]) + 2, Number(before[1]) + 2])
    expect((await brought().apply(view.id)).status).toBe(409)
    // The same file brought before by somebody else stores nothing more.
    expect((await brought().apply(twin.id)).status).toBe(409)
    expect((await brought().view(twin.id)).counts).toMatchObject({ new: 0, update: 0, chosen: 0 })
    const { occurrences } = await as('east').item(RELIEF)
    expect(
      occurrences.map(({ title, formedOn, disclosures }) => [title, formedOn, disclosures[0]?.publishedOn]),
    ).toEqual([['临时救助', '2026-09-03', '2026-09-18']])

    expect(done(await brought().undo(view.id)).state).toBe('undone')
    expect(await stored()).toEqual(before)
  })

  test('somebody changed it after the download: the row is refused with its place, also between look and confirmation', async () => {
    const fresh = await download()
    const fill = ({ numbers, set }: ReturnType<typeof rowsOf>) =>
      set(numbers[0] as number, {
        ...{
          网页链接: 'https://www.qingxi.gov.cn/9.html',
          公开日期: '2026/9/4',
          公开渠道: '政府网站',
          保密审查人: '王',
        },
      })
    const view = await filled(fresh, fill)
    const before = await stored()
    const [row] = (await brought().rows(view.id)).filter(({ match }) => match === 'update')
    const [open] = (await as('east').desk()).thisWeek.items
      .concat((await as('east').desk()).overdue.items, (await as('east').item(LOW)).occurrences)
      .filter(({ title }) => title === '=9月低保名单')
    done(await as('east').add(open as never, onSite('2026-09-05', { channels: ['noticeBoard'], url: '' })))
    const refused = await brought().apply(view.id)
    expect(refused.status).toBe(422)
    expect(placesOf(refused)).toEqual([`match.changed at rows/${row?.id}/registered`])
    expect(JSON.stringify(refused.body)).toContain(String(row?.place).replaceAll('"', '\\"'))
    expect(await stored()).toEqual([before[0], Number(before[1]) + 1])
    const late = await filled(fresh, fill)
    expect((await brought().rows(late.id, 'faulty')).map(({ faults }) => faults[0]?.at)).toEqual(['registered'])
  })

  test('who may hand it in', async () => {
    expect((await importer(district, 'office').file('disclosures', listed)).status).toBe(403)
    const west = importer(district, 'west')
    const view = await west.read(done(await west.file('disclosures', listed, '清单.xlsx')))
    expect((await west.rows(view.id, 'faulty')).length).toBe(view.counts.rows)
  })
})
