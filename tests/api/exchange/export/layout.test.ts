import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { acceptedOf, publish } from '../../../factories/published'
import { desk, done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { type Sheet, sheetsOf, type WordDocument, wordOf } from '../../../support/official-files'
import { closePdfs, pagesOf } from '../../../support/pdf'

// Everything below stands as it is in the notice's 附件2, typed from it: this tests the code's own template.
const UPPER = [
  ...['序号', '公开事项', '', '', '“五公开”阶段', '公开内容（要素）', '公开依据', '公开时限', '公开主体'],
  ...['公开渠道和载体', '公开对象', '', '公开方式', '', '公开层级', ''],
]
const LOWER = [
  ...['', '一级事项', '二级事项', '三级事项', '', '', '', '', ''],
  ...['', '全社会', '特定群体', '主动', '依申请', '区级', '乡级'],
]
const CHANNELS = [
  ...['政府网站', '政府公报', '两微一端', '发布会/听证会', '广播电视', '纸质载体', '公开查阅点', '政府服务中心'],
  ...['便民服务站', '入户/现场', '社区/企事业单位/村公示栏（电子屏）', '精准推送', '其他'],
]
const STAGES = ['决策', '执行', '管理', '服务', '结果']
const boxes = (marks: string, names: string[]) => [...marks].map((mark, at) => `${mark}${names[at]}`).join('\n')
const channels = (marks: string, behindOther = '_____') => boxes(marks, CHANNELS) + behindOther

const LIMIT = '信息形成或者变更之日起20个工作日内'
const fields = (more: Partial<EntryFields>): EntryFields => ({
  ...EMPTY_ENTRY,
  level1: '救助',
  content: '办事指南',
  timeLimit: LIMIT,
  subjects: ['东镇人民政府'],
  attribute: 'proactive',
  ...more,
})
/** No two of them answer alike. */
const OWN: { entry: EntryFields; row: string[] }[] = [
  {
    entry: fields({
      level2: '特困供养',
      level3: '申请',
      stages: ['decision', 'result'],
      content: '1.办事指南\n2.申请材料',
      bases: [
        { title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '第三条' },
        { title: '特困人员认定办法', documentNumber: '民发〔2021〕43号', article: '' },
      ],
      channels: ['website', 'newMedia', 'paper', 'readingPoint', 'serviceCentre'],
      audiences: ['everyone'],
      ways: ['proactive'],
      levels: ['district'],
    }),
    row: [
      ...['1', '救助', '特困供养', '申请', boxes('■□□□■', STAGES), '1.办事指南\n2.申请材料'],
      '《社会救助暂行办法》（国务院令第649号）第三条\n《特困人员认定办法》（民发〔2021〕43号）',
      ...[LIMIT, '东镇人民政府', channels('■□■□□■■■□□□□□'), '√', '', '√', '', '√', ''],
    ],
  },
  {
    entry: fields({
      level2: '医疗救助',
      stages: ['execution', 'management'],
      bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '' }],
      subjects: ['东镇人民政府', '东镇一村'],
      channels: ['pressOrHearing', 'onSite', 'noticeBoard', 'other'],
      channelOther: '村大喇叭',
      audiences: ['specific'],
      audienceSpecific: '低保对象',
      ways: ['onRequest'],
      levels: ['town'],
    }),
    row: [
      ...['2', '救助', '医疗救助', '', boxes('□■■□□', STAGES), '办事指南', '《社会救助暂行办法》（国务院令第649号）'],
      ...[LIMIT, '东镇人民政府\n东镇一村', channels('□□□■□□□□□■■□■', '：村大喇叭')],
      ...['', '√\n低保对象', '', '√', '', '√'],
    ],
  },
  {
    entry: fields({
      level2: '教育救助',
      stages: ['service'],
      bases: [{ title: '社会救助暂行办法', documentNumber: '', article: '' }],
      channels: ['gazette', 'broadcast', 'conveniencePoint', 'targetedPush'],
      audiences: ['everyone', 'specific'],
      ways: ['proactive', 'onRequest'],
      levels: ['district', 'town'],
      audienceSpecific: '学生',
    }),
    row: [
      ...['3', '救助', '教育救助', '', boxes('□□□■□', STAGES), '办事指南', '《社会救助暂行办法》'],
      ...[LIMIT, '东镇人民政府', channels('□■□□■□□□■□□■□'), '√', '√\n学生', '√', '√', '√', '√'],
    ],
  },
]
const TITLES = ['青溪区社会救助领域政务公开事项标准目录', '青溪区危房改造领域政务公开事项标准目录']
const EDITION_LINES = ['2026年第1版 · 自2026年8月1日起施行']
const DRAFT_LINES = ['2026年编制 · 草稿', '草稿，未经发布']

describe.each(databases)('附件2 as the notice lays it out, on $name', ({ url }) => {
  let district: District
  const xlsx: Record<'edition' | 'draft', Sheet[]> = { edition: [], draft: [] }
  const docx = {} as Record<'edition' | 'draft', WordDocument>
  const pdf: Record<'edition' | 'draft', string[]> = { edition: [], draft: [] }
  const csv: Record<'edition' | 'draft', string[]> = { edition: [], draft: [] }

  beforeAll(async () => {
    district = await openDistrict(await url())
    const east = desk(district, 'east')
    const work = await east.idIn('01')
    for (const { entry } of OWN) done(await east.add(work, entry))
    await acceptedOf(district, ['01', '02'], ['east', 'west'])
    const edition = done(await publish(district, { domainCodes: ['01', '02'], effectiveOn: '2026-08-01' })).id
    const office = exporter(district, 'office')
    const made = async (source: { edition: number } | 'draft', format: 'xlsx' | 'docx' | 'pdf' | 'csv') =>
      (await office.made({ kind: 'catalogue', source, format })).reply.rawPayload
    for (const [name, source] of [['edition', { edition }] as const, ['draft', 'draft'] as const]) {
      xlsx[name] = await sheetsOf(await made(source, 'xlsx'))
      docx[name] = await wordOf(await made(source, 'docx'))
      pdf[name] = await pagesOf(await made(source, 'pdf'))
      csv[name] = (await made(source, 'csv')).toString().split('\r\n')
    }
  })
  afterAll(async () => {
    closePdfs()
    await district.close()
  })

  /** The rows under the head. */
  const rowsOf = (format: string, part: number) =>
    format === 'xlsx'
      ? (xlsx.edition[part]?.rows.slice(4) ?? [])
      : (docx.edition.parts[part]?.rows ?? [])
          .filter(({ isHead }) => !isHead)
          .map(({ cells }) => cells.map((cell) => cell.text))

  test('xlsx: a sheet a domain, its title over all columns, and the template’s head of two rows, merged', () => {
    expect(xlsx.edition.map(({ name }) => name)).toEqual(['社会救助', '危房改造'])
    xlsx.edition.forEach(({ rows, merges }, at) => {
      expect(rows.slice(0, 4)).toEqual([
        [TITLES[at], ...Array(15).fill('')],
        [...EDITION_LINES, ...Array(15).fill('')],
        UPPER,
        LOWER,
      ])
      expect(merges).toEqual(
        [
          ...['A1:P1', 'A2:P2'],
          ...['B3:D3', 'K3:L3', 'M3:N3', 'O3:P3'],
          ...['A', 'E', 'F', 'G', 'H', 'I', 'J'].map((column) => `${column}3:${column}4`),
        ].sort(),
      )
    })
  })

  test('xlsx: A4 across, the title block and the head on every printed page and in view', () => {
    for (const sheet of [...xlsx.edition, ...xlsx.draft]) expect(sheet).toMatchObject({ landscape: true, paper: 9 })
    for (const sheet of xlsx.edition) expect(sheet).toMatchObject({ repeated: '1:4', frozen: 4 })
    for (const sheet of xlsx.draft) expect(sheet).toMatchObject({ repeated: '1:5', frozen: 5 })
  })

  test('docx: A4 across, a domain a page under its title, both rows of the head repeated and nothing else', () => {
    const { page, parts } = docx.edition
    expect(page).toEqual({ width: '16838', height: '11906', orientation: 'landscape' })
    expect(parts.map(({ title, beginsPage, lines, columns }) => ({ title, beginsPage, lines, columns }))).toEqual(
      TITLES.map((title, at) => ({ title, beginsPage: at > 0, lines: EDITION_LINES, columns: 16 })),
    )
    for (const { rows } of parts) {
      expect(rows.slice(0, 2).map(({ isHead }) => isHead)).toEqual([true, true])
      expect(rows.slice(2).map(({ isHead }) => isHead)).not.toContain(true)
      expect(rows.length).toBeGreaterThan(2)
    }
  })

  test('docx: the template’s head of two rows, merged', () => {
    const alone = (text: string) => ({ text, span: 1, down: 'begins' })
    const over = (text: string, span: number) => ({ text, span, down: '' })
    for (const { rows } of docx.edition.parts) {
      expect(rows[0]?.cells).toEqual([
        alone('序号'),
        over('公开事项', 3),
        ...UPPER.slice(4, 10).map(alone),
        ...['公开对象', '公开方式', '公开层级'].map((text) => over(text, 2)),
      ])
      expect(rows[1]?.cells).toEqual(LOWER.map((text) => ({ text, span: 1, down: text ? '' : 'goes on' })))
    }
  })

  test('pdf: the head on every page in the template’s order, a domain under its title', () => {
    const head =
      '序号公开事项一级事项二级事项三级事项“五公开”阶段公开内容（要素）公开依据公开时限公开主体公开渠道和载体公开对象全社会特定群体公开方式主动依申请公开层级区级乡级'
    expect(pdf.edition.length).toBeGreaterThan(2)
    for (const text of pdf.edition) expect(text).toContain(head)
    expect(pdf.edition[0]).toContain(TITLES[0])
    expect(pdf.edition.at(-1)).toContain(TITLES[1])
  })

  test('csv: domain and unit ahead of the template’s columns', () => {
    const below = LOWER.map((text, at) => text || UPPER[at])
    expect(csv.edition[0]?.replace('\ufeff', '').split(',')).toEqual(['序号', '试点领域', '单位', ...below.slice(1)])
  })

  test.each(['xlsx', 'docx'])(
    '%s: every cell of a row: all five stages and thirteen channels with ■ or □, each √ in its own column',
    (format) => {
      expect(rowsOf(format, 0).slice(0, 3)).toEqual(OWN.map(({ row }) => row))
    },
  )

  test.each(['xlsx', 'docx'])('%s: 序号 runs through the units of a domain and begins anew in the next', (format) => {
    const numbered = (part: number) =>
      rowsOf(format, part).map(([number, , name, , , , , , subject]) => [number, name, subject])
    expect(numbered(0)).toEqual([
      ['1', '特困供养', '东镇人民政府'],
      ['2', '医疗救助', '东镇人民政府\n东镇一村'],
      ['3', '教育救助', '东镇人民政府'],
      ['4', '低保', '东镇人民政府'],
      ['5', '临时救助', '东镇人民政府'],
      ['6', '低保', '西镇人民政府'],
      ['7', '临时救助', '西镇人民政府'],
    ])
    expect(numbered(1)).toEqual([
      ['1', '危房改造补助', '东镇人民政府'],
      ['2', '危房改造补助', '西镇人民政府'],
    ])
  })

  test('a draft says so over every page and under the title, in each format', () => {
    for (const { header, rows } of xlsx.draft) {
      expect(header).toContain('草 稿')
      expect(rows.slice(1, 3).map(([text]) => text)).toEqual(DRAFT_LINES)
    }
    expect(docx.draft.watermark).toBe('草稿')
    for (const { lines } of docx.draft.parts) expect(lines).toEqual(DRAFT_LINES)
    const [first = '', second = ''] = pdf.draft
    expect(first).toContain('2026年编制·草稿')
    // across the page, in the foot, and on the first page under the title
    expect(first.split('草稿')).toHaveLength(4)
    expect(second.split('草稿')).toHaveLength(3)
    expect(csv.draft[0]).toBe('\ufeff草稿，未经发布')
    expect(csv.draft.slice(1)).toEqual([csv.edition[0]?.replace('\ufeff', ''), ...csv.edition.slice(1)])
  })

  test('an edition never does', () => {
    expect(xlsx.edition.map(({ header }) => header)).toEqual(['', ''])
    expect(docx.edition.watermark).toBe('')
    for (const written of [xlsx.edition, docx.edition, pdf.edition, csv.edition])
      expect(JSON.stringify(written)).not.toMatch(/草\s*稿|未经发布/)
  })
})
