import { DRAFT_WORDS, type OfficialDocument, type WriteDocument } from '../official-document.js'
import { type PackedFile, zipFiles } from '../zip-files.js'
import { inPieces, type Layout, layoutsOf, spans } from './layout.js'
import { CORE, contentTypes, coreProperties, OFFICE, relationships, XML, xmlText } from './xml.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Characters of a landscape page's width, shared out among the columns. */
const PAGE_CHARACTERS = 190
/** Points. Not every program finds a row's height by itself; Excel takes none that is higher. */
const LINE_HEIGHT = 15.5
const MOST_HEIGHT = 409

/** Cell formats by their place in `styles`. */
const TITLE = 1
const SUBTITLE = 2
const HEAD = 3
const TEXT = 4
const CENTRED = 5

/**
 * 附件2 or a plain table as xlsx: a sheet a part, its head repeated on every printed page. Written as it is read, in the few words
 * of SpreadsheetML that it takes: memory stays flat and the same content makes the same bytes. Every cell is text or a number,
 * never a formula.
 */
export const writeXlsx: WriteDocument = (document, onRow) => zipFiles(() => files(document, onRow))

async function* files(document: OfficialDocument, onRow?: (count: number) => void): AsyncGenerator<PackedFile> {
  const sheets: { name: string; path: string; headEnd: number }[] = []
  const subtitle = [...document.subtitle, ...(document.draft ? [DRAFT_WORDS] : [])]
  for await (const layout of layoutsOf(document, onRow)) {
    const path = `xl/worksheets/sheet${sheets.length + 1}.xml`
    const headEnd = 1 + subtitle.length + layout.headRows
    const name = sheetName(
      layout.name,
      sheets.map((sheet) => sheet.name),
    )
    sheets.push({ name, path, headEnd })
    yield { path, content: () => inPieces(sheet(document, layout, subtitle, headEnd)) }
  }
  const text = (path: string, content: string): PackedFile => ({ path, content: () => [content] })
  yield text('xl/styles.xml', STYLES)
  const list = sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  const titles = sheets.map(({ name, headEnd }, at) => {
    const quoted = xmlText(name.replaceAll("'", "''"))
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${quoted}'!$1:$${headEnd}</definedName>`
  })
  yield text(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`,
  )
  yield text(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map(({ path }, at) => ({ id: `rId${at + 1}`, type: 'worksheet', target: path.slice('xl/'.length) })),
      { id: `rId${sheets.length + 1}`, type: 'styles', target: 'styles.xml' },
    ]),
  )
  yield text(CORE.path, coreProperties(document.title, document.madeAt))
  yield text(
    '_rels/.rels',
    relationships([
      { id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' },
      { id: 'rId2', type: 'core', target: CORE.path },
    ]),
  )
  yield text(
    '[Content_Types].xml',
    contentTypes([
      { path: 'xl/workbook.xml', type: `${TYPE}.sheet.main+xml` },
      ...sheets.map(({ path }) => ({ path, type: `${TYPE}.worksheet+xml` })),
      { path: 'xl/styles.xml', type: `${TYPE}.styles+xml` },
      CORE,
    ]),
  )
}

async function* sheet(
  { foot, draft }: OfficialDocument,
  { title, columns, headRows, rows }: Layout,
  subtitle: readonly string[],
  headEnd: number,
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnName(at))
  const last = letters.at(-1)
  const merges = [title, ...subtitle].map((_, at) => `A${at + 1}:${last}${at + 1}`)
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headEnd}" topLeftCell="A${headEnd + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`
  yield columns
    .map(({ width }, at) => {
      return `<col min="${at + 1}" max="${at + 1}" width="${charactersOf(width).toFixed(1)}" customWidth="1"/>`
    })
    .join('')
  yield '</cols><sheetData>'
  yield `<row r="1" ht="30" customHeight="1">${cell('A1', TITLE, title)}</row>`
  yield subtitle.map((line, at) => `<row r="${at + 2}">${cell(`A${at + 2}`, SUBTITLE, line)}</row>`).join('')
  const top = headEnd - headRows + 1
  const upper = new Map<number, string>()
  if (headRows === 2)
    for (const [first, end] of spans(columns)) {
      const group = columns[first]?.group
      upper.set(first, group || (columns[first]?.head ?? ''))
      merges.push(
        group ? `${letters[first]}${top}:${letters[end]}${top}` : `${letters[first]}${top}:${letters[first]}${headEnd}`,
      )
    }
  const lower = new Map(columns.map(({ group, head }, at) => [at, headRows === 2 && !group ? '' : head]))
  for (const [number, heads] of headRows === 2
    ? ([
        [top, upper],
        [headEnd, lower],
      ] as const)
    : ([[headEnd, lower]] as const))
    yield `<row r="${number}" ht="24" customHeight="1">${letters.map((letter, at) => cell(`${letter}${number}`, HEAD, heads.get(at) ?? '')).join('')}</row>`
  const styles = columns.map(({ centred }) => (centred ? CENTRED : TEXT))
  const room = columns.map(({ width }) => charactersOf(width) - 1)
  let number = headEnd
  for await (const cells of rows) {
    number++
    const written = cells.map((text, at) => cell(`${letters[at]}${number}`, styles[at] ?? TEXT, text, at === 0))
    const lines = Math.max(...cells.map((text, at) => linesOf(text, room[at] ?? 1)))
    const height = Math.min(MOST_HEIGHT, lines * LINE_HEIGHT + 4)
    yield `<row r="${number}" ht="${height}" customHeight="1">${written.join('')}</row>`
  }
  yield `</sheetData><mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  yield '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  yield `<headerFooter>${draft ? '<oddHeader>&amp;C&amp;36草 稿</oddHeader>' : ''}<oddFooter>&amp;L${xmlText(foot.replaceAll('&', '&&'))}&amp;R第&amp;P页 共&amp;N页</oddFooter></headerFooter></worksheet>`
}

function cell(place: string, style: number, text: string, counts = false): string {
  if (!text) return `<c r="${place}" s="${style}"/>`
  if (counts && /^[1-9]\d{0,8}$/.test(text)) return `<c r="${place}" s="${style}"><v>${text}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

const charactersOf = (width: number) => Math.max(5, (width / 100) * PAGE_CHARACTERS)

/** How many lines a text takes in a column so many characters wide; a Chinese sign counts for two. */
function linesOf(text: string, room: number): number {
  if (text.length * 2 <= room && !text.includes('\n')) return 1
  let lines = 1
  let taken = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const width = code < 0x250 ? 1 : 2
    if (code === 10 || taken + width > room) {
      lines++
      taken = code === 10 ? 0 : width
    } else taken += width
  }
  return lines
}

function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
}

/** As Excel takes it: at most 31 characters, none of these signs, no two alike. */
function sheetName(name: string, taken: readonly string[]): string {
  const plain = name.replace(/[\\/?*[\]:']/g, ' ').trim() || '目录'
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `（${number}）`
    const candidate = `${plain.slice(0, 31 - end.length)}${end}`
    if (!taken.some((item) => item.toLowerCase() === candidate.toLowerCase())) return candidate
  }
}

const font = (size: number, bold = false) => `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><name val="宋体"/></font>`
const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
const format = (fontId: number, border: 0 | 1, fill: 0 | 2, horizontal: string) =>
  `<xf numFmtId="0" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="4">${font(10)}${font(18, true)}${font(11)}${font(10, true)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF3FA"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format(1, 0, 0, 'center')}${format(2, 0, 0, 'center')}${format(3, 1, 2, 'center')}${format(0, 1, 0, 'left')}${format(0, 1, 0, 'center')}</cellXfs></styleSheet>`
