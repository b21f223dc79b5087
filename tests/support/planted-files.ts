import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { relationships, zipOf } from './office-files'

/** Data of nobody that every rule knows. */
export const PLANTED = {
  identity: '11010519491231002X',
  maskedIdentity: '110***********002X',
  author: '王小明的电脑',
  company: '某某复印店',
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CORE = `<cp:coreProperties xmlns:cp="core" xmlns:dc="dc"><dc:creator>${PLANTED.author}</dc:creator><cp:lastModifiedBy>${PLANTED.author}</cp:lastModifiedBy></cp:coreProperties>`
const APP = `<Properties><Company>${PLANTED.company}</Company></Properties>`
const rootOf = (main: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${main}"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="r3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/><Relationship Id="r4" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>`
const TYPES = (main: string, type: string, more: string[] = []) =>
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="${type}"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${more.join('')}</Types>`
const MADE = { 'docProps/core.xml': CORE, 'docProps/app.xml': APP, 'docProps/thumbnail.jpeg': Buffer.from('x') }

const run = (text: string, properties = '') => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
const paragraph = (...content: string[]) => `<w:p w:rsidR="00AB12CD">${content.join('')}</w:p>`

/** A docx with something in every place where a document keeps what its author does not see. */
export async function plantedDocx(body = ''): Promise<Buffer> {
  const { identity, author } = PLANTED
  const tracked = `w:id="1" w:author="${author}" w:date="2026-01-02T03:04:05Z"`
  const text = [
    paragraph(run('公告')),
    paragraph(
      `<w:commentRangeStart w:id="0"/>`,
      run('临时救助名单'),
      `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    ),
    paragraph(`<w:del ${tracked}><w:r><w:delText>删去的${identity}</w:delText></w:r></w:del>`),
    paragraph(`<w:ins ${tracked}>${run('加上的字')}</w:ins>`),
    paragraph(run(`看不见的${identity}`, '<w:rPr><w:vanish/></w:rPr>')),
    `<w:tbl><w:tr><w:trPr><w:del ${tracked}/></w:trPr><w:tc>${paragraph(run(`删去的一行${identity}`))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run('姓名'))}</w:tc></w:tr></w:tbl>`,
    body,
  ].join('')
  return zipOf({
    '[Content_Types].xml': TYPES(
      'word/document.xml',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
      [
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
      ],
    ),
    '_rels/.rels': rootOf('word/document.xml'),
    ...MADE,
    'word/document.xml': `<w:document ${W}><w:body>${text}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      { id: 'r1', type: 'comments', target: 'comments.xml' },
      { id: 'r2', type: 'settings', target: 'settings.xml' },
    ),
    'word/comments.xml': `<w:comments ${W}><w:comment w:id="0" w:author="${author}">${paragraph(run(`批注里的${identity}`))}</w:comment></w:comments>`,
    'word/settings.xml': `<w:settings ${W}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="${identity}"/></w:docVars></w:settings>`,
  })
}

const cell = (address: string, text: string) => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

/** An xlsx likewise: hidden row, column and sheet, a comment, a formula, a text that no cell shows, a printer's name. */
export async function plantedXlsx(rows = ''): Promise<Buffer> {
  const { identity, author } = PLANTED
  const sheet = `<worksheet xmlns:r="${OFFICE}"><cols><col min="3" max="3" width="9" hidden="1"/></cols><sheetData><row r="1">${cell('A1', '序号')}${cell('B1', '事项')}${cell('C1', '隐藏的列')}</row><row r="2" hidden="1">${cell('A2', `隐藏的${identity}`)}</row><row r="3"><c r="A3"><f>隐藏!A1</f><v>1</v></c><c r="B3" t="s"><v>0</v></c>${cell('C3', identity)}</row>${rows}</sheetData><pageSetup paperSize="9" r:id="r2"/><legacyDrawing r:id="r1"/></worksheet>`
  return zipOf({
    '[Content_Types].xml': TYPES(
      'xl/workbook.xml',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
    ),
    '_rels/.rels': rootOf('xl/workbook.xml'),
    ...MADE,
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><fileSharing userName="${author}"/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="隐藏" sheetId="1" state="veryHidden" r:id="r1"/><sheet name="名单" sheetId="2" r:id="r2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">名单!$1:$1</definedName><definedName name="人">隐藏!$A$1</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      { id: 'r1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { id: 'r2', type: 'worksheet', target: 'worksheets/sheet2.xml' },
      { id: 'r3', type: 'sharedStrings', target: 'sharedStrings.xml' },
    ),
    'xl/sharedStrings.xml': `<sst><si><t>临时救助</t></si><si><t>没有格子用到的${identity}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cell('A1', identity)}</row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': sheet,
    'xl/worksheets/_rels/sheet2.xml.rels': relationships(
      { id: 'r1', type: 'comments', target: '../comments1.xml' },
      { id: 'r2', type: 'printerSettings', target: '../printerSettings/printerSettings1.bin' },
    ),
    'xl/comments1.xml': `<comments><authors><author>${author}</author></authors><commentList><comment ref="A1"><text><t>批注里的${identity}</t></text></comment></commentList></comments>`,
    'xl/printerSettings/printerSettings1.bin': Buffer.from(`\\\\${author}\\HP`),
  })
}

/** A jpeg as a telephone takes it: 400 × 300, lying on its side, with place, device and a text; a zip hangs behind it. */
export async function plantedPhoto(type: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> {
  const photo = sharp({ create: { width: 400, height: 300, channels: 3, background: '#3377aa' } })
    .withExif({
      IFD0: { Make: 'HUAWEI', Model: 'MATE60', Artist: 'wangxiaoming' },
      IFD3: { GPSLatitude: '24/1 48/1 0/1', GPSLongitude: '118/1 54/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">wangxiaoming</x:xmpmeta>')
  const bytes = await (type === 'png' ? photo.png() : type === 'webp' ? photo.webp() : photo.jpeg()).toBuffer()
  return type === 'jpeg' ? Buffer.concat([bytes, await zipOf({ 'behind.txt': PLANTED.identity })]) : bytes
}

/** A pdf with text on its pages, and with everything beside them that a pdf can carry. */
export async function plantedPdf(...pages: string[]): Promise<Buffer> {
  const { identity, author } = PLANTED
  const pdf = await PDFDocument.create()
  pdf.setAuthor(author)
  pdf.setCreator('WPS')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of pages) {
    const page = pdf.addPage([300, 200])
    if (text) page.drawText(text, { x: 20, y: 100, size: 10, font })
    const comment = pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 10, 10],
      T: PDFHexString.fromText(author),
      Contents: PDFString.of(`comment ${identity}`),
    })
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(comment)]))
  }
  await pdf.attach(Buffer.from(`attached ${identity}`), 'list.txt')
  pdf.addJavaScript('main', `app.alert("${author}")`)
  const metadata = pdf.context.stream(`<x:xmpmeta>${author}</x:xmpmeta>`)
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(metadata))
  pdf.context.register(PDFString.of(`forgotten ${identity}`))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** A page that is a picture and nothing else. */
export async function scannedPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const picture = await pdf.embedJpg(await plantedPhoto())
  pdf.addPage([400, 300]).drawImage(picture, { x: 0, y: 0, width: 400, height: 300 })
  return Buffer.from(await pdf.save())
}

/** A pdf that opens with a password only. */
export async function lockedPdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.addPage([300, 200])
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
  return Buffer.from(await pdf.save())
}
