import { refuse } from '@gongkai/shared/base/refusal'
import exceljs from 'exceljs'
import { Refused } from '../platform/http/refused.js'

const MOST_LINES = 5000
const MOST_COLUMNS = 50

/**
 * The first sheet's cells as text, lines from the sheet's first; a cell that is part of a merged one has the merged text.
 * @throws Refused 422 for what is no xlsx or holds far more than a list of people
 */
export async function readXlsx(file: Buffer): Promise<string[][]> {
  const workbook = new exceljs.Workbook()
  try {
    await workbook.xlsx.load(file as never)
  } catch {
    throw new Refused(422, [refuse('list.unreadable', 'file', '读不出这个文件，请用 Excel 另存为 xlsx 后再上传')])
  }
  const [sheet] = workbook.worksheets
  if (!sheet) throw new Refused(422, [refuse('list.unreadable', 'file', '这个文件里没有工作表')])
  if (sheet.rowCount > MOST_LINES)
    throw new Refused(422, [refuse('list.long', 'file', `这张表有 ${sheet.rowCount} 行，一次最多 1000 人`)])
  const columns = Math.min(sheet.columnCount, MOST_COLUMNS)
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: columns }, (_, column) => textOf(sheet.getRow(row + 1).getCell(column + 1))),
  )
}

function textOf(cell: exceljs.Cell): string {
  try {
    return cell.text ?? ''
  } catch {
    // exceljs throws for a formula without a result, and for a rich text without parts
    return ''
  }
}
