import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import { openPackage } from '../../../platform/files/package/open-package.js'
import { Unreadable, unreadable } from '../../../platform/files/package/unreadable.js'
import { decodeText } from './decode-text.js'
import { kindOfFile } from './kind-of-file.js'
import type { ReadingLimits } from './limits.js'
import { readDocument } from './read-document.js'
import { readHtml } from './read-html.js'
import type { Source } from './read-tables.js'
import { readText } from './read-text.js'
import { readWorkbook } from './read-workbook.js'

/**
 * Reads what somebody brought, by what it is and not by what its name says.
 *
 * @param wholeDates a spreadsheet's dates with their year, also where its format shows none
 * @throws Unreadable
 */
export async function readSource(
  source: Source,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
  wholeDates = false,
): Promise<SourceTable[]> {
  const tables = await tablesOf(source, limits, onProgress, wholeDates)
  if (tables.length === 0)
    unreadable('import.no-table', 'bytes' in source ? '这个文件里没有表格' : '粘贴的内容里没有表格，请连同表头一起复制')
  return tables
}

async function tablesOf(
  source: Source,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
  wholeDates: boolean,
) {
  if ('text' in source) {
    const fromHtml = source.html ? readHtml(source.html, limits) : []
    return fromHtml.length > 0 ? fromHtml : readText(source.text, limits)
  }
  const bytes = Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength)
  const kind = kindOfFile(bytes)
  if (kind === 'package') return readPackage(bytes, limits, onProgress, wholeDates)
  const text = decodeText(bytes)
  return kind === 'html' ? readHtml(text, limits) : readText(text, limits)
}

async function readPackage(
  bytes: Buffer,
  limits: ReadingLimits,
  onProgress: (fraction: number) => void,
  wholeDates: boolean,
) {
  try {
    const file = await openPackage(bytes, limits)
    if (file.has('xl/workbook.xml')) return await readWorkbook(file, limits, onProgress, wholeDates)
    if (file.has('word/document.xml')) return await readDocument(file, limits, onProgress)
  } catch (error) {
    // Broken zips and streams fail as errors of many makers, RangeErrors too where a length lies; our own code's errors are not put down to
    // the file.
    if (error instanceof Unreadable || error instanceof TypeError) throw error
    return unreadable('import.broken', '这个文件已损坏或不完整，请重新打开并另存一次后再导入')
  }
  return unreadable('import.not-table', '这个压缩包不是 xlsx 或 docx，请先解压，再导入里面的表格文件')
}
