import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import { unreadable } from '../package/unreadable.js'
import type { CleaningLimits } from './cleaned-file.js'

/** Fewer signs than this on a page with something drawn on it: a scan, or letters drawn as pictures. */
const FEWEST_SIGNS = 8
/** Signs that no font said the meaning of. */
const MEANINGLESS = /[\ufffd\p{Co}]|(?!\s)\p{Cc}/gu
const MOST_MEANINGLESS = 0.1

export interface ReadPdf {
  pages: string[]
  /** a page's words could not be read */ unread: boolean
  pictures: number
}

let library: Promise<PDFiumLibrary> | null = null

/** The text of each page as Chromium's PDFium reads it. @throws Unreadable for what is no pdf, or is broken */
export async function readPdf(
  bytes: Uint8Array,
  { pages: most }: Pick<CleaningLimits, 'pages'>,
): Promise<ReadPdf | 'locked'> {
  library ??= PDFiumLibrary.init()
  const pdfium = await library
  let document: Awaited<ReturnType<PDFiumLibrary['loadDocument']>>
  try {
    document = await pdfium.loadDocument(bytes)
  } catch (error) {
    if (/password|security/i.test(String(error))) return 'locked'
    return unreadable('file.broken', '这个 PDF 已损坏或不完整，请重新打开并另存一次后再上传')
  }
  try {
    const count = document.getPageCount()
    if (count > most) unreadable('file.heavy', `这个 PDF 有 ${count} 页，一次最多 ${most} 页，请拆成几个文件后再上传`)
    const read: ReadPdf = { pages: [], unread: count === 0, pictures: 0 }
    for (const page of document.pages()) readPage(page, read)
    return read
  } finally {
    document.destroy()
  }
}

function readPage(page: PDFiumPage, read: ReadPdf): void {
  const text = page.getText()
  read.pages.push(text.replace(/\r\n?/g, '\n'))
  const signs = text.replace(/\s/g, '').length
  const meaningless = text.match(MEANINGLESS)?.length ?? 0
  const objects = [...page.objects()]
  read.pictures += objects.filter(({ type }) => type === 'image').length
  if ((objects.length > 0 && signs < FEWEST_SIGNS) || meaningless > signs * MOST_MEANINGLESS) read.unread = true
}
