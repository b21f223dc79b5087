import { docxOf, relationships, xlsxOf, zipOf } from './office-files'

const inline = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
const HEADS = `<row r="1">${['单位', '姓名', '账号', '角色'].map((head, at) => inline(`${'ABCD'[at]}1`, head)).join('')}</row>`
/** A sheet that begins as an account list does; `rows` and `after` are XML. */
const sheet = (rows: string, after = '') => `<sheetData>${HEADS}${rows}</sheetData>${after}`
const book = (rows: string, after = '', more: Record<string, string | Buffer> = {}) =>
  xlsxOf({ 名单: sheet(rows, after) }, more)

/** A zip's bytes with a part's sizes, or the count of parts, overwritten where the directory keeps them. */
function lying(bytes: Buffer, change: (bytes: Buffer, directory: number, end: number) => void): Buffer {
  const lie = Buffer.from(bytes)
  change(lie, lie.indexOf('PK\x01\x02', 0, 'latin1'), lie.lastIndexOf('PK\x05\x06', undefined, 'latin1'))
  return lie
}

const MERGES = Array.from({ length: 4000 }, (_, at) => `<mergeCell ref="A${1 + (at % 3)}:XFD1048576"/>`).join('')

/** Files that somebody made to harm, each small; their contents would cost a careless reader minutes or all memory. */
export const HOSTILE: Readonly<Record<string, () => Buffer | Promise<Buffer>>> = {
  'elements within each other in a sheet': () => xlsxOf({ 名单: `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}` }),
  'elements within each other, never closed': () => book('<row>'.repeat(300_000)),
  'elements within each other in a document': () => docxOf(`${'<w:tbl><w:tr><w:tc>'.repeat(60_000)}`),
  'elements within each other in the relationships': () =>
    book('', '', { 'xl/_rels/workbook.xml.rels': '<Relationships>'.repeat(200_000) }),
  'one cell merged with the whole sheet': () =>
    book(`<row r="2">${inline('A2', '东镇')}</row>`, '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'),
  'thousands of merged cells over each other': () =>
    book(
      `<row r="2">${inline('A2', '东镇')}</row><row r="4000">${inline('AX4000', '末')}</row>`,
      `<mergeCells>${MERGES}</mergeCells>`,
    ),
  'a part that unpacks to 150 MB': () =>
    book('', '', { 'xl/worksheets/sheet1.xml': Buffer.alloc(150 * 1024 * 1024, ' ') }),
  'a part that says it is small': async () =>
    lying(
      await book('', '', { 'xl/sharedStrings.xml': Buffer.alloc(120 * 1024 * 1024, ' ') }),
      (bytes, directory, end) => {
        for (let at = directory; at >= 0 && at < end; at = bytes.indexOf('PK\x01\x02', at + 46, 'latin1'))
          bytes.writeUInt32LE(100, at + 24)
      },
    ),
  'many parts': () => zipOf(Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`xl/part${at}.xml`, '<a/>']))),
  'a directory that claims four thousand million parts': async () =>
    lying(await book(''), (bytes, _, end) => {
      bytes.writeUInt16LE(0xffff, end + 8)
      bytes.writeUInt16LE(0xffff, end + 10)
    }),
  'sizes that refer to a zip64 field that is not there': async () =>
    lying(await book(''), (bytes, directory) => {
      bytes.writeUInt32LE(0xffffffff, directory + 20)
      bytes.writeUInt32LE(0xffffffff, directory + 24)
    }),
  'a directory that begins beyond the end': async () =>
    lying(await book(''), (bytes, _, end) => bytes.writeUInt32LE(0x7fffffff, end + 16)),
  'half a zip': async () => {
    const bytes = await book('')
    return bytes.subarray(0, bytes.length >> 1)
  },
  'a shared string of 30,000 characters in each of 60,000 cells': () =>
    book(
      Array.from(
        { length: 2000 },
        (_, at) => `<row r="${at + 2}">${Array.from({ length: 30 }, () => '<c t="s"><v>0</v></c>').join('')}</row>`,
      ).join(''),
      '',
      { 'xl/sharedStrings.xml': `<sst><si><t> ${'字'.repeat(30_000)}</t></si></sst>` },
    ),
  'millions of shared strings': () =>
    book('', '', { 'xl/sharedStrings.xml': `<sst>${'<si><t>一二三四五六七八九十</t></si>'.repeat(2_500_000)}</sst>` }),
  'entities that expand each other': () =>
    book('', '', {
      'xl/sharedStrings.xml': `<!DOCTYPE sst [<!ENTITY a "字字字字字字字字字字">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]><sst><si><t>&j;</t></si></sst>`,
    }),
  'a file of the server as an entity': () =>
    book('', '', {
      'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>',
    }),
  'a link to another workbook': () =>
    book('', '', {
      'xl/_rels/workbook.xml.rels': relationships(
        { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
        { id: 'r', type: 'externalLink', target: 'http://192.0.2.1/book.xlsx', external: true },
      ),
    }),
  'styles that refer to each other and themselves': () =>
    book(`<row r="2"><c r="A2" s="0"><v>1</v></c></row>`, '', {
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="0" formatCode="${'[>0]'.repeat(50_000)}"/></numFmts><cellStyleXfs><xf xfId="0" numFmtId="0"/></cellStyleXfs><cellXfs>${'<xf numFmtId="0" xfId="0"/>'.repeat(500_000)}</cellXfs></styleSheet>`,
    }),
  'a million cells in one row': () => book(`<row r="2">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`),
  'a cell in line 9e99 and one in line -5': () =>
    book(`<row r="9e99">${inline('A9e99', '远')}</row><row r="-5">${inline('A-5', '负')}</row>`),
  'a million attributes of one element': () =>
    book(`<row ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
  'a cell of ten million blanks': () => book(`<row r="2">${inline('A2', ` ${' '.repeat(10_000_000)}x\n`)}</row>`),
  'a document whose cell spans a thousand million columns': () =>
    docxOf(
      `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr>'.repeat(3000)}</w:tbl>`,
    ),
  'a sheet that is a thousand sheets': () =>
    zipOf({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${Array.from({ length: 3000 }, (_, at) => `<sheet name="${at}" sheetId="${at}" r:id="r"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationships({ id: 'r', type: 'worksheet', target: 'worksheets/sheet1.xml' }),
      'xl/worksheets/sheet1.xml': `<worksheet>${sheet('<row/>'.repeat(20_000))}</worksheet>`,
    }),
}

/** The same as plain text, for what reads csv and pastes. */
export const HOSTILE_TEXT: Readonly<Record<string, () => string>> = {
  'a quoted cell without end': () => `序号,事项\n1,"${'甲""'.repeat(1_500_000)}`,
  'millions of columns': () => `序号,事项\n${'1,'.repeat(5_000_000)}`,
  'millions of lines': () => `序号,事项\n${'1,2\n'.repeat(3_000_000)}`,
  'a cell of quotes and blanks': () => `序号,事项\n1,"${'x"'.repeat(100_000)}${' '.repeat(2_000_000)}\n`,
  'elements of HTML within each other': () => `<table><tr><td>${'<div><b>'.repeat(500_000)}`,
  'cells of HTML that reach over everything': () =>
    `<table>${'<tr><td rowspan=65534 colspan=1000>甲<td rowspan=60000>乙'.repeat(3000)}</table>`,
  'a table of HTML in a table, and so on': () => '<table><tr><td>'.repeat(200_000),
  'closing tags of what was never opened': () =>
    `<table><tr><td>甲</td></tr></table>${'</b></i></font>'.repeat(400_000)}`,
}
