import { DRAFT_WORDS, type OfficialDocument, type WriteDocument } from '../official-document.js'
import { type PackedFile, zipFiles } from '../zip-files.js'
import { type Column, inPieces, isSmall, type Layout, layoutsOf, spans } from './layout.js'
import { CORE, contentTypes, coreProperties, OFFICE, relationships, XML, xmlText } from './xml.js'

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const SPACES = `xmlns:w="${MAIN}" xmlns:r="${OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

/** A4 across, in twentieths of a point. */
const PAGE = { width: 16838, height: 11906, margin: 720 }
const TABLE_WIDTH = PAGE.width - 2 * PAGE.margin

/** Half points. */
const TITLE_SIZE = 36
const SUBTITLE_SIZE = 22
const CELL_SIZE = 20
/** 附件2 has sixteen columns */
const SMALL_SIZE = 14

/**
 * 附件2 or a plain table as docx: A4 across, a part a page of its own under its title, the head repeated on every page, the page's
 * number in the foot. Written as it is read, so that memory stays flat; the same content makes the same bytes.
 */
export const writeDocx: WriteDocument = (document, onRow) => zipFiles(() => files(document, onRow))

async function* files(document: OfficialDocument, onRow?: (count: number) => void): AsyncGenerator<PackedFile> {
  const text = (path: string, content: string): PackedFile => ({ path, content: () => [content] })
  yield { path: 'word/document.xml', content: () => inPieces(body(document, onRow)) }
  yield text('word/styles.xml', STYLES)
  yield text('word/header1.xml', `${XML}<w:hdr ${SPACES}>${document.draft ? WATERMARK : '<w:p/>'}</w:hdr>`)
  yield text('word/footer1.xml', footer(document.foot))
  yield text(
    'word/_rels/document.xml.rels',
    relationships([
      { id: 'rId1', type: 'styles', target: 'styles.xml' },
      { id: 'rId2', type: 'header', target: 'header1.xml' },
      { id: 'rId3', type: 'footer', target: 'footer1.xml' },
    ]),
  )
  yield text(CORE.path, coreProperties(document.title, document.madeAt))
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
      { path: 'word/header1.xml', type: `${TYPE}.header+xml` },
      { path: 'word/footer1.xml', type: `${TYPE}.footer+xml` },
      CORE,
    ]),
  )
}

async function* body(document: OfficialDocument, onRow?: (count: number) => void): AsyncGenerator<string> {
  yield `${XML}<w:document ${SPACES}><w:body>`
  let first = true
  for await (const layout of layoutsOf(document, onRow)) {
    const lines = [...document.subtitle, ...(document.draft ? [DRAFT_WORDS] : [])]
    // Word needs a paragraph between two tables anyway: the title, on a new page.
    yield paragraph(layout.title, {
      properties: `<w:pStyle w:val="Heading1"/>${first ? '' : '<w:pageBreakBefore/>'}<w:spacing w:after="80"/><w:jc w:val="center"/>`,
      run: `<w:b/><w:sz w:val="${TITLE_SIZE}"/>`,
    })
    for (const line of lines)
      yield paragraph(line, {
        properties: '<w:spacing w:after="60"/><w:jc w:val="center"/>',
        run: `<w:sz w:val="${SUBTITLE_SIZE}"/>`,
      })
    yield* table(layout)
    first = false
  }
  yield `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="landscape"/><w:pgMar w:top="${PAGE.margin}" w:right="${PAGE.margin}" w:bottom="${PAGE.margin}" w:left="${PAGE.margin}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

async function* table({ columns, headRows, rows }: Layout): AsyncGenerator<string> {
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / whole) * TABLE_WIDTH))
  const margins = ['top', 'left', 'bottom', 'right'].map((name) => `<w:${name} w:w="40" w:type="dxa"/>`)
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const borders = sides.map((name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  const small = isSmall(columns)
  const opened = (width: number, more = '') =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}<w:vAlign w:val="center"/></w:tcPr>`
  const headCell = (text: string, at: number, more: string, width = widths[at] ?? 0) =>
    `${opened(width, more)}${paragraph(text, { properties: styled(small, true), run: '<w:b/>' })}</w:tc>`
  // Of a cell all but the text is its column's; a catalogue has half a million of them.
  const cellsOpened = columns.map((_, at) => opened(widths[at] ?? 0))
  const properties = columns.map(({ centred }) => styled(small, centred))
  const cell = (text: string, at: number) =>
    `${cellsOpened[at]}${paragraph(text, { properties: properties[at] ?? '' })}</w:tc>`
  yield `<w:tbl><w:tblPr><w:tblW w:w="${TABLE_WIDTH}" w:type="dxa"/><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins.join('')}</w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  const head = (cells: string[]) => `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${cells.join('')}</w:tr>`
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="EEF3FA"/>'
  if (headRows === 2) {
    yield head(
      spans(columns).map(([from, to]) => {
        const { group, head: own } = columns[from] as Column
        const width = widths.slice(from, to + 1).reduce((sum, item) => sum + item, 0)
        const more = group ? `<w:gridSpan w:val="${to - from + 1}"/>` : '<w:vMerge w:val="restart"/>'
        return headCell(group || own, from, more + shade, width)
      }),
    )
    yield head(
      columns.map(({ group, head: own }, at) =>
        group ? headCell(own, at, shade) : headCell('', at, `<w:vMerge/>${shade}`),
      ),
    )
  } else yield head(columns.map(({ head: own }, at) => headCell(own, at, shade)))
  for await (const cells of rows) yield `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join('')}</w:tr>`
  yield '</w:tbl>'
}

function paragraph(text: string, { properties, run = '' }: { properties: string; run?: string }): string {
  const about = properties && `<w:pPr>${properties}</w:pPr>`
  if (!text) return `<w:p>${about}</w:p>`
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`)
  return `<w:p>${about}<w:r>${run && `<w:rPr>${run}</w:rPr>`}${lines.join('<w:br/>')}</w:r></w:p>`
}

function footer(foot: string): string {
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`
  return `${XML}<w:ftr ${SPACES}><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="${TABLE_WIDTH}"/></w:tabs></w:pPr>${words(foot)}<w:r><w:tab/></w:r>${words('第')}${field('PAGE')}${words('页 共')}${field('NUMPAGES')}${words('页')}</w:p></w:ftr>`
}

/** 草稿 across every page, as Word itself draws a watermark. */
const WATERMARK =
  '<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="draft" o:spid="_x0000_s2049" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d0d5dc" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="草稿"/></v:shape></w:pict></w:r></w:p>'

const FONTS = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>'
/** The styles of a table's cells, by their names. */
const CELLS = {
  Cell: ['', CELL_SIZE],
  CellCentred: ['<w:jc w:val="center"/>', CELL_SIZE],
  Small: ['<w:spacing w:line="190" w:lineRule="exact"/>', SMALL_SIZE],
  SmallCentred: ['<w:spacing w:line="190" w:lineRule="exact"/><w:jc w:val="center"/>', SMALL_SIZE],
} as const
const styled = (small: boolean, centred: boolean) =>
  `<w:pStyle w:val="${small ? 'Small' : 'Cell'}${centred ? 'Centred' : ''}"/>`
const CELL_STYLES = Object.entries(CELLS).map(
  ([name, [properties, size]]) =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${name}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${properties}</w:pPr><w:rPr><w:sz w:val="${size}"/></w:rPr></w:style>`,
)
const STYLES = `${XML}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>${FONTS}<w:sz w:val="20"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr></w:style>${CELL_STYLES.join('')}</w:styles>`
