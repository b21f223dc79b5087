import { PassThrough, type Readable } from 'node:stream'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const WIDTH = 22

/** A workbook without its maker's name: exceljs writes its own, or `unknown`. */
export function anonymous(workbook: { creator: string; lastModifiedBy: string; company: string }): void {
  Object.assign(workbook, { creator: '', lastModifiedBy: '', company: '' })
}

/**
 * A table as an xlsx of one sheet, written as the rows come: memory stays flat. Every cell is text, so nothing in it is ever
 * taken for a formula.
 */
export function writeTable(sheetName: string, header: readonly string[], rows: AsyncIterable<string[]>): Readable {
  const stream = new PassThrough()
  const write = async () => {
    // A large library for few readers: a start does without it.
    const { default: exceljs } = await import('exceljs')
    const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
    anonymous(workbook)
    const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = header.map((name) => ({ header: name, width: WIDTH }))
    for await (const row of rows) {
      sheet.addRow(row).commit()
      if (stream.writableNeedDrain) await new Promise((drained) => stream.once('drain', drained))
    }
    sheet.commit()
    await workbook.commit()
  }
  write().catch((error: Error) => stream.destroy(error))
  return stream
}
