import type { SourceTable } from '@gongkai/shared/exchange/import/source-table'
import papaparse from 'papaparse'
import type { ReadingLimits } from './limits.js'
import { Spent, TableMaker } from './table-maker.js'

/** The apostrophe that our own csv puts before what would run as a formula (`csvLine`). */
const GUARD = /^'(?=[\s\u3000]*[=+\-@＝＋－＠\t\r])/

/** The parser looks at the blanks before a line's end anew for each quotation mark in it; nobody types so many. */
const ENDLESS = /[^\S\r\n\t]{1000,}/g

/** A csv file, or what was copied out of a spreadsheet or a Word table as text: one table. A line counts as one also where its cells hold several. */
export function readText(text: string, limits: ReadingLimits): SourceTable[] {
  const table = new TableMaker('', [], limits)
  let line = 0
  papaparse.parse<string[]>(text.replace(ENDLESS, ' '), {
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

const DELIMITERS = ['\t', ',', ';', '|', '，'] as const
const QUOTED = /"(?:[^"]|"")*(?:"|$)/g

/**
 * The one that parts the header: the first line with two or more of it, else with any. The lines below do not count, for the
 * text of a cell may hold more commas or tabs than its line has columns.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(QUOTED, '')
    .split(/\r\n?|\n/)
  for (const least of [2, 1])
    for (const line of lines) {
      const [most] = DELIMITERS.map((mark) => ({ mark, count: line.split(mark).length - 1 })).sort(
        (one, other) => other.count - one.count,
      )
      if (most && most.count >= least) return most.mark
    }
  return ','
}
