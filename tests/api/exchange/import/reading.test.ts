import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import exceljs from 'exceljs'
import { READING_LIMITS } from '../../../../server/src/exchange/import/read/limits.js'
import { readSource } from '../../../../server/src/exchange/import/read/read-source.js'
import { type Reading, readTables, type Source } from '../../../../server/src/exchange/import/read/read-tables.js'
import { Unreadable } from '../../../../server/src/platform/files/package/unreadable.js'
import { Refused } from '../../../../server/src/platform/http/refused.js'
import { docxOf, relationships, xlsxOf, zipOf } from '../../../support/office-files.js'

const file = (bytes: Buffer, name = '目录.xlsx'): Source => ({ name, bytes })
/** The reading thread's work, without the thread. */
const read = (source: Source) => readSource(source, READING_LIMITS, () => undefined)
const rowsOf = async (source: Source) => (await read(source)).map(({ rows }) => rows)
const onlyTable = async (source: Source): Promise<SourceTable> => {
  const tables = await read(source)
  expect(tables).toHaveLength(1)
  return tables[0] as SourceTable
}
const refusalOf = async (source: Source, reading?: Reading) => {
  const error = await readTables(source, reading).then(
    () => null,
    (thrown) => thrown,
  )
  expect(error).toBeInstanceOf(Refused)
  expect((error as Refused).status).toBe(422)
  return (error as Refused).refusals[0] as Refused['refusals'][number]
}
/** A workbook as exceljs writes it. */
async function workbook(fill: (book: exceljs.Workbook) => void): Promise<Buffer> {
  const book = new exceljs.Workbook()
  fill(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
const line = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`

describe('an xlsx', () => {
  it('gives every sheet with its merges, its own line numbers and text as it is shown', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('社会救助')
      sheet.getCell('A3').value = '序号'
      sheet.getCell('B3').value = '公开事项'
      sheet.mergeCells('B3:C3')
      sheet.getCell('A4').value = 1
      sheet.getCell('B4').value = { richText: [{ text: '低保' }, { font: { bold: true }, text: '审核' }] }
      sheet.getCell('C4').value = '第一行\r\n 第二行 '
      sheet.getCell('A5').value = new Date(Date.UTC(2026, 10, 30))
      sheet.getCell('A5').numFmt = 'yyyy"年"m"月"d"日"'
      sheet.getCell('B5').value = 0.25
      sheet.getCell('B5').numFmt = '0%'
      sheet.getCell('C5').value = true
      const hidden = book.addWorksheet('备查', { state: 'hidden' })
      hidden.getCell('A1').value = { text: '县政府网站', hyperlink: 'https://example.gov.cn' }
      book.addWorksheet('空表')
    })
    const tables = await read(file(bytes))
    expect(tables.map(({ name }) => name)).toEqual(['社会救助', '备查'])
    expect(tables[0]).toEqual({
      name: '社会救助',
      before: [],
      rows: [
        ['序号', '公开事项', ''],
        ['1', '低保审核', '第一行\n第二行'],
        ['2026年11月30日', '25%', '是'],
      ],
      lines: [3, 4, 5],
      merges: [{ top: 0, left: 1, bottom: 0, right: 2 }],
    })
    expect(tables[1]?.rows).toEqual([['县政府网站']])
  })

  it('is read as other programs write it too: prefixed names, no addresses, inline text, escapes, phonetic signs', async () => {
    const bytes = await xlsxOf(
      {
        表: '<x:sheetData xmlns:x="x"><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>乡</x:t><x:rPh><x:t>xiang</x:t></x:rPh><x:t>镇</x:t></x:is></x:c></x:row><x:row><x:c><x:v>0.1</x:v></x:c><x:c t="str"><x:v>甲_x000A_乙</x:v></x:c></x:row></x:sheetData>',
      },
      { 'xl/sharedStrings.xml': '<sst><si><r><t>区</t></r><r><t>级</t></r><rPh><t>qu</t></rPh></si></sst>' },
    )
    expect(await rowsOf(file(bytes))).toEqual([
      [
        ['区级', '乡镇'],
        ['0.1', '甲\n乙'],
      ],
    ])
  })

  it('keeps every line between the first and the last that has something in it', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('表')
      sheet.getCell('A2').value = '甲'
      sheet.getCell('A5').value = '乙'
      for (let blank = 6; blank < 400; blank++) sheet.getCell(`A${blank}`).style = { font: { bold: true } }
    })
    expect((await onlyTable(file(bytes))).lines).toEqual([2, 3, 4, 5])
  })
})

describe('a docx', () => {
  it('gives every table with merges both ways, the paragraphs before it, and ticks of picture fonts as ticks', async () => {
    const bytes = await docxOf(
      `<w:p><w:r><w:t>社会救助领域</w:t></w:r></w:p><w:p/>
      <w:tbl>
        ${line(cell('公开事项', '<w:gridSpan w:val="2"/>'), cell('渠道', '<w:vMerge w:val="restart"/>'))}
        ${line(cell('一级'), cell('二级'), cell('', '<w:vMerge/>'))}
        ${line(
          cell('低保', '<w:vMerge w:val="restart"/>'),
          cell('申请'),
          '<w:tc><w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r><w:r><w:t>网站</w:t></w:r></w:p><w:p><w:r><w:rFonts w:ascii="Wingdings"/><w:t>o</w:t></w:r><w:r><w:t>广播</w:t></w:r></w:p></w:tc>',
        )}
        ${line(cell('', '<w:vMerge/>'), cell('审核'), '<w:tc><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc>')}
      </w:tbl>
      <w:p><w:r><w:t>第二张</w:t></w:r></w:p><w:tbl>${line(cell('甲'))}</w:tbl>`,
    )
    const tables = await read(file(bytes, '目录.docx'))
    expect(tables[0]).toEqual({
      name: '',
      before: ['社会救助领域'],
      rows: [
        ['公开事项', '', '渠道'],
        ['一级', '二级', ''],
        ['低保', '申请', '☑网站\n□广播'],
        ['', '审核', '上\n下\n内'],
      ],
      lines: [1, 2, 3, 4],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 0, left: 2, bottom: 1, right: 2 },
        { top: 2, left: 0, bottom: 3, right: 0 },
      ],
      asides: [{ place: '修订中删去的文字', text: '旧' }],
    })
    expect(tables[1]).toMatchObject({ before: ['第二张'], rows: [['甲']] })
  })

  it('that Word made from a template of its own is read all the same; the template is not asked for', async () => {
    const asked: string[] = []
    const server = createServer((request, reply) => {
      asked.push(request.url ?? '')
      reply.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const bytes = await docxOf(`<w:tbl>${line(cell('甲'))}</w:tbl>`, {
      'word/settings.xml': '<w:settings xmlns:r="r"><w:attachedTemplate r:id="rId1"/></w:settings>',
      'word/_rels/settings.xml.rels': relationships({
        id: 'rId1',
        type: 'attachedTemplate',
        target: `http://127.0.0.1:${port}/公文.dotm`,
        external: true,
      }),
    })
    expect((await readTables(file(bytes, '目录.docx'))).map(({ rows }) => rows)).toEqual([[['甲']]])
    expect(asked).toEqual([])
    server.close()
  })
})

describe('text and HTML', () => {
  it.each([
    ['UTF-8', Buffer.from('序号,事项\n1,"甲\n乙"\n')],
    ['UTF-8 with its mark', Buffer.from('\ufeff序号,事项\r\n1,"甲\r\n乙"\r\n')],
    ['UTF-16', Buffer.from('\ufeff序号,事项\n1,"甲\n乙"', 'utf16le')],
    // GBK, as Excel on Chinese Windows writes it
    ['GBK', Buffer.concat([Buffer.from('d0f2bac52cca c2cfee0a312c22bcd70ad2d2220a'.replace(/ /g, ''), 'hex')])],
  ])('a csv in %s', async (_, bytes) => {
    expect(await rowsOf(file(bytes, '目录.csv'))).toEqual([
      [
        ['序号', '事项'],
        ['1', '甲\n乙'],
      ],
    ])
  })

  it.each([
    ['commas', ',', '"1.\t甲，乙；丙"', '1. 甲，乙；丙'],
    ['commas, a cell unquoted', ',', '甲，乙，丙，丁', '甲，乙，丙，丁'],
    ['semicolons', ';', '甲,乙,丙,丁', '甲,乙,丙,丁'],
    ['tabs', '\t', '甲,乙,丙,丁', '甲,乙,丙,丁'],
  ])('a csv of %s, whose cells hold more of other marks', async (_, mark, written, content) => {
    const text = `目录\n${['序号', '事项', '内容'].join(mark)}\n${['1', '救助', written].join(mark)}`
    const [rows] = await rowsOf(file(Buffer.from(text), '目录.csv'))
    expect(rows?.slice(1)).toEqual([
      ['序号', '事项', '内容'],
      ['1', '救助', content],
    ])
  })

  it('a paste of cells parted by tabs', async () => {
    expect(await rowsOf({ text: '序号\t事项\n1\t"甲\n乙"\n\n2\t丙' })).toEqual([
      [
        ['序号', '事项'],
        ['1', '甲\n乙'],
        ['', ''],
        ['2', '丙'],
      ],
    ])
  })

  it('a paste with HTML, and a page that calls itself .xls: spans, entities, nested tables, nothing but text', async () => {
    const html = `<html><head><title>t</title><style>td{}</style></head><body><p>教育领域</p><table>
      <tr><th rowspan="2">序号</th><th colspan="2">公开事项</th></tr><tr><td>一级</td><td>二级<br>事项</td></tr>
      <tr><td>1<td><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;甲&amp;乙<td><table><tr><td>内</td></tr></table></tr></table></body></html>`
    const expected = {
      name: '',
      before: ['教育领域'],
      rows: [
        ['序号', '公开事项', ''],
        ['', '一级', '二级\n事项'],
        ['1', '<b>甲&乙', '内'],
      ],
      lines: [1, 2, 3],
      merges: [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
      ],
    }
    expect(await onlyTable({ text: '序号', html })).toEqual(expected)
    expect(await onlyTable(file(Buffer.from(html), '目录.xls'))).toEqual(expected)
  })

  it('a caption and what stands between the rows come before the table, as on the pages of our own website', async () => {
    const html =
      '<table><caption>社会救助领域</caption><tr><td>序号<tr><td>1</td></tr><p>填报单位：东镇</p><tr><td>2</table>'
    expect(await onlyTable({ text: '', html })).toMatchObject({
      before: ['社会救助领域', '填报单位：东镇'],
      rows: [['序号'], ['1'], ['2']],
    })
  })

  it('HTML without a table leaves the text to be read', async () => {
    expect(await rowsOf({ text: '甲\t乙', html: '<p>甲 乙</p>' })).toEqual([[['甲', '乙']]])
  })
})

describe('what is refused, each with its reason', () => {
  const sheet = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  it.each<[string, () => Buffer | Promise<Buffer>, string, string]>([
    ['nothing', () => Buffer.alloc(0), 'import.empty', '空的'],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 'import.not-table', 'PDF'],
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'import.not-table', '图片'],
    ['a program', () => Buffer.from('MZ\x90\x00\x03\x00\x00\x00\x04', 'latin1'), 'import.not-table', '不是表格文件'],
    ['an old xls', () => Buffer.concat([compound, Buffer.alloc(600)]), 'import.old-format', '另存为 xlsx'],
    [
      'a file locked with a password',
      () => Buffer.concat([compound, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      'import.password',
      '密码',
    ],
    [
      'an encrypted zip',
      async () => {
        const bytes = await zipOf({ 'xl/workbook.xml': '<workbook/>' })
        const central = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
        bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8)
        return bytes
      },
      'import.password',
      '密码',
    ],
    ['a zip of other things', () => zipOf({ 'a.txt': 'a' }), 'import.not-table', '先解压'],
    ['half a file', async () => (await xlsxOf({ 表: sheet('') })).subarray(0, 300), 'import.broken', '损坏'],
    ['macros', () => xlsxOf({ 表: sheet('') }, { 'xl/vbaProject.bin': 'x' }), 'import.macros', '宏'],
    [
      'a link to another workbook',
      () =>
        xlsxOf(
          { 表: sheet('') },
          {
            'xl/_rels/workbook.xml.rels': relationships({
              id: 'r',
              type: 'externalLink',
              target: 'externalLinks/1.xml',
            }),
          },
        ),
      'import.external',
      '断开链接',
    ],
    [
      'a document with a linked picture',
      () =>
        docxOf('<w:p/>', {
          'word/_rels/document.xml.rels': relationships({
            id: 'r',
            type: 'image',
            target: 'http://example.com/a.png',
            external: true,
          }),
        }),
      'import.external',
      '链接',
    ],
    [
      'formulas',
      () => xlsxOf({ 汇总: sheet('<c r="B1"><f>HYPERLINK("http://x")</f><v>1</v></c><c r="C1"><v>1</v></c>') }),
      'import.formulas',
      '工作表“汇总”的 B1是公式',
    ],
    ['a table of nothing', () => workbook((book) => book.addWorksheet('空')), 'import.no-table', '没有表格'],
    ['200 columns', () => xlsxOf({ 表: sheet('<c r="GR1"><v>1</v></c>') }), 'import.wide', '第 200 列'],
    [
      '100,000 blank lines with one word below',
      () =>
        xlsxOf({
          表: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`).join('')}<row r="100002"><c r="A100002"><v>2</v></c></row></sheetData>`,
        }),
      'import.long',
      '从第 1 行到第 100002 行',
    ],
    [
      'a cell without end',
      () => xlsxOf({ 表: sheet(`<c t="inlineStr"><is><t>${'长'.repeat(40_000)}</t></is></c>`) }),
      'import.cell',
      '40000 个字',
    ],
  ])('%s', async (_, make, code, message) => {
    const error = await read(file(await make())).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Unreadable)
    expect(error.refusals).toMatchObject([{ code }])
    expect(error.refusals[0].text).toContain(message)
  })

  it('100,000 blank lines and nothing below are no lines at all', async () => {
    const bytes = await xlsxOf({
      表: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`).join('')}</sheetData>`,
    })
    expect((await onlyTable(file(bytes))).rows).toEqual([['1']])
  })

  it('a zip bomb, whether it says how large it is or lies about it', async () => {
    const honest = await xlsxOf({ 表: '' }, { 'xl/worksheets/sheet1.xml': Buffer.alloc(120 * 1024 * 1024, ' ') })
    expect(honest.length).toBeLessThan(1024 * 1024)
    expect(await refusalOf(file(honest))).toMatchObject({ code: 'import.heavy' })
    const lying = Buffer.from(honest)
    const path = lying.lastIndexOf('xl/worksheets/sheet1.xml')
    lying.writeUInt32LE(1000, path - 46 + 24)
    expect((await refusalOf(file(lying))).code).toMatch(/^import\.(heavy|broken)$/)
  })

  it('more than a thread may hold in memory, and more than it may take in time: the server itself goes on', async () => {
    const strings = await xlsxOf(
      { 表: sheet('<c t="s"><v>0</v></c>') },
      { 'xl/sharedStrings.xml': `<sst>${'<si><t>一二三四五六七八九十</t></si>'.repeat(1_200_000)}</sst>` },
    )
    expect(await refusalOf(file(strings), { limits: { memoryMb: 24 } })).toMatchObject({ code: 'import.heavy' })
    expect(await refusalOf(file(strings), { limits: { seconds: 0.05 } })).toMatchObject({ code: 'import.slow' })
  })
})

describe('while it is read', () => {
  const long = () =>
    workbook((book) => {
      const sheet = book.addWorksheet('表')
      for (let at = 0; at < 3000; at++)
        sheet.addRow(Array.from({ length: 15 }, (_, column) => `第 ${at} 行第 ${column} 格`))
    })

  it('says how far it is, rising', async () => {
    const bytes = await long()
    const percents: number[] = []
    const [table] = await readTables(file(bytes), { onProgress: (percent) => percents.push(percent) })
    expect(table?.rows).toHaveLength(3000)
    expect(percents.length).toBeGreaterThan(3)
    expect(percents).toEqual([...percents].sort((one, other) => one - other))
  })

  it('can be given up', async () => {
    const bytes = await long()
    const giveUp = new AbortController()
    const reading = readTables(file(bytes), { signal: giveUp.signal })
    giveUp.abort(new Error('given up'))
    await expect(reading).rejects.toThrow('given up')
  })
})
