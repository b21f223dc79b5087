import { refuse } from '@gongkai/shared/base/refusal'
import type { DocumentFormat } from '@gongkai/shared/export/export.contract'
import { Refused } from '../../platform/http/refused.js'
import type { WriteDocument, Writers } from '../official-document.js'
import { writeCsv } from './csv.js'
import { writeDocx } from './docx.js'
import { writePdf } from './pdf.js'
import { writeXlsx } from './xlsx.js'

const writers: Partial<Writers> = { xlsx: writeXlsx, docx: writeDocx, pdf: writePdf, csv: writeCsv }

export const hasWriter = (format: DocumentFormat) => format !== 'zip' && writers[format] !== undefined

/** @throws Refused 422 for a format that no document is written in */
export function writerOf(format: Exclude<DocumentFormat, 'zip'>): WriteDocument {
  const writer = writers[format]
  if (!writer) throw new Refused(422, [refuse('export.format', 'format', '这种文件没有这种格式，请另选一种')])
  return writer
}
