import type { Readable } from 'node:stream'
import type { LetterPart, OfficialLetter } from '@gongkai/shared/exchange/bulletin/bulletin-text'
import { CORE, contentTypes, coreProperties, OFFICE, relationships, XML, xmlText } from '../export/writers/xml.js'
import { type PackedFile, zipFiles } from '../export/zip-files.js'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const SPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}"`

/** GB/T 9704—2012, in twentieths of a point: A4 upright, 天头 37 mm, 订口 28 mm, the type area 156 × 225 mm, 22 lines of 28 characters. */
const PAGE = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1587, right: 1474 }
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
const LINE = 579
/** half points: 二号 for the title, 三号 for the text, 小四号 in tables, 四号 for the page's number */
const SIZE = { title: 44, text: 32, table: 24, number: 28 }
const fonts = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
const TITLE_FONT = fonts('方正小标宋简体')
const HEADING_FONT = fonts('黑体')
const TEXT_FONT = fonts('仿宋_GB2312')
/** Two characters. */
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
const EXACT = `<w:spacing w:line="${LINE}" w:lineRule="exact"/>`

/** An official letter as docx; the same letter makes the same bytes. */
export const writeLetter = (letter: OfficialLetter, madeAt: Date): Readable => zipFiles(() => files(letter, madeAt))

async function* files(letter: OfficialLetter, madeAt: Date): AsyncGenerator<PackedFile> {
  const text = (path: string, content: string): PackedFile => ({ path, content: () => [content] })
  yield text('word/document.xml', body(letter))
  yield text('word/styles.xml', STYLES)
  yield text('word/footer1.xml', FOOTER)
  yield text(
    'word/_rels/document.xml.rels',
    relationships([
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'footer', target: 'footer1.xml' },
    ]),
  )
  yield text(CORE.path, coreProperties(letter.title.replace('\n', ''), madeAt))
  yield text(
    '_rels/.rels',
    relationships([
      { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
      { id: 'rId2', type: 'core', target: CORE.path },
    ]),
  )
  yield text(
    '[Content_Types].xml',
    contentTypes([
      { path: 'word/document.xml', type: `${TYPE}.document.main+xml` },
      { path: 'word/styles.xml', type: `${TYPE}.styles+xml` },
      { path: 'word/footer1.xml', type: `${TYPE}.footer+xml` },
      CORE,
    ]),
  )
}

function body({ title, to, parts, signedBy, date, note }: OfficialLetter): string {
  const right = '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>'
  return [
    `${XML}<w:document ${SPACES}><w:body>`,
    ...title
      .split('\n')
      .map((line) =>
        paragraph(
          line,
          '<w:pStyle w:val="Heading1"/><w:spacing w:line="700" w:lineRule="exact"/><w:jc w:val="center"/>',
          `${TITLE_FONT}<w:sz w:val="${SIZE.title}"/>`,
        ),
      ),
    paragraph('', EXACT),
    paragraph(to, EXACT),
    ...parts.map(partOf),
    paragraph('', EXACT),
    paragraph(signedBy, `<w:keepNext/>${EXACT}<w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>`),
    paragraph(date, `<w:keepNext/>${EXACT}${right}`),
    paragraph(note, `${EXACT}${INDENT}`),
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/><w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  ].join('')
}

function partOf(part: LetterPart): string {
  if (part.kind === 'table') return table(part)
  if (part.kind === 'text') return paragraph(part.text, `${EXACT}${INDENT}`)
  return paragraph(part.text, `<w:keepNext/>${EXACT}${INDENT}`, HEADING_FONT)
}

/** The first column has the names and is as wide as three of the others; the head is repeated on every page. */
function table({ head, rows }: Extract<LetterPart, { kind: 'table' }>): string {
  const share = TEXT_WIDTH / (head.length + 2)
  const widths = head.map((_, at) => Math.floor(at === 0 ? share * 3 : share))
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = sides.map((name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')
  const cell = (text: string, at: number, run: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, at === 0 ? '' : '<w:jc w:val="center"/>', `${run}<w:sz w:val="${SIZE.table}"/>`)}</w:tc>`
  const row = (cells: string[], properties: string, run = '') =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells.map((text, at) => cell(text, at, run)).join('')}</w:tr>`
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>`,
    row(head, '<w:tblHeader/>', HEADING_FONT),
    ...rows.map((cells) => row(cells, '')),
    '</w:tbl>',
  ].join('')
}

function paragraph(text: string, properties: string, run = ''): string {
  const about = properties && `<w:pPr>${properties}</w:pPr>`
  if (!text) return `<w:p>${about}</w:p>`
  return `<w:p>${about}<w:r>${run && `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`
}

const NUMBER = `<w:rPr>${fonts('宋体')}<w:sz w:val="${SIZE.number}"/></w:rPr>`
const word = (text: string) => `<w:r>${NUMBER}<w:t xml:space="preserve">${text}</w:t></w:r>`
const FOOTER = `${XML}<w:ftr ${SPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${word('— ')}<w:fldSimple w:instr=" PAGE "><w:r>${NUMBER}<w:t>1</w:t></w:r></w:fldSimple>${word(' —')}</w:p></w:ftr>`
const STYLES = `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${TEXT_FONT}<w:sz w:val="${SIZE.text}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`
