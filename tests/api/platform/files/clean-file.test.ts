import { cleanFile } from '@gongkai/server/platform/files/clean/clean-file'
import { Refused } from '@gongkai/server/platform/http/refused'
import JSZip from 'jszip'
import sharp from 'sharp'
import { HOSTILE } from '../../../support/hostile-files'
import { watchMainThread } from '../../../support/main-thread'
import { docxOf, relationships, xlsxOf, zipOf } from '../../../support/office-files'
import { closePdfs, pagesOf } from '../../../support/pdf'
import {
  lockedPdf,
  PLANTED,
  plantedDocx,
  plantedPdf,
  plantedPhoto,
  plantedXlsx,
  scannedPdf,
} from '../../../support/planted-files'

const { identity, maskedIdentity, author, company } = PLANTED
const clean = (bytes: Uint8Array, name = 'a.bin') => cleanFile('east', bytes, name)
const placesOf = (findings: readonly { kind: string; place: string; masked: string }[]) =>
  findings.map(({ kind, place, masked }) => `${kind} ${place} ${masked}`)

/** All that a file says anywhere: its bytes and, of a package, its parts. */
async function allOf(bytes: Uint8Array): Promise<string> {
  const plain = Buffer.from(bytes).toString('latin1')
  if (!plain.startsWith('PK')) return plain
  const zip = await JSZip.loadAsync(bytes)
  const parts = await Promise.all(
    Object.values(zip.files).map(async (file) => `${file.name}\n${await file.async('string')}`),
  )
  return parts.join('\n')
}

afterAll(() => closePdfs())

describe('a document that is to be published', () => {
  test('a docx loses properties, comments, tracked changes and hidden text, and keeps what is printed', async () => {
    const cleaned = await clean(
      await plantedDocx(
        `<w:p><w:r><w:t>户主${identity.slice(0, 9)}</w:t></w:r><w:r><w:t>${identity.slice(9)}</w:t></w:r></w:p>`,
      ),
    )
    const all = await allOf(cleaned.bytes)
    expect(all.split(identity).length - 1).toBe(0)
    for (const word of [author, company, 'comments.xml', 'thumbnail', '删去的', '看不见的', '00AB12CD', 'docVar'])
      expect(all).not.toContain(word)
    for (const word of ['公告', '临时救助名单', '加上的字', '姓名']) expect(all).toContain(word)
    expect(cleaned).toMatchObject({ type: 'docx', reading: 'read', pictures: 0 })
    expect(placesOf(cleaned.findings)).toEqual([`identity 正文第6段 ${maskedIdentity}`])
    expect(cleaned.removed).toEqual([
      '作者、单位等文件属性',
      '批注',
      '修订痕迹 3 处（按接受修订处理）',
      '隐藏的文字 1 处',
    ])
  })

  test('an xlsx loses hidden rows, columns and sheets, comments, formulas and texts that no cell shows', async () => {
    const row = `<row r="14"><c r="B14" t="inlineStr"><is><t>${identity}</t></is></c></row>`
    const cleaned = await clean(await plantedXlsx(row))
    const all = await allOf(cleaned.bytes)
    expect(all.split(identity).length - 1).toBe(1)
    for (const word of [author, company, '隐藏', 'comments', 'printerSettings', '<f>', '没有格子用到的'])
      expect(all).not.toContain(word)
    for (const word of ['临时救助', '序号', 'localSheetId="0"']) expect(all).toContain(word)
    expect(cleaned).toMatchObject({ type: 'xlsx', reading: 'read' })
    expect(placesOf(cleaned.findings)).toEqual([`identity 工作表“名单”第14行B列 ${maskedIdentity}`])
    expect(cleaned.removed).toEqual([
      '作者、单位等文件属性',
      '批注',
      '隐藏的工作表 1 张',
      '隐藏的行 1 行',
      '隐藏的列 1 列',
      '公式 1 处（只留算出的结果）',
    ])
  })

  test('a pdf loses author, comments, attachments, scripts and forgotten objects; its pages are read', async () => {
    const cleaned = await clean(await plantedPdf('Notice of the town', `owner ${identity}`))
    expect(cleaned).toMatchObject({ type: 'pdf', reading: 'read', pictures: 0 })
    expect(placesOf(cleaned.findings)).toEqual([`identity 第2页 ${maskedIdentity}`])
    expect(await pagesOf(Buffer.from(cleaned.bytes))).toEqual(['Noticeofthetown', `owner${identity}`])
    const { PDFDocument } = await import('@cantoo/pdf-lib')
    const again = await PDFDocument.load(cleaned.bytes, { updateMetadata: false })
    expect([again.getAuthor(), again.getCreator(), again.getProducer(), again.getCreationDate()]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    const objects = again.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    for (const word of ['Filespec', 'JavaScript', 'Metadata', 'forgotten', 'comment', 'Annot '])
      expect(objects).not.toContain(word)
    expect(cleaned.removed.sort()).toEqual(['作者、制作软件等文件属性', '批注 2 处', '脚本', '附件'].sort())
  })

  test('what nobody can read is never called safe', async () => {
    expect(await clean(await scannedPdf())).toMatchObject({ reading: 'unreadable', pictures: 1, findings: [] })
    expect(await clean(await lockedPdf())).toMatchObject({ reading: 'unreadable' })
    expect(await clean(await plantedPdf('Notice of the town', ''))).toMatchObject({ reading: 'read' })
  })

  test('pictures within a document lose what stands beside their dots, and are counted', async () => {
    const photo = await plantedPhoto()
    const docx = await docxOf('<w:p/>', {
      'word/_rels/document.xml.rels': relationships({ id: 'r1', type: 'image', target: 'media/image1.jpeg' }),
      'word/media/image1.jpeg': photo,
    })
    const cleaned = await clean(docx)
    expect(cleaned.pictures).toBe(1)
    const zip = await JSZip.loadAsync(cleaned.bytes)
    const left = await zip.file('word/media/image1.jpeg')?.async('nodebuffer')
    const { exif, xmp, width } = await sharp(left).metadata()
    expect([exif, xmp, width]).toEqual([undefined, undefined, 400])
    expect(left?.includes('behind.txt')).toBe(false)
    expect((await clean(await scannedPdf())).bytes.toString()).not.toContain('HUAWEI')
  })
})

describe('a photo that is to be published', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'a %s is drawn anew: upright, without place, device and what hung behind',
    async (type) => {
      const cleaned = await clean(await plantedPhoto(type), 'photo.pdf')
      expect(cleaned).toMatchObject({ type, reading: 'photo', pictures: 1, findings: [], width: 300, height: 400 })
      expect(cleaned.removed).toEqual(['拍摄地点', '拍摄时间、手机型号等拍摄信息', '作者、说明等图片属性'])
      const { exif, xmp, iptc, icc, orientation } = await sharp(cleaned.bytes).metadata()
      expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
      const all = Buffer.from(cleaned.bytes).toString('latin1')
      for (const word of ['HUAWEI', 'wangxiaoming', 'behind.txt']) expect(all).not.toContain(word)
    },
  )

  test('a huge one becomes as large as a screen needs', async () => {
    const wide = await sharp({ create: { width: 6000, height: 1000, channels: 3, background: '#000' } })
      .jpeg()
      .toBuffer()
    expect(await clean(wide)).toMatchObject({ width: 4096, height: 683 })
  })
})

describe('what somebody made to harm', () => {
  const photoOf = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
      .png()
      .toBuffer()
  const CASES: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    nothing: () => Buffer.alloc(0),
    'a page that says it is a photo': () => Buffer.from('<html><script>alert(1)</script>'),
    'an old workbook': () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'half a jpeg': async () => {
      const photo = await sharp(await photoOf(800, 600))
        .jpeg()
        .toBuffer()
      return photo.subarray(0, photo.length >> 1)
    },
    'the head of a jpeg': () => Buffer.from('ffd8ffe000104a464946', 'hex'),
    'a picture of 100 million dots in a few bytes': () => photoOf(20_000, 5000),
    'half a pdf': async () => (await plantedPdf('x')).subarray(0, 600),
    'a pdf of nothing': () => Buffer.from('%PDF-1.7\n%%EOF'),
    'a zip': () => zipOf({ 'a.txt': 'x' }),
    'a docx with another file in it': () =>
      docxOf('<w:p/>', {
        'word/_rels/document.xml.rels': relationships({ id: 'r1', type: 'oleObject', target: 'embeddings/a.bin' }),
        'word/embeddings/a.bin': 'x',
      }),
    'a docx with macros': () => docxOf('<w:p/>', { 'word/vbaProject.bin': 'x' }),
    'a docx that names a document type': () =>
      zipOf({ 'word/document.xml': '<!DOCTYPE x [<!ENTITY e "y">]><w:document xmlns:w="w"/>' }),
    'a workbook of endless text': () =>
      xlsxOf({
        表: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'字'.repeat(5_000_000)}</t></is></c></row></sheetData>`,
      }),
  }

  /** Of what harms a table's reader, each sort once. */
  const OF_PACKAGES = /within each other in a|says it is small|half a zip|many parts|beyond the end|in one row/
  const packages = Object.entries(HOSTILE).filter(([what]) => OF_PACKAGES.test(what))

  test('is refused in Chinese, and the thread that serves everybody stays free', async () => {
    const wrong: string[] = []
    const made: [string, Uint8Array][] = []
    for (const [what, make] of [...Object.entries(CASES), ...packages]) made.push([what, await make()])
    const end = watchMainThread()
    for (const [what, bytes] of made) {
      const error = await clean(bytes, 'a.docx').then(
        () => null,
        (reason: unknown) => reason,
      )
      // Long, and read.
      if (error === null && what in HOSTILE) continue
      const refusals = error instanceof Refused ? error.refusals : []
      if (
        refusals.length === 0 ||
        !refusals.every(
          ({ code, at, text }) => code.startsWith('file.') && at === 'file' && /[\u4e00-\u9fff]/.test(text),
        )
      )
        wrong.push(`${what}: ${error}`)
    }
    const { longestMs } = await end()
    expect(wrong).toEqual([])
    expect(longestMs).toBeLessThan(1500)
    expect(await clean(await plantedPhoto())).toMatchObject({ reading: 'photo' })
  })
})
