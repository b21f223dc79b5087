import { PDFDocument } from '@cantoo/pdf-lib'
import { unreadable } from '../package/unreadable.js'
import type { CleanedFile, CleaningLimits } from './cleaned-file.js'
import { findInDocument } from './find-in-document.js'
import { readPdf } from './read-pdf.js'
import { stripPdf } from './strip-pdf.js'

/**
 * A pdf without author, program, comments, attachments and scripts, and the findings of its pages. A scan, and a file whose words nobody can
 * read, are said to be so: 读不出，请人工核对. @throws Unreadable
 */
export async function cleanPdf(
  bytes: Uint8Array,
  official: ReadonlySet<string>,
  limits: CleaningLimits,
): Promise<CleanedFile> {
  const read = await readPdf(bytes, limits)
  // Locked with a password: what is in it can be read by nobody here, nor be taken out.
  if (read === 'locked') return { bytes, type: 'pdf', removed: [], reading: 'unreadable', findings: [], pictures: 0 }
  const { document, removed, words } = await stripped(bytes)
  const flows = read.pages.map((text, at) => ({ text, placeAt: () => `第${at + 1}页` }))
  if (words) flows.push({ text: words, placeAt: () => '书签、表单或链接' })
  return {
    bytes: await document.save({ addDefaultPage: false, updateFieldAppearances: false }),
    type: 'pdf',
    removed,
    reading: read.unread ? 'unreadable' : 'read',
    findings: findInDocument({ flows, tables: [] }, official, limits),
    pictures: read.pictures,
  }
}

async function stripped(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    password: '',
  }).catch(() =>
    unreadable(
      'file.broken',
      '这个 PDF 的结构不规范，清不掉里面的作者等信息；请打开后用“打印—另存为 PDF”重新生成，再上传',
    ),
  )
  return { document, ...stripPdf(document) }
}
