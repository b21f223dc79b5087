import type { SourceTable } from '@gongkai/shared/import/source-table'
import papaparse from 'papaparse'
import type { ReadingLimits } from './limits.js'
import { Spent, TableMaker } from './table-maker.js'

/** The apostrophe that our own csv puts before what would run as a formula (`csvLine`). */
const GUARD = /^'(?=[\s\u3000]*[=+\-@＝＋－＠\t\r])/

/** A csv file, or what was copied out of a spreadsheet or a Word table as text: one table. A line counts as one also where its cells hold several. */
export function readText(text: string, limits: ReadingLimits): SourceTable[] {
  const table = new TableMaker('', [], limits)
  let line = 0
  papaparse.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step: ({ data }) => {
      data.forEach((cell, column) => {
        table.set(line, column, cell.replace(GUARD, ''))
      })
      line++
    },
  })
  const made = table.make()
  if (!made) return []
  new Spent(limits).take(made)
  return [made]
}

/** The one the first lines have most of; tabs first, since a text with tabs was copied out of a table. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000)
  if (head.includes('\t')) return '\t'
  const [most] = [',', ';', '|', '，']
    .map((mark) => ({ mark, count: head.split(mark).length }))
    .sort((one, other) => other.count - one.count)
  return most && most.count > 1 ? most.mark : ','
}
